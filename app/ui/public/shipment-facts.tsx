import type { TrackingPage } from "#app/domain/public-tracking/tracking-page.server.ts";
import { useI18n } from "#app/i18n/react.tsx";

/** What is being carried, from where to where; people are masked. */
export function ShipmentFacts({ page }: { page: TrackingPage }) {
  const { t, f } = useI18n();
  const rows: [string, string | null][] = [
    ["from", page.from],
    ["to", page.to],
    ["consignee", page.consignee],
    ["goods", [page.goodsName, page.packing].filter(Boolean).join(" · ")],
    ["pieces", `${f.number(page.pieces)} ${t("common.unit.piece")}`],
    ["weight", `${f.kg(page.weightG)} ${t("common.unit.kg")}`],
    ["mode", t(`publicTracking.facts.${page.deliveryMode}`)],
  ];
  return (
    <section className="card" aria-labelledby="public-facts">
      <h2 className="card-head" id="public-facts">
        {t("publicTracking.facts.title")}
      </h2>
      <dl className="facts card-body">
        {rows.map(([key, value]) =>
          value ? (
            <div key={key} className="public-row">
              <dt>{t(`publicTracking.facts.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <p className="card-body muted">{t("publicTracking.facts.masked")}</p>
    </section>
  );
}

/** The ways on from here. */
export function TrackingHelp({ token, phone }: { token: string; phone: string }) {
  const { t } = useI18n();
  return (
    <section className="card" aria-labelledby="public-help">
      <h2 className="card-head" id="public-help">
        {t("publicTracking.help.title")}
      </h2>
      <div className="card-body stack-s">
        <a className="btn" href={`tel:${phone.replace(/[^\d+]/g, "")}`}>
          {t("publicTracking.help.call", { phone })}
        </a>
        <a className="btn" href={`/t/${token}/complaint`}>
          {t("publicTracking.help.complain")}
        </a>
        <a className="btn" href="/track">
          {t("publicTracking.help.again")}
        </a>
        <p className="muted">{t("publicTracking.help.unsubscribe")}</p>
      </div>
    </section>
  );
}
