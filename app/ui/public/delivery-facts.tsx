import type { TrackingPage } from "#app/domain/public-tracking/tracking-page.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

function Estimate({
  estimate,
  deliveryMode,
}: {
  estimate: NonNullable<TrackingPage["estimate"]>;
  deliveryMode: string;
}) {
  const { t, f } = useI18n();
  const { at, basis, stopsBefore, late } = estimate;
  const why = basis === "promise" ? "promise" : stopsBefore > 0 ? "trip" : "tripNext";
  const said = basis === "promise" ? "before" : "approximately";
  return (
    <div className="public-fact">
      <h2>{t(`publicTracking.estimate.${deliveryMode === "self_pickup" ? "titlePickup" : "title"}`)}</h2>
      <strong>{t(`publicTracking.estimate.${said}`, { time: f.full(at) })}</strong>
      <p className="muted">{t(`publicTracking.estimate.${why}`, { n: stopsBefore })}</p>
      {late ? (
        <p className="text-late row">
          <Icon name="clock" /> {t("publicTracking.estimate.late")}
        </p>
      ) : null}
    </div>
  );
}

function Due({ due }: { due: NonNullable<TrackingPage["due"]> }) {
  const { t, f } = useI18n();
  const parts = [
    due.freightFen > 0 ? t("publicTracking.due.freight", { amount: f.money(due.freightFen) }) : "",
    due.codFen > 0 ? t("publicTracking.due.cod", { amount: f.money(due.codFen) }) : "",
  ].filter((part) => part !== "");
  return (
    <div className="public-fact">
      <h2>{t("publicTracking.due.title")}</h2>
      <strong>{t("publicTracking.due.amount", { amount: f.money(due.totalFen) })}</strong>
      <p className="muted">{parts.join(" · ")}</p>
      <p className="muted">{t("publicTracking.due.hint")}</p>
    </div>
  );
}

/** What the consignee prepares for: when, how much, and what is in the way. */
export function DeliveryFacts({ page }: { page: TrackingPage }) {
  const { t } = useI18n();
  const { estimate, due, exceptions, deliveryMode } = page;
  return (
    <>
      {exceptions.length > 0 ? (
        <section className="notice notice-warning" aria-labelledby="public-exceptions">
          <Icon name="warning" />
          <div>
            <h2 id="public-exceptions">{t("publicTracking.exceptions")}</h2>
            <ul>
              {[...new Set(exceptions)].map((code) => (
                <li key={code}>{t(`tracking.publicExceptions.${code}`)}</li>
              ))}
            </ul>
          </div>
        </section>
      ) : null}
      {estimate || due ? (
        <section className="card public-facts">
          {estimate ? <Estimate estimate={estimate} deliveryMode={deliveryMode} /> : null}
          {due ? <Due due={due} /> : null}
        </section>
      ) : null}
    </>
  );
}
