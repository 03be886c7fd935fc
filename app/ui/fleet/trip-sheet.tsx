import { displayPhone } from "#app/domain/customers/phone.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { collectFen, type FillView, type StopView, type TripView } from "./trip-types.ts";
import "./trip-sheet.css";

function SheetStop({ stop, seq }: { stop: StopView; seq: number }) {
  const { t, f } = useI18n();
  const rows = Math.max(1, stop.loads.length);
  return (
    <tbody>
      {(stop.loads.length > 0 ? stop.loads : [null]).map((load, index) => (
        <tr key={load?.id ?? stop.id}>
          {index === 0 ? (
            <>
              <td rowSpan={rows} className="sheet-num">
                {seq}
              </td>
              <td rowSpan={rows} className="sheet-place">
                <b>{stop.title}</b> [{t(`fleet.kinds.${stop.kind}`)}]
                {stop.plannedAt ? ` ${f.time(stop.plannedAt)}` : ""}
                <br />
                {stop.address}
              </td>
              <td rowSpan={rows} className="sheet-nowrap">
                {stop.phone}
              </td>
            </>
          ) : null}
          <td className="sheet-nowrap">
            {load?.shipment.waybillNo}
            {load && stop.kind === "pickup" ? <div>{load.shipment.consigneeName}</div> : null}
          </td>
          <td className="sheet-goods">{load?.shipment.goodsName}</td>
          <td className="sheet-num">
            {load ? (load.count === load.shipment.pieces ? load.count : `${load.count}/${load.shipment.pieces}`) : ""}
          </td>
          <td className="sheet-num">{load ? f.kg(load.weightG) : ""}</td>
          <td className="sheet-num">{load && collectFen(load) > 0 ? f.money(collectFen(load)) : ""}</td>
          <td className="sheet-sign" />
        </tr>
      ))}
    </tbody>
  );
}

function SheetHead({ trip, barcode, company, now }: { trip: TripView; barcode: string; company: string; now: Date }) {
  const { t, f } = useI18n();
  const people = [trip.driver, trip.coDriver].filter((person) => person !== null);
  return (
    <>
      <header className="sheet-head">
        <div>
          <div className="sheet-company">{company}</div>
          <h1>{t("fleet.sheet.title")}</h1>
        </div>
        <figure>
          <img src={barcode} alt={trip.tripNo} />
          <figcaption>{trip.tripNo}</figcaption>
        </figure>
      </header>
      <dl className="sheet-facts">
        <div>
          <dt>{t("fleet.sheet.vehicle")}</dt>
          <dd>
            {trip.vehicle.plate} {t(`fleet.types.${trip.vehicle.type}`)}
          </dd>
        </div>
        <div>
          <dt>{t("fleet.sheet.crew")}</dt>
          <dd>{people.map((person) => `${person.name} ${displayPhone(person.phone)}`).join(" / ") || "—"}</dd>
        </div>
        <div>
          <dt>{t("fleet.sheet.helpers")}</dt>
          <dd>{trip.helpers ?? "—"}</dd>
        </div>
        <div>
          <dt>{t("fleet.sheet.depart")}</dt>
          <dd>{f.full(trip.plannedDepartAt)}</dd>
        </div>
        <div>
          <dt>{t("fleet.sheet.direction")}</dt>
          <dd>{t(`common.direction.${trip.direction}`)}</dd>
        </div>
        <div>
          <dd>{t("fleet.sheet.printed", { time: f.full(now) })}</dd>
        </div>
      </dl>
    </>
  );
}

/** The paper that goes with the driver (A4, only in print): stops in order, what to collect, room to sign. */
export function TripSheet(props: { trip: TripView; fill: FillView; barcode: string; company: string; now: Date }) {
  const { trip, fill } = props;
  const { t, f } = useI18n();
  const due = trip.stops.flatMap((stop) => stop.loads).reduce((sum, load) => sum + collectFen(load), 0);
  const total = {
    stops: fill.stops,
    shipments: fill.shipments,
    pieces: fill.pieces,
    kg: f.kg(fill.weightG),
    m3: f.m3(fill.volumeCm3),
  };
  const heads = ["seq", "place", "phone", "waybill", "goods", "pieces", "weight", "collect", "sign"] as const;
  return (
    <section className="trip-sheet" aria-hidden>
      <SheetHead {...props} />
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head}>{t(`fleet.sheet.${head}`)}</th>
            ))}
          </tr>
        </thead>
        {trip.stops.map((stop, index) => (
          <SheetStop key={stop.id} stop={stop} seq={index + 1} />
        ))}
        <tbody>
          <tr className="sheet-total">
            <td colSpan={7}>
              {t("fleet.sheet.total")}: {t("fleet.sheet.totalValue", total)}
            </td>
            <td className="sheet-num">{f.money(due)}</td>
            <td />
          </tr>
        </tbody>
      </table>
      <footer className="sheet-signs">
        {(["dispatcherSign", "warehouseSign", "driverSign"] as const).map((key) => (
          <span key={key}>{t(`fleet.sheet.${key}`)}:</span>
        ))}
      </footer>
    </section>
  );
}
