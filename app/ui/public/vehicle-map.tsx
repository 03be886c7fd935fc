import type { SchematicMap } from "#app/domain/public-tracking/schematic-map.ts";
import type { TrackingPage } from "#app/domain/public-tracking/tracking-page.server.ts";
import { useI18n } from "#app/i18n/react.tsx";

const GAP = 9;
/** Rough size of a letter in drawing units: enough to see which labels would lie on each other. */
const LETTER = 16;
const LATIN = 9;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Label {
  text: string;
  x: number;
  y: number;
  anchor: "start" | "end";
}

const hit = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const around = ({ x, y }: { x: number; y: number }, size: number): Box => ({
  left: x - size,
  right: x + size,
  top: y - size,
  bottom: y + size,
});
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter > "\u2000" ? LETTER : LATIN), 0);

function boxOf({ text, x, y, anchor }: Label): Box {
  const width = widthOf(text);
  const left = anchor === "start" ? x : x - width;
  return { left, right: left + width, top: y - LETTER, bottom: y + 4 };
}

/** A label beside its dot, right of it or left, wherever it lies on nothing and inside the drawing; else none. */
function place(dot: { x: number; y: number }, text: string, taken: Box[], width: number, gap = GAP): Label | null {
  const sides: Label[] = [
    { text, x: dot.x + gap, y: dot.y + 5, anchor: "start" },
    { text, x: dot.x - gap, y: dot.y + 5, anchor: "end" },
  ];
  const free = sides.find((label) => {
    const box = boxOf(label);
    return box.left > 2 && box.right < width - 2 && !taken.some((other) => hit(box, other));
  });
  if (free) {
    taken.push(boxOf(free));
  }
  return free ?? null;
}

/** The labels of the two marks first, then those of places as far as there is room. */
function labelled(map: SchematicMap, words: { vehicle: string; destination: string }) {
  const { vehicle, destination, width, height, scale } = map;
  const pin = { x: destination.x, y: destination.y - 18 };
  const taken = [
    around(vehicle, 17),
    around(pin, 15),
    { left: width - scale.px - 20, right: width, top: height - 48, bottom: height },
  ];
  const marks = [
    place(pin, words.destination, taken, width, 2 * GAP),
    place(vehicle, words.vehicle, taken, width, 2 * GAP + 1),
  ];
  const places = map.places
    .filter((dot) => !taken.some((box) => hit(around(dot, 3), box)))
    .map((dot) => ({ dot, label: place(dot, dot.name, taken, width) }));
  return { marks, places };
}

function LabelText({ label, className }: { label: Label | null; className?: string }) {
  return label ? (
    <text x={label.x} y={label.y} textAnchor={label.anchor} className={className}>
      {label.text}
    </text>
  ) : null;
}

function Graticule({ map: { meridians, parallels, decimals, width, height } }: { map: SchematicMap }) {
  return (
    <g className="graticule">
      {meridians.map(({ x, lng }) => (
        <g key={lng}>
          <line x1={x} x2={x} y1={0} y2={height} />
          <text x={x + 4} y={height - 6}>{`${lng.toFixed(decimals)}°E`}</text>
        </g>
      ))}
      {parallels.map(({ y, lat }) => (
        <g key={lat}>
          <line x1={0} x2={width} y1={y} y2={y} />
          <text x={4} y={y - 4}>{`${lat.toFixed(decimals)}°N`}</text>
        </g>
      ))}
    </g>
  );
}

function Drawing({ map }: { map: SchematicMap }) {
  const { t } = useI18n();
  const { width, height, vehicle, destination, scale } = map;
  const metresPerPx = scale.metres / scale.px;
  const km = (px: number) => Math.max(1, Math.round((px * metresPerPx) / 1_000));
  const distance = km(Math.hypot(vehicle.x - destination.x, vehicle.y - destination.y));
  const words = { vehicle: t("publicTracking.map.vehicle"), destination: t("publicTracking.map.destination") };
  const { marks, places } = labelled(map, words);
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
      <Graticule map={map} />
      <line className="way" x1={vehicle.x} y1={vehicle.y} x2={destination.x} y2={destination.y} />
      <g className="places">
        {places.map(({ dot, label }) => (
          <g key={dot.name}>
            <circle cx={dot.x} cy={dot.y} r={3} />
            <LabelText label={label} />
          </g>
        ))}
      </g>
      <g className="destination" transform={`translate(${destination.x} ${destination.y})`}>
        <path d="M0 0C-4-8-11-13-11-21a11 11 0 0 1 22 0C11-13 4-8 0 0Z" />
        <circle cy={-21} r={4} />
      </g>
      <g className="vehicle" transform={`translate(${vehicle.x} ${vehicle.y})`}>
        <circle r={16} />
        <path d="M-9-5h10v8H-9zM1-2h4l3 3v2H1M-5 5.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM5 5.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z" />
      </g>
      {marks.map((label) => (
        <LabelText key={label?.text} label={label} className="mark" />
      ))}
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
