import type { PromisePreview } from "#app/domain/shipments/promise-preview.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

/** What will be promised and why. `preview` undefined: the destination is not known yet. */
export function PromiseLine({ preview, arrival }: { preview: PromisePreview | null | undefined; arrival: boolean }) {
  const { t, f } = useI18n();
  return (
    <p className="entry-promise" aria-live="polite">
      <Icon name="clock" />
      <span className="muted">{t("shipments.entry.promise.label")}</span>
      {preview ? (
        <>
          <b>{t("shipments.entry.promise.by", { time: f.full(preview.promisedAt) })}</b>
          <span className="muted">
            {t("shipments.entry.promise.why", {
              name: preview.standardName,
              base: t(`shipments.entry.promise.base.${arrival ? "shipped" : "created"}`),
              hours: f.number(preview.hours),
            })}
          </span>
        </>
      ) : (
        <span className="muted">{t(`shipments.entry.promise.${preview === null ? "none" : "waiting"}`)}</span>
      )}
    </p>
  );
}
