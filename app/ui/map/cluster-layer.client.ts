import type L from "leaflet";
import Supercluster, { type ClusterFeature, type PointFeature } from "supercluster";
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

type BBox = [number, number, number, number];
type Found = PointFeature<Leaf> | ClusterFeature<Sum>;

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

function bubbleOf(feature: ClusterFeature<Sum>, title: (count: number) => string): PooledMarker {
  const [lng, lat] = feature.geometry.coordinates as [number, number];
  const { point_count: count, urgent } = feature.properties;
  const className = urgent > 0 ? "map-bubble is-urgent" : "map-bubble";
  // the index names its clusters anew at each change; where it is and how big makes it the same bubble
  const key = `c:${lat.toFixed(4)},${lng.toFixed(4)},${count}`;
  return { key, at: [lat, lng], html: `${count}`, className, title: title(count), size: bubbleSize(count), rank: 0 };
}

function pinOf(point: ClusterPoint, picked: boolean): PooledMarker {
  const className = `map-pin${point.urgent ? " is-urgent" : ""}${picked ? " is-picked" : ""}`;
  return { key: `p:${point.id}`, at: point.at, html: "", className, title: point.title, size: 14, rank: 100 };
}

function isCluster(feature: Found): feature is ClusterFeature<Sum> {
  return "cluster" in feature.properties;
}

/**
 * Points gathered into bubbles with their number; a bubble opens when it is picked, a point alone says its id. Only what is
 * in sight has an element, so thousands of points cost as little as dozens.
 */
export function clusterLayer(map: L.Map, events: ClusterEvents) {
  let points: readonly ClusterPoint[] = [];
  let index = indexOf(points);
  let picked: ReadonlySet<string> = new Set();
  const bubbles = new Map<string, ClusterFeature<Sum>>();

  function openBubble(feature: ClusterFeature<Sum>): void {
    const [lng, lat] = feature.geometry.coordinates as [number, number];
    const apart = Math.min(index.getClusterExpansionZoom(feature.properties.cluster_id), map.getMaxZoom());
    map.setView([lat, lng], Math.max(map.getZoom() + 1, apart));
  }

  const pool = markerPool(map, {
    onPick(key, event) {
      const bubble = bubbles.get(key);
      if (bubble) {
        openBubble(bubble);
      } else {
        events.onPick(key.slice(2), event);
      }
    },
    onHover: (key) => events.onHover(key?.startsWith("p:") ? key.slice(2) : null),
  });

  function markerOf(feature: Found): PooledMarker {
    if (!isCluster(feature)) {
      const point = points[feature.properties.index]!;
      return pinOf(point, picked.has(point.id));
    }
    const bubble = bubbleOf(feature, events.clusterTitle);
    bubbles.set(bubble.key, feature);
    return bubble;
  }

  function draw(): void {
    const sight = map.getBounds().pad(MARGIN);
    bubbles.clear();
    const box: BBox = [sight.getWest(), sight.getSouth(), sight.getEast(), sight.getNorth()];
    pool.sync(index.getClusters(box, Math.round(map.getZoom())).map(markerOf));
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
