import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { useDetail } from "./detail-context.tsx";
import { EditAct, type EditGroup } from "./edit-act.tsx";
import { LinkCard } from "./link-card.tsx";
import { PhoneLine } from "./phone-line.tsx";

type Fact = [key: string, value: ReactNode];

function Facts({ title, group, facts }: { title: string; group?: EditGroup; facts: Fact[] }) {
  const { t } = useI18n();
  return (
    <section className="card">
      <div className="card-head">
        <h2>{title}</h2>
        {group ? <EditAct group={group} /> : null}
      </div>
      <dl className="card-body facts">
        {facts
          .filter(([, value]) => value !== null && value !== undefined && value !== "")
          .map(([key, value]) => (
            <div key={key} style={{ display: "contents" }}>
              <dt>{t(`shipments.detail.fields.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function Name({ name, customerId }: { name: string | null; customerId: string | null }) {
  return customerId ? <Link to={`/customers/${customerId}`}>{name}</Link> : name;
}

/** Left: who, what, money, promise. */
export function FactsPane() {
  const { t, f } = useI18n();
  const { shipment: s, now } = useDetail();
  const unit = (key: string) => t(`common.unit.${key}`);
  const label = (key: string) => t(`shipments.detail.fields.${key}`);
  return (
    <div className="detail-pane detail-facts" data-name="facts">
      <Facts
        title={label("consignee")}
        group="consignee"
        facts={[
          ["consignee", <Name key="n" name={s.consigneeName} customerId={s.consigneeCustomerId} />],
          ["phone", <PhoneLine key="p" which="consignee" masked={s.consigneePhone} />],
          ["destination", s.destination],
          ["address", s.consigneeAddress],
        ]}
      />
      <Facts
        title={label("shipper")}
        group="shipper"
        facts={[
          ["shipper", <Name key="n" name={s.shipperName} customerId={s.shipperCustomerId} />],
          ["phone", <PhoneLine key="p" which="shipper" masked={s.shipperPhone} />],
          ["origin", s.originText],
          ["address", s.shipperAddress],
        ]}
      />
      <Facts
        title={t("shipments.detail.sections.what")}
        group="goods"
        facts={[
          ["goods", s.goodsName],
          ["packing", s.packing],
          ["pieces", `${f.number(s.pieces)} ${unit("piece")}`],
          ["weight", `${f.kg(s.weightG)} ${unit("kg")}`],
          ["volume", `${f.m3(s.volumeCm3)} ${unit("m3")}`],
          ["externalNo", s.externalNo],
          ["vehicleType", s.requiredVehicleType],
          ["remarks", s.remarks],
        ]}
      />
      <Facts
        title={t("shipments.detail.sections.money")}
        group="money"
        facts={[
          ["payment", t(`shipments.list.payment.${s.paymentTerm}`)],
          ["freight", `${f.money(s.freightFen)} ${unit("yuan")}`],
          ["cod", s.codFen > 0 ? <b>{`${f.money(s.codFen)} ${unit("yuan")}`}</b> : null],
          ["declared", s.declaredValueFen > 0 ? `${f.money(s.declaredValueFen)} ${unit("yuan")}` : null],
          ["delivery", t(`shipments.list.delivery.${s.deliveryMode}`)],
          ["receipts", s.receiptCount > 0 ? t("shipments.detail.receiptCount", { n: s.receiptCount }) : null],
        ]}
      />
      <Facts
        title={t("shipments.detail.sections.promise")}
        facts={[
          ["promisedAt", s.promisedAt ? f.dateTime(s.promisedAt, now) : null],
          ["shippedAt", f.date(s.shippedAt)],
          ["createdAt", f.dateTime(s.createdAt, now)],
          ["station", s.stationName],
          [
            "list",
            s.arrivalList ? (
              <Link key="l" to={`/shipments?state=all&list=${s.arrivalList.id}`}>
                {s.arrivalList.fileName}
              </Link>
            ) : null,
          ],
        ]}
      />
      <LinkCard />
    </div>
  );
}
