import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { TripFigures } from "./trip-figures.tsx";
import { useTrips } from "./use-fresh-trips.ts";

/** The driver's trips, each one tap from its stops. */
export function TripList() {
  const { t } = useI18n();
  const trips = useTrips();
  return (
    <div className="driver-page">
      <h1>{t("driver.trips.title")}</h1>
      {trips.length === 0 ? (
        <div className="card">
          <Empty title={t("driver.trips.none")}>
            <span>{t("driver.trips.noneText")}</span>
          </Empty>
        </div>
      ) : null}
      <ul className="driver-stops">
        {trips.map((trip) => (
          <li key={trip.id}>
            <a className="card driver-trip" href={`/driver/trips/${trip.id}`}>
              <TripFigures trip={trip} heading="h2" />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
