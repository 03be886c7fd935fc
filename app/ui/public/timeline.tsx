import type { TrackingPage } from "#app/domain/public-tracking/tracking-page.server.ts";
import { useI18n } from "#app/i18n/react.tsx";

/** Small pictures that open in full. */
export function Photos({ token, ids }: { token: string; ids: string[] }) {
  const { t } = useI18n();
  return ids.length === 0 ? null : (
    <ul className="public-photos">
      {ids.map((id, index) => (
        <li key={id}>
          <a href={`/t/${token}/pod/${id}`}>
            <img src={`/t/${token}/pod/${id}`} alt={t("publicTracking.proof.photo", { n: index + 1 })} loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What happened, newest first, in words for customers. */
export function Timeline({ page, token }: { page: TrackingPage; token: string }) {
  const { t, f } = useI18n();
  const zone = t(`publicTracking.timeline.${f.timeZone === "Asia/Urumqi" ? "urumqi" : "beijing"}`);
  return (
    <section className="card" aria-labelledby="public-timeline">
      <h2 className="card-head" id="public-timeline">
        {t("publicTracking.timeline.title")}
      </h2>
      <ol className="public-timeline">
        {page.timeline.map((entry) => (
          <li key={entry.id}>
            <time dateTime={new Date(entry.occurredAt).toISOString()}>{f.full(entry.occurredAt)}</time>
            <div>
              <strong>{t(`tracking.publicEvents.${entry.code}`)}</strong>
              {entry.place ? <span className="muted">{entry.place}</span> : null}
              {entry.part === null ? null : (
                <span className="muted">
                  {t("publicTracking.timeline.part", { n: entry.part, total: page.pieces })}
                </span>
              )}
              {entry.reason ? (
                <span>
                  {t("publicTracking.timeline.reason", { reason: t(`tracking.publicExceptions.${entry.reason}`) })}
                </span>
              ) : null}
              <Photos token={token} ids={entry.photos} />
            </div>
          </li>
        ))}
      </ol>
      <p className="card-body muted">{t("publicTracking.timeline.zone", { zone })}</p>
    </section>
  );
}
