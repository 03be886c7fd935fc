import { useEffect, useRef } from "react";
import { useMap } from "react-leaflet";
import { useI18n } from "#app/i18n/react.tsx";
import { displayPoint } from "#app/ui/map/display-point.ts";
import { escapeHtml, type MarkerPool, markerPool, type PooledMarker } from "#app/ui/map/marker-pool.client.ts";
import { useBoard } from "./board-context.ts";
import { fixAge } from "./fix-age.ts";
import { useFixStore } from "./fixes.ts";
import { useStored } from "./store.ts";
import { tripColours } from "./trip-colour.ts";

function showCard(vehicleId: string): void {
  document.querySelector(`[data-vehicle="${CSS.escape(vehicleId)}"]`)?.scrollIntoView({ block: "nearest" });
}

/** The vehicles where they were last seen, with the age of that: what is old is grey. They move by live events. */
export function VehiclesLayer({ now }: { now: Date }) {
  const map = useMap();
  const { t, f } = useI18n();
  const { data, hover } = useBoard();
  const fixes = useStored(useFixStore(), (all) => all);
  const pool = useRef<MarkerPool | null>(null);
  useEffect(() => {
    const made = markerPool(map, {
      onPick: showCard,
      onHover: (id) => hover.set(id === null ? null : { kind: "vehicle", id }),
    });
    pool.current = made;
    return () => made.remove();
  }, [map, hover]);
  useEffect(() => {
    const colours = tripColours(data.vehicles);
    const markers = data.vehicles.flatMap((vehicle): PooledMarker[] => {
      const fix = fixes.get(vehicle.id) ?? vehicle.fix;
      if (!fix) {
        return [];
      }
      const { ms, stale, justNow } = fixAge(fix.at, now);
      const age = justNow ? t("dispatch.map.now") : t("dispatch.map.ago", { time: f.duration(ms) });
      const driver = vehicle.trips[0]?.driverName ?? vehicle.driverName ?? "";
      const colour = colours.get(vehicle.trips[0]?.id ?? "") ?? "";
      const html = `<span class="map-vehicle-body">${escapeHtml(vehicle.plate)} <span class="map-vehicle-age">${escapeHtml(age)}</span></span>`;
      const title = t("dispatch.map.vehicle", { plate: vehicle.plate, driver, age });
      const className = `map-vehicle ${colour} ${stale ? "is-stale" : ""}`;
      return [{ key: vehicle.id, at: displayPoint(data.map.crs, fix), html, className, title, size: 24, rank: 1_000 }];
    });
    pool.current?.sync(markers);
  }, [data, fixes, now, t, f]);
  return null;
}
