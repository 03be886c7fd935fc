import L from "leaflet";
import { useEffect, useRef } from "react";
import { useMap } from "react-leaflet";
import { useI18n } from "#app/i18n/react.tsx";
import { displayPoint } from "#app/ui/map/display-point.ts";
import { type MarkerPool, markerPool, type PooledMarker } from "#app/ui/map/marker-pool.client.ts";
import { useBoard } from "./board-context.ts";
import type { BoardTrip, BoardVehicle } from "./board-data.ts";
import { pointOf } from "./map-points.ts";
import { stopTitle } from "./stop-title.ts";
import { tripColours } from "./trip-colour.ts";

const OVER = ["done", "failed", "skipped"];

function focusStop(id: string): void {
  const stop = document.querySelector<HTMLElement>(`[data-stop="${CSS.escape(id)}"]`);
  stop?.scrollIntoView({ block: "nearest" });
  stop?.focus({ preventScroll: true });
}

/** Each trip's stops with their numbers, and the way from one to the next. */
export function TripsLayer() {
  const map = useMap();
  const { t, f } = useI18n();
  const { data, hover } = useBoard();
  const pool = useRef<MarkerPool | null>(null);
  useEffect(() => {
    const made = markerPool(map, {
      onPick: focusStop,
      onHover: (id) => hover.set(id === null ? null : { kind: "stop", id }),
    });
    pool.current = made;
    return () => made.remove();
  }, [map, hover]);
  useEffect(() => {
    const colours = tripColours(data.vehicles);
    const { crs } = data.map;
    const hub = data.sites.find((site) => site.code === "hub");
    const lines = L.layerGroup().addTo(map);
    const mark = (vehicle: BoardVehicle, trip: BoardTrip): PooledMarker[] => {
      const colour = colours.get(trip.id) ?? "";
      const path: [number, number][] = hub ? [displayPoint(crs, hub)] : [];
      const markers = trip.stops.flatMap((stop, index): PooledMarker[] => {
        const point = pointOf(stop);
        if (!point) {
          return [];
        }
        const at = displayPoint(crs, point);
        path.push(at);
        const time = stop.plannedAt ? f.time(stop.plannedAt) : "";
        const title = t("dispatch.map.stop", { plate: vehicle.plate, n: index + 1, title: stopTitle(stop, t), time });
        const className = `map-stop ${colour} ${OVER.includes(stop.status) ? "is-over" : ""}`;
        return [{ key: stop.id, at, html: String(index + 1), className, title, size: 22, rank: 500 }];
      });
      if (path.length > 1 && trip.status !== "closed") {
        L.polyline(path, { className: `map-route ${colour}`, interactive: false, weight: 3 }).addTo(lines);
      }
      return markers;
    };
    pool.current?.sync(data.vehicles.flatMap((vehicle) => vehicle.trips.flatMap((trip) => mark(vehicle, trip))));
    return () => {
      lines.remove();
    };
  }, [map, data, t, f]);
  return null;
}
