import type { SchematicMap } from "#app/domain/public-tracking/schematic-map.ts";
import type { TrackingPage } from "#app/domain/public-tracking/tracking-page.server.ts";
import { useI18n } from "#app/i18n/react.tsx";

const LABEL_GAP = 12;

/** A label beside its dot, on the side where there is room. */
function side(x: number, width: number): { x: number; textAnchor: "start" | "end" } {
  return x > width * 0.7 ? { x: x - LABEL_GAP, textAnchor: "end" } : { x: x + LABEL_GAP, textAnchor: "start" };
}

/** The labels of places that do not lie under the two marks. */
function roomFor(map: SchematicMap) {
  const marks = [map.vehicle, map.destination];
  return map.places.filter((place) => marks.every((mark) => Math.hypot(place.x - mark.x, (place.y - mark.y) * 2) > 60));
}

function Drawing({ map }: { map: SchematicMap }) {
  const { t } = useI18n();
  const { width, height, vehicle, destination, scale, decimals } = map;
  const metresPerPx = scale.metres / scale.px;
  const km = (px: number) => Math.max(1, Math.round((px * metresPerPx) / 1_000));
  const distance = km(Math.hypot(vehicle.x - destination.x, vehicle.y - destination.y));
  const scaleText =
    scale.metres >= 1_000
      ? t("publicTracking.map.scaleKm", { n: scale.metres / 1_000 })
      : t("publicTracking.map.scaleM", { n: scale.metres });
  return (
    <svg
      className="public-map"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t("publicTracking.map.label", { width: km(width), distance })}
    >
      <g className="graticule">
        {map.meridians.map(({ x, lng }) => (
          <g key={lng}>
            <line x1={x} x2={x} y1={0} y2={height} />
            <text x={x + 4} y={height - 6}>{`${lng.toFixed(decimals)}°E`}</text>
          </g>
        ))}
        {map.parallels.map(({ y, lat }) => (
          <g key={lat}>
            <line x1={0} x2={width} y1={y} y2={y} />
            <text x={4} y={y - 4}>{`${lat.toFixed(decimals)}°N`}</text>
          </g>
        ))}
      </g>
      <g className="places">
        {roomFor(map).map((place) => (
          <g key={place.name}>
            <circle cx={place.x} cy={place.y} r={3} />
            <text {...side(place.x, width)} y={place.y + 5}>
              {place.name}
            </text>
          </g>
        ))}
      </g>
      <line className="way" x1={vehicle.x} y1={vehicle.y} x2={destination.x} y2={destination.y} />
      <g className="destination" transform={`translate(${destination.x} ${destination.y})`}>
        <path d="M0 0C-4-8-11-13-11-21a11 11 0 0 1 22 0C11-13 4-8 0 0Z" />
        <circle cy={-21} r={4} />
        <text {...side(0, destination.x > width * 0.7 ? 0 : 1)} y={-20} className="mark">
          {t("publicTracking.map.destination")}
        </text>
      </g>
      <g className="vehicle" transform={`translate(${vehicle.x} ${vehicle.y})`}>
        <circle r={16} />
        <path d="M-9-5h10v8H-9zM1-2h4l3 3v2H1M-5 5.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM5 5.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z" />
        <text y={34} textAnchor="middle" className="mark">
          {t("publicTracking.map.vehicle")}
        </text>
      </g>
      <g className="scale" transform={`translate(${width - scale.px - 16} ${height - 26})`}>
        <path d={`M0-5V0H${scale.px}V-5`} />
        <text x={scale.px / 2} y={-8} textAnchor="middle">
          {scaleText}
        </text>
      </g>
    </svg>
  );
}

/** Where the vehicle with the goods is, drawn on the server: no tiles, no script. */
export function VehicleMap({ page }: { page: TrackingPage }) {
  const { t, f } = useI18n();
  const { vehicle, map, at } = page;
  if (!vehicle) {
    return null;
  }
  const { plate, seenAt } = vehicle;
  const ago = seenAt ? f.duration(new Date(at).getTime() - new Date(seenAt).getTime()) : "";
  return (
    <section className="card" aria-labelledby="public-map">
      <h2 className="card-head" id="public-map">
        {t("publicTracking.map.title")}
      </h2>
      {map ? <Drawing map={map} /> : null}
      <p className="card-body">
        {seenAt ? t("publicTracking.map.seen", { plate, ago }) : t("publicTracking.map.unseen", { plate })}{" "}
        <span className="muted">{t("publicTracking.map.rounded")}</span>
      </p>
    </section>
  );
}
