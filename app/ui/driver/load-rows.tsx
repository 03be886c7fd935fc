import { useState } from "react";
import { PART_REASONS } from "#app/domain/driver/fail-reasons.ts";
import type { LoadView, StopView } from "#app/domain/driver/trip-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { openLoads } from "./stop-acts.ts";

function LoadCount({ stop, load, enhanced }: { stop: StopView; load: LoadView; enhanced: boolean }) {
  const { t } = useI18n();
  const [done, setDone] = useState(String(load.count));
  const short = Number(done) < load.count;
  const step = (by: number) =>
    setDone(String(Math.max(0, Math.min(load.count, (Number.parseInt(done, 10) || 0) + by))));
  return (
    <li className="driver-count">
      <div className="grow">
        <b className="mono">{load.waybillNo}</b>
        <span className="muted">{load.goodsName}</span>
      </div>
      <div className="driver-stepper">
        {enhanced ? (
          <button type="button" className="btn btn-icon" aria-label={t("driver.count.less")} onClick={() => step(-1)}>
            −
          </button>
        ) : null}
        <input
          className="input"
          name={`done:${load.id}`}
          aria-label={t(`driver.count.${stop.kind}`, { no: load.waybillNo, total: load.count })}
          type="number"
          inputMode="numeric"
          min={0}
          max={load.count}
          step={1}
          required
          value={done}
          onChange={(event) => setDone(event.target.value)}
        />
        {enhanced ? (
          <button type="button" className="btn btn-icon" aria-label={t("driver.count.more")} onClick={() => step(1)}>
            +
          </button>
        ) : null}
        <span className="muted">/ {load.count}</span>
      </div>
      {!enhanced || short ? (
        <select
          className="select"
          name={`why:${load.id}`}
          required={enhanced}
          defaultValue=""
          aria-label={t("driver.count.why", { no: load.waybillNo })}
        >
          <option value="">{t("driver.count.whyNot")}</option>
          {PART_REASONS[stop.kind].map((reason) => (
            <option key={reason} value={reason}>
              {t(`tracking.exceptions.${reason}`)}
            </option>
          ))}
        </select>
      ) : null}
    </li>
  );
}

/** How many pieces of each shipment were handed over or taken on; fewer than all need a reason. */
export function LoadCounts({ stop, enhanced }: { stop: StopView; enhanced: boolean }) {
  return (
    <ul className="driver-counts">
      {openLoads(stop).map((load) => (
        <LoadCount key={load.id} stop={stop} load={load} enhanced={enhanced} />
      ))}
    </ul>
  );
}

/** What is to be handed over at a stop, and what to watch out for. */
export function LoadFacts({ stop }: { stop: StopView }) {
  const { t, f } = useI18n();
  return (
    <ul className="driver-loads">
      {stop.loads.map((load) => (
        <li key={load.id}>
          <div className="spread">
            <b className="mono">{load.waybillNo}</b>
            <span>
              {load.count === load.total
                ? t("driver.load.pieces", { n: load.count })
                : t("driver.load.somePieces", { n: load.count, total: load.total })}
              {" · "}
              {f.kg(load.weightG)} {t("common.unit.kg")}
            </span>
          </div>
          <div className="muted">
            {load.goodsName}
            {stop.kind === "delivery" ? null : ` · ${t("driver.load.for", { name: load.consigneeName })}`}
            {load.receiptCount > 0 ? ` · ${t("driver.load.receipts", { n: load.receiptCount })}` : null}
          </div>
          {load.due ? (
            <div className="driver-due">
              {t("driver.load.collect", { amount: f.money(load.due.totalFen) })}
              <small>
                {[
                  load.due.freightFen > 0 ? t("driver.load.freight", { amount: f.money(load.due.freightFen) }) : "",
                  load.due.codFen > 0 ? t("driver.load.cod", { amount: f.money(load.due.codFen) }) : "",
                ]
                  .filter(Boolean)
                  .join(" + ")}
              </small>
            </div>
          ) : null}
          {load.blocked ? <div className="text-exception">{t("driver.load.blocked")}</div> : null}
          {load.remarks ? <div className="driver-remark">{load.remarks}</div> : null}
        </li>
      ))}
    </ul>
  );
}
