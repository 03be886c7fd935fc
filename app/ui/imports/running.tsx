import { useLocation, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useI18n } from "#app/i18n/react.tsx";

const LOOK_EVERY_MS = 1_000;

/** The bar of a job at work; looks for news every second, whether or not the live stream is there. */
export function Running({ status, progress }: { status: "checking" | "importing"; progress: number }) {
  const { t } = useI18n();
  const { revalidate, state } = useRevalidator();
  const { pathname, search } = useLocation();
  useEffect(() => {
    const timer = setTimeout(() => {
      if (state === "idle") {
        revalidate();
      }
    }, LOOK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [revalidate, state]);
  const known = status === "checking";
  return (
    <section className="card card-body stack-s" aria-live="polite">
      <strong>{t(`imports.progress.${status}`)}</strong>
      <div
        className={`progress ${known ? "" : "imports-busy"}`}
        role="progressbar"
        aria-label={t(`imports.status.${status}`)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={known ? progress : undefined}
      >
        <span style={{ width: known ? `${Math.max(progress, 4)}%` : "30%" }} />
      </div>
      <span className="muted">{t("imports.progress.leave")}</span>
      <noscript>
        <a className="btn btn-small" href={`${pathname}${search}`}>
          {t("imports.progress.refresh")}
        </a>
      </noscript>
    </section>
  );
}
