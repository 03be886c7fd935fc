import type L from "leaflet";
import Supercluster, { type ClusterFeature } from "supercluster";
import { markerPool, type PooledMarker } from "./marker-pool.client.ts";

/** A thing of which there may be thousands. */
export interface ClusterPoint {
  id: string;
  /** for display, [lat, lng] */
  at: [number, number];
  title: string;
  /** drawn in this tone when it stands alone, and counted in its cluster's mark */
  urgent: boolean;
}

interface Leaf {
  index: number;
  urgent: number;
}

interface Sum {
  urgent: number;
}

export interface ClusterEvents {
  onPick(id: string, event: { shift: boolean }): void;
  onHover(id: string | null): void;
  clusterTitle(count: number): string;
}

const RADIUS_PX = 56;
const CLUSTERED_UP_TO = 15;
const MARGIN = 0.15;

function indexOf(points: readonly ClusterPoint[]) {
  const index = new Supercluster<Leaf, Sum>({
    radius: RADIUS_PX,
    maxZoom: CLUSTERED_UP_TO,
    map: (leaf) => ({ urgent: leaf.urgent }),
    reduce: (sum, other) => {
      sum.urgent += other.urgent;
    },
  });
  index.load(
    points.map((point, i) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [point.at[1], point.at[0]] },
      properties: { index: i, urgent: point.urgent ? 1 : 0 },
    })),
  );
  return index;
}

function bubbleSize(count: number): number {
  return Math.round(24 + Math.min(20, Math.log2(count) * 3));
}

/**
 * Points gathered into bubbles with their number; a bubble opens when it is picked, a point alone says its id. Only what is
 * in sight has an element, so thousands of points cost as little as dozens.
 */
export function clusterLayer(map: L.Map, events: ClusterEvents) {
  let points: readonly ClusterPoint[] = [];
  let index = indexOf(points);
  let picked: ReadonlySet<string> = new Set();
  const clusterIds = new Map<string, number>();
  const pool = markerPool(map, {
    onPick(key, event) {
      const cluster = clusterIds.get(key);
      if (cluster === undefined) {
        events.onPick(key.slice(2), event);
        return;
      }
      const leaf = index.getLeaves(cluster, 1)[0]!;
      const [lng, lat] = leaf.geometry.coordinates as [number, number];
      const zoom = Math.max(map.getZoom() + 1, Math.min(index.getClusterExpansionZoom(cluster), map.getMaxZoom()));
      map.setView([lat, lng], zoom);
    },
    onHover: (key) => events.onHover(key?.startsWith("p:") ? key.slice(2) : null),
  });

  function bubble(feature: ClusterFeature<Sum>): PooledMarker {
    const [lng, lat] = feature.geometry.coordinates as [number, number];
    const { cluster_id: id, point_count: count, urgent } = feature.properties;
    const key = `c:${lat.toFixed(4)},${lng.toFixed(4)},${count}`;
    clusterIds.set(key, id);
    const size = bubbleSize(count);
    const className = urgent > 0 ? "map-bubble is-urgent" : "map-bubble";
    return { key, at: [lat, lng], html: `${count}`, className, title: events.clusterTitle(count), size, rank: 0 };
  }

  function single(point: ClusterPoint): PooledMarker {
    const className = `map-pin${point.urgent ? " is-urgent" : ""}${picked.has(point.id) ? " is-picked" : ""}`;
    return { key: `p:${point.id}`, at: point.at, html: "", className, title: point.title, size: 14, rank: 100 };
  }

  function draw(): void {
    const sight = map.getBounds().pad(MARGIN);
    const box: [number, number, number, number] = [sight.getWest(), sight.getSouth(), sight.getEast(), sight.getNorth()];
    clusterIds.clear();
    pool.sync(
      index
        .getClusters(box, Math.round(map.getZoom()))
        .map((feature) =>
          "cluster" in feature.properties
            ? bubble(feature as ClusterFeature<Sum>)
            : single(points[(feature.properties as Leaf).index]!),
        ),
    );
  }

  map.on("moveend", draw);
  return {
    setPoints(next: readonly ClusterPoint[]): void {
      points = next;
      index = indexOf(next);
      draw();
    },
    setPicked(next: ReadonlySet<string>): void {
      picked = next;
      draw();
    },
    remove(): void {
      map.off("moveend", draw);
      pool.remove();
    },
  };
}
