import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { ArriveStop, CompleteStop, FailStop } from "./stop-forms.tsx";
import { loadTone, stopTone } from "./trip-tone.ts";
import { isOpenStop, type LoadView, type StopView } from "./trip-types.ts";

/** A click on the phone calls the person at the stop; a masked number is only shown. */
export function StopPhone({ phone, name }: { phone: string; name: string }) {
  const { t } = useI18n();
  if (phone.includes("*")) {
    return <span className="muted">{phone}</span>;
  }
  return (
    <a className="fleet-phone" href={`tel:${phone.replace(/[\s-]/g, "")}`} title={t("fleet.call", { name })}>
      <Icon name="phone" size={14} />
      {phone}
    </a>
  );
}

function CollectCell({ load }: { load: LoadView }) {
  const { t, f } = useI18n();
  const { paymentTerm, freightFen, codFen } = load.shipment;
  const parts = [
    paymentTerm === "collect" && freightFen > 0 ? t("fleet.stop.freight", { amount: f.money(freightFen) }) : null,
    codFen > 0 ? t("fleet.stop.cod", { amount: f.money(codFen) }) : null,
  ].filter(Boolean);
  return load.kind === "delivery" && parts.length > 0 ? (
    <span>{parts.join(" · ")}</span>
  ) : (
    <span className="muted">—</span>
  );
}

function LoadRow({ load, outbound }: { load: LoadView; outbound: boolean }) {
  const { t, f } = useI18n();
  const { shipment } = load;
  return (
    <tr>
      <td>
        <Link className="mono" to={`/shipments/${shipment.waybillNo}`}>
          {shipment.waybillNo}
        </Link>
        {shipment.openExceptions > 0 ? (
          <span className="text-exception" title={t("fleet.stop.exceptionsOpen", { count: shipment.openExceptions })}>
            {" "}
            <Icon name="warning" label={t("fleet.stop.exceptionsOpen", { count: shipment.openExceptions })} />
          </span>
        ) : null}
      </td>
      <td className="truncate">{outbound && shipment.shipperName ? shipment.shipperName : shipment.consigneeName}</td>
      <td className="truncate">{shipment.goodsName}</td>
      <td className="num" title={load.pieces}>
        {t("fleet.stop.piecesOf", { count: load.count, total: shipment.pieces })}
      </td>
      <td className="num">{f.kg(load.weightG)}</td>
      <td>
        <CollectCell load={load} />
      </td>
      <td>
        <span className="row">
          <Tag tone={loadTone(load.status)}>{t(`fleet.loadStates.${load.status}`)}</Tag>
          {load.reason ? <span className="text-exception">{t(`tracking.exceptions.${load.reason}`)}</span> : null}
        </span>
      </td>
    </tr>
  );
}

const columns = ["waybill", "party", "goods", "pieces", "weight", "collect", "state"] as const;

/** Columns stand under each other through all stops; only the first shows what they are. */
function LoadTable({ loads, outbound }: { loads: LoadView[]; outbound: boolean }) {
  const { t } = useI18n();
  return (
    <div className="fleet-scroll">
      <table className="table fleet-loads">
        <colgroup>
          {columns.map((column) => (
            <col key={column} className={`fleet-col-${column}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th>{t("fleet.stop.waybill")}</th>
            <th>{t(outbound ? "fleet.stop.shipper" : "fleet.stop.consignee")}</th>
            <th>{t("fleet.stop.goods")}</th>
            <th className="num">{t("fleet.stop.pieces")}</th>
            <th className="num">
              {t("fleet.stop.weight")} ({t("common.unit.kg")})
            </th>
            <th>{t("fleet.stop.collect")}</th>
            <th>{t("fleet.stop.state")}</th>
          </tr>
        </thead>
        <tbody>
          {loads.map((load) => (
            <LoadRow key={load.id} load={load} outbound={outbound} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function StopTimes({ stop, now }: { stop: StopView; now: Date }) {
  const { t, f } = useI18n();
  const { plannedAt, arrivedAt, doneAt } = stop;
  const lateMs = plannedAt && stop.status === "planned" ? now.getTime() - plannedAt.getTime() : 0;
  return (
    <span className="fleet-pair fleet-times">
      {plannedAt ? <span className="muted">{t("fleet.stop.planned", { time: f.time(plannedAt) })}</span> : null}
      {arrivedAt ? <span>{t("fleet.stop.arrivedAt", { time: f.time(arrivedAt) })}</span> : null}
      {doneAt ? <span>{t("fleet.stop.doneAt", { time: f.time(doneAt) })}</span> : null}
      {lateMs > 60_000 ? <Tag tone="late">{t("fleet.stop.late", { time: f.duration(lateMs) })}</Tag> : null}
    </span>
  );
}

export interface TripStopProps {
  stop: StopView;
  seq: number;
  /** goods leave from shippers, not to consignees */
  outbound: boolean;
  /** the stop that comes next */
  next: boolean;
  now: Date;
  version: number;
  /** the desk may report for the driver: the trip is under way and the reader may */
  mayAct: boolean;
  reply: unknown;
  at: string | null;
}

/** One stop of a trip: where, when, what for, and the forms to report what happened there. */
export function TripStop({ stop, seq, outbound, next, now, version, mayAct, reply, at }: TripStopProps) {
  const { t } = useI18n();
  const answerOf = (act: string) => (at === `${act}-${stop.id}` ? reply : null);
  return (
    <li className={`card fleet-stop fleet-stop-${stop.status}`} id={`stop-${stop.id}`}>
      <div className="card-head fleet-stop-head">
        <span className="fleet-seq">{seq}</span>
        <strong>{stop.title}</strong>
        <span className="tag">{t(`fleet.kinds.${stop.kind}`)}</span>
        <Tag tone={stopTone(stop.status)}>{t(`fleet.stopStates.${stop.status}`)}</Tag>
        {stop.address ? <span className="muted">{stop.address}</span> : null}
        {stop.phone ? <StopPhone phone={stop.phone} name={stop.title} /> : null}
        <StopTimes stop={stop} now={now} />
      </div>
      <LoadTable loads={stop.loads} outbound={outbound} />
      {mayAct && isOpenStop(stop) ? (
        <div className="fleet-stop-acts no-print">
          {stop.status === "planned" ? <ArriveStop stop={stop} version={version} answer={answerOf("arrive")} /> : null}
          <CompleteStop stop={stop} version={version} next={next} answer={answerOf("complete")} />
          <FailStop stop={stop} version={version} answer={answerOf("fail")} />
        </div>
      ) : null}
    </li>
  );
}
