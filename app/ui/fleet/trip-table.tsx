import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { FillBar } from "./fill-bar.tsx";
import { PhoneLink } from "./phone-link.tsx";
import { tripTone } from "./trip-tone.ts";
import type { FillView, LateView } from "./trip-types.ts";

export interface TripRowData {
  id: string;
  tripNo: string;
  date: string;
  direction: string;
  status: string;
  plannedDepartAt: Date;
  departedAt: Date | null;
  vehicle: { id: string; plate: string; type: string; capacityG: number; capacityCm3: number };
  driver: { id: string; name: string; phone: string } | null;
  fill: FillView;
  late: LateView;
}

/** How late a trip is, in one tag; nothing when it is in time. */
export function LateTag({ late }: { late: LateView }) {
  const { t, f } = useI18n();
  if (late.waiting) {
    return <Tag tone="late">{t("fleet.trips.notDeparted", { time: f.duration(late.departureMs) })}</Tag>;
  }
  return late.stopMs > 0 ? <Tag tone="late">{t("fleet.trips.late", { time: f.duration(late.stopMs) })}</Tag> : null;
}

/** Left open from an earlier day: then the time alone would mislead. */
function Departure({ trip, date }: { trip: TripRowData; date: string }) {
  const { t, f } = useI18n();
  const time = (at: Date) => (trip.date === date ? f.time(at) : f.dateTime(at));
  return (
    <span className="fleet-pair">
      <span className={trip.departedAt ? "muted" : ""}>
        {t("fleet.trips.planned", { time: time(trip.plannedDepartAt) })}
      </span>
      {trip.departedAt ? (
        <span className={trip.late.departureMs > 0 ? "text-late" : ""}>
          {t("fleet.trips.actual", { time: time(trip.departedAt) })}
        </span>
      ) : null}
    </span>
  );
}

function Row({ trip, date }: { trip: TripRowData; date: string }) {
  const { t, f } = useI18n();
  const { vehicle, driver, fill } = trip;
  return (
    <tr className={trip.status === "cancelled" ? "fleet-cancelled" : ""}>
      <td>
        <Link className="mono" to={`/trips/${trip.id}`}>
          {trip.tripNo}
        </Link>
      </td>
      <td>{t(`common.direction.${trip.direction}`)}</td>
      <td>
        <Link className="fleet-plate" to={`/vehicles/${vehicle.id}`}>
          {vehicle.plate}
        </Link>{" "}
        <span className="muted">{t(`fleet.types.${vehicle.type}`)}</span>
      </td>
      <td>
        {driver ? (
          <span className="fleet-pair">
            <Link to={`/drivers/${driver.id}`}>{driver.name}</Link>
            <PhoneLink phone={driver.phone} name={driver.name} />
          </span>
        ) : (
          <span className="fleet-stale">{t("fleet.trips.noDriver")}</span>
        )}
      </td>
      <td className="num">
        {fill.stopsDone} / {fill.stops}
      </td>
      <td className="num">{f.number(fill.shipments)}</td>
      <td>
        <FillBar
          used={fill.weightG}
          most={vehicle.capacityG}
          text={`${f.kg(fill.weightG)} / ${f.kg(vehicle.capacityG)}`}
        />
      </td>
      <td>
        <FillBar
          used={fill.volumeCm3}
          most={vehicle.capacityCm3}
          text={`${f.m3(fill.volumeCm3)} / ${f.m3(vehicle.capacityCm3)}`}
        />
      </td>
      <td>
        <Departure trip={trip} date={date} />
      </td>
      <td>
        <span className="row">
          <Tag tone={tripTone(trip.status)}>{t(`fleet.tripStates.${trip.status}`)}</Tag>
          <LateTag late={trip.late} />
        </span>
      </td>
    </tr>
  );
}

/** A day's trips in order of departure. */
export function TripTable({ trips, date }: { trips: TripRowData[]; date: string }) {
  const { t } = useI18n();
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th>{t("fleet.trips.tripNo")}</th>
            <th>{t("fleet.trips.direction")}</th>
            <th>{t("fleet.trips.vehicle")}</th>
            <th>{t("fleet.trips.driver")}</th>
            <th className="num">{t("fleet.trips.stops")}</th>
            <th className="num">{t("fleet.trips.shipments")}</th>
            <th>
              {t("fleet.trips.weight")} ({t("common.unit.kg")})
            </th>
            <th>
              {t("fleet.trips.volume")} ({t("common.unit.m3")})
            </th>
            <th>{t("fleet.trips.depart")}</th>
            <th>{t("fleet.trips.state")}</th>
          </tr>
        </thead>
        <tbody>
          {trips.map((trip) => (
            <Row key={trip.id} trip={trip} date={date} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
