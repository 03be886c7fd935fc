import { useEffect } from "react";
import { useMap } from "react-leaflet";
import { useI18n } from "#app/i18n/react.tsx";
import { displayPoint } from "#app/ui/map/display-point.ts";
import { markerPool, type PooledMarker } from "#app/ui/map/marker-pool.client.ts";
import { useBoard } from "./board-context.ts";
import { pointOf } from "./map-points.ts";

const SHAPES: Record<string, string> = { hub: "H", rail: "R", airport: "A", road: "T", depot: "P" };

/** The places that stay: stations, the own hub, and for transit the partners' depots. */
export function SitesLayer() {
  const map = useMap();
  const { t } = useI18n();
  const { data } = useBoard();
  useEffect(() => {
    const pool = markerPool(map, { onPick: () => {}, onHover: () => {} });
    const { crs } = data.map;
    const sites = data.sites.map((site): PooledMarker => {
      const name = t(`dispatch.stations.${site.code}`);
      const hub = site.code === "hub";
      const letter = SHAPES[hub ? "hub" : (site.code.split("_")[0] ?? "")] ?? "R";
      const title = t(hub ? "dispatch.map.hub" : "dispatch.map.station", { name });
      return {
        key: site.code,
        at: displayPoint(crs, site),
        html: letter,
        className: "map-site",
        title,
        size: 20,
        rank: 50,
      };
    });
    const partners = data.filter.direction === "transit" ? data.partners : [];
    const depots = partners.flatMap((partner): PooledMarker[] => {
      const point = pointOf(partner);
      const title = t("dispatch.map.depot", { name: partner.name });
      const look = { html: SHAPES.depot ?? "", className: "map-site is-depot", title, size: 20, rank: 50 };
      return point ? [{ key: partner.id, at: displayPoint(crs, point), ...look }] : [];
    });
    pool.sync([...sites, ...depots]);
    return () => pool.remove();
  }, [map, data.sites, data.partners, data.filter.direction, data.map, t]);
  return null;
}
