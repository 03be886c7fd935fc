import L from "leaflet";
import { useEffect, useRef, useState } from "react";
import { useMap } from "react-leaflet";
import { useI18n } from "#app/i18n/react.tsx";
import { displayPoint } from "#app/ui/map/display-point.ts";
import type { MapPoint } from "#app/ui/map/map-data.ts";
import { MapFrame } from "#app/ui/map/map-frame.client.tsx";
import { useBoard } from "./board-context.ts";
import { useFixStore } from "./fixes.ts";
import { allPoints, pointOfThing } from "./map-points.ts";
import { QueueLayer } from "./map-queue-layer.client.tsx";
import { SitesLayer } from "./map-sites-layer.client.tsx";
import { TripsLayer } from "./map-trips-layer.client.tsx";
import { VehiclesLayer } from "./map-vehicles-layer.client.tsx";
import { useStored } from "./store.ts";

const PADDING: [number, number] = [40, 40];
const CLOSEST = 14;

function boundsOf(points: readonly MapPoint[], crs: "wgs84" | "gcj02"): L.LatLngBounds | null {
  return points.length === 0 ? null : L.latLngBounds(points.map((point) => displayPoint(crs, point)));
}

/** A ring around whatever the pointer is on, in any of the panes. */
function HoverRing() {
  const map = useMap();
  const board = useBoard();
  const fixes = useFixStore();
  const thing = useStored(board.hover, (value) => value);
  const latest = useRef(board);
  latest.current = board;
  useEffect(() => {
    const { data, rows } = latest.current;
    const point = thing && pointOfThing(thing, data, rows, fixes.get());
    if (!point) {
      return;
    }
    const icon = L.divIcon({ className: "map-marker map-ring", iconSize: [34, 34] });
    const ring = L.marker(displayPoint(data.map.crs, point), {
      icon,
      interactive: false,
      keyboard: false,
      zIndexOffset: 900,
    });
    ring.addTo(map);
    return () => {
      ring.remove();
    };
  }, [map, thing, fixes]);
  return null;
}

/** Goes where the board asks the map to look. */
function FollowFocus() {
  const map = useMap();
  const { focus, rows, data } = useBoard();
  const wanted = useStored(focus, (value) => value);
  const latest = useRef({ rows, data });
  latest.current = { rows, data };
  useEffect(() => {
    if (wanted) {
      const ids = new Set(wanted.ids);
      const points = allPoints(
        { ...latest.current.data, vehicles: [] },
        latest.current.rows.filter((row) => ids.has(row.id)),
      );
      const bounds = boundsOf(points, latest.current.data.map.crs);
      if (bounds) {
        map.fitBounds(bounds, { padding: PADDING, maxZoom: CLOSEST });
      }
    }
  }, [map, wanted]);
  return null;
}

function MapTools() {
  const map = useMap();
  const { t } = useI18n();
  const { data, rows, selection, focus } = useBoard();
  const picked = useStored(selection, (all) => all.size);
  const fitAll = () => {
    const bounds = boundsOf(allPoints(data, rows), data.map.crs);
    if (bounds) {
      map.fitBounds(bounds, { padding: PADDING, maxZoom: CLOSEST });
    }
  };
  return (
    <div className="dsp-map-tools">
      <button type="button" className="btn btn-small" onClick={fitAll}>
        {t("dispatch.map.fitAll")}
      </button>
      <button
        type="button"
        className="btn btn-small"
        disabled={picked === 0}
        onClick={() => focus.set({ ids: [...selection.get().keys()] })}
      >
        {t("dispatch.map.fitSelection")}
      </button>
      <span className="dsp-map-hint">{t("dispatch.map.boxHint")}</span>
    </div>
  );
}

function Legend() {
  const { t } = useI18n();
  const { data } = useBoard();
  return (
    <details className="dsp-legend">
      <summary>{t("dispatch.map.legend")}</summary>
      <ul>
        <li>
          <i className="map-marker map-bubble">9</i>
          {t("dispatch.map.legendQueue")}
        </li>
        <li>
          <i className="map-marker map-bubble is-urgent">9</i>
          {t("dispatch.map.legendLate")}
        </li>
        <li>
          <i className="map-marker map-stop tc-0">1</i>
          {t("dispatch.map.legendStop")}
        </li>
        <li>
          <i className="map-marker map-site">H</i>
          {t("dispatch.map.legendStation")}
        </li>
        {data.filter.direction === "transit" ? (
          <li>
            <i className="map-marker map-site is-depot">P</i>
            {t("dispatch.map.legendDepot")}
          </li>
        ) : null}
      </ul>
    </details>
  );
}

function DirectionMap({ now }: { now: Date }) {
  const { t } = useI18n();
  const { data, rows } = useBoard();
  // the first view shows all there is; after that it is the dispatcher's own
  const [bounds] = useState(() => boundsOf(allPoints(data, rows), data.map.crs));
  return (
    <MapFrame settings={data.map} label={t("dispatch.map.label")} bounds={bounds ?? undefined}>
      <SitesLayer />
      <TripsLayer />
      <QueueLayer now={now} />
      <VehiclesLayer now={now} />
      <HoverRing />
      <FollowFocus />
      <MapTools />
      <Legend />
    </MapFrame>
  );
}

/** The map of the board: queue, trips and vehicles, linked with the other panes. Each direction begins with its own view. */
export function DispatchMap({ now }: { now: Date }) {
  const { data } = useBoard();
  return <DirectionMap key={data.filter.direction} now={now} />;
}
