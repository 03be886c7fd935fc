import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import type { Editing } from "./template-editor.tsx";

/** All versions of a template; any of them can be the start of the next. */
export function TemplateHistory({ editing }: { editing: Editing }) {
  const { t, f } = useI18n();
  const { notice, channel, locale } = editing.slot;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("notifications.templates.history")}</h2>
      </div>
      {editing.history.length === 0 ? (
        <p className="card-body muted">{t("notifications.templates.historyEmpty")}</p>
      ) : (
        <ul className="stack-s card-body">
          {editing.history.map((one) => (
            <li key={one.version} className="row row-wrap">
              <strong>{t("notifications.templates.version", { n: one.version })}</strong>
              {one.active ? <Tag tone="done">{t("notifications.templates.active")}</Tag> : null}
              <span className="muted">
                {t("notifications.templates.by", { name: one.createdByName, time: f.full(one.createdAt) })}
              </span>
              <Link to={`?locale=${locale}&notice=${notice}&channel=${channel}&from=${one.version}#editor`}>
                {t("notifications.templates.reuse")}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
