import { useLocation } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";

const known = new Set([403, 404, 409, 429]);

/** What somebody sees when a page cannot be shown: what happened, the way out, and the id to quote. */
export function ErrorPage({ status, code, requestId }: { status: number; code?: string; requestId?: string }) {
  const { t } = useI18n();
  const { pathname, search } = useLocation();
  const kind = known.has(status) ? String(status) : status < 500 ? "400" : "500";
  const said = code ? t(`errors.${code}`) : "";
  return (
    <main className="page" style={{ minHeight: "70dvh", placeContent: "center", alignItems: "center" }}>
      <div className="empty">
        <strong>{t(`errors.page.${kind}.title`)}</strong>
        <span>{said && said !== `errors.${code}` ? said : t(`errors.page.${kind}.text`)}</span>
        <div className="row">
          <a className="btn btn-primary" href="/">
            {t("errors.page.home")}
          </a>
          <a className="btn" href={`${pathname}${search}`}>
            {t("errors.page.again")}
          </a>
        </div>
        {requestId && status >= 500 ? (
          <small>
            {t("errors.page.requestId")} <code className="mono">{requestId}</code>
          </small>
        ) : null}
      </div>
    </main>
  );
}
