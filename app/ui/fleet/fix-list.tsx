import { useI18n } from "#app/i18n/react.tsx";
import { type Near, NearText } from "./fix.tsx";

export interface FixRow {
  id: string;
  at: Date;
  lat: number;
  lng: number;
  speedKmh: number | null;
  near: Near | null;
}

/** Slower than this (km/h) is a receiver's noise. */
const STANDING_KMH = 2;

/** The last fixes of a vehicle, newest first. */
export function FixList({ fixes }: { fixes: FixRow[] }) {
  const { t, f } = useI18n();
  if (fixes.length === 0) {
    return <p className="card-body muted">{t("fleet.vehicles.noTrack")}</p>;
  }
  const speed = (value: number | null) => {
    if (value === null) {
      return "—";
    }
    return value < STANDING_KMH
      ? t("fleet.fix.standing")
      : t("fleet.fix.speed", { speed: f.number(Math.round(value)) });
  };
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t("fleet.vehicles.fixAt")}</th>
          <th>{t("fleet.vehicles.place")}</th>
          <th className="num">{t("fleet.vehicles.speed")}</th>
          <th>{t("fleet.vehicles.coordinates")}</th>
        </tr>
      </thead>
      <tbody>
        {fixes.map((fix) => (
          <tr key={fix.id}>
            <td>{f.dateTime(fix.at)}</td>
            <td>
              <NearText near={fix.near} />
            </td>
            <td className="num">{speed(fix.speedKmh)}</td>
            <td className="mono muted">
              {fix.lat.toFixed(5)}, {fix.lng.toFixed(5)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
