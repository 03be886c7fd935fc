import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { tripTone } from "./trip-tone.ts";

export interface DayTripRow {
  id: string;
  tripNo: string;
  direction: string;
  status: string;
  plannedDepartAt: Date;
  departedAt: Date | null;
  plate: string;
  driverName: string | null;
  stopsDone: number;
  stops: number;
}

/** Today's trips on the file of a vehicle (`other` = the drivers) or a driver (`other` = the vehicles). */
export function DayTrips({ trips, other }: { trips: DayTripRow[]; other: "driver" | "vehicle" }) {
  const { t, f } = useI18n();
  if (trips.length === 0) {
    return <p className="card-body muted">{t("fleet.vehicles.noTrips")}</p>;
  }
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t("fleet.trips.tripNo")}</th>
          <th>{t("fleet.trips.direction")}</th>
          <th>{t(`fleet.trips.${other}`)}</th>
          <th>{t("fleet.trips.depart")}</th>
          <th className="num">{t("fleet.trips.stops")}</th>
          <th>{t("fleet.trips.state")}</th>
        </tr>
      </thead>
      <tbody>
        {trips.map((trip) => (
          <tr key={trip.id}>
            <td>
              <Link className="mono" to={`/trips/${trip.id}`}>
                {trip.tripNo}
              </Link>
            </td>
            <td>{t(`common.direction.${trip.direction}`)}</td>
            <td>{other === "vehicle" ? trip.plate : (trip.driverName ?? t("fleet.trips.noDriver"))}</td>
            <td>
              {trip.departedAt
                ? t("fleet.trips.actual", { time: f.time(trip.departedAt) })
                : t("fleet.trips.planned", { time: f.time(trip.plannedDepartAt) })}
            </td>
            <td className="num">
              {trip.stopsDone} / {trip.stops}
            </td>
            <td>
              <Tag tone={tripTone(trip.status)}>{t(`fleet.tripStates.${trip.status}`)}</Tag>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
