import gcoord from "gcoord";
import L from "leaflet";
import "leaflet/dist/leaflet.css";
import { useEffect, useRef } from "react";

interface Point {
  kind: string;
  lat: number;
  lng: number;
  text: string;
}

interface Props {
  points: Point[];
  tiles: { url: string; attribution: string; crs: "wgs84" | "gcj02" };
}

const CLOSEST = 13;

/** Tiles in GCJ-02 are shifted by hundreds of metres: the points are shifted with them, for the eye only. */
function shownAt(point: Point, crs: "wgs84" | "gcj02"): [number, number] {
  if (crs === "wgs84") {
    return [point.lat, point.lng];
  }
  const [lng, lat] = gcoord.transform([point.lng, point.lat], gcoord.WGS84, gcoord.GCJ02);
  return [lat, lng];
}

/** A small map of a few points. Without tiles the points stand on an empty ground. */
export function LeafletMap({ points, tiles }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<L.Map | null>(null);
  const layer = useRef<L.LayerGroup | null>(null);
  const { url, attribution, crs } = tiles;
  useEffect(() => {
    if (!box.current) {
      return;
    }
    const made = L.map(box.current, { scrollWheelZoom: false, attributionControl: attribution !== "" });
    if (url) {
      L.tileLayer(url, { attribution, maxZoom: 18 }).addTo(made);
    }
    map.current = made;
    layer.current = L.layerGroup().addTo(made);
    return () => {
      made.remove();
      map.current = null;
    };
  }, [url, attribution]);
  // live reloads give new arrays with the same points: the view moves only when a point did
  const key = JSON.stringify(points);
  useEffect(() => {
    const wanted = JSON.parse(key) as Point[];
    layer.current?.clearLayers();
    for (const point of wanted) {
      const icon = L.divIcon({ className: `map-dot map-dot-${point.kind}`, iconSize: [14, 14] });
      const label = document.createElement("span");
      label.textContent = point.text;
      L.marker(shownAt(point, crs), { icon, keyboard: false })
        .bindTooltip(label, { direction: "top" })
        .addTo(layer.current as L.LayerGroup);
    }
    if (wanted.length > 0) {
      const bounds = L.latLngBounds(wanted.map((point) => shownAt(point, crs)));
      map.current?.fitBounds(bounds.pad(0.3), { maxZoom: CLOSEST, animate: false });
    }
  }, [key, crs]);
  return <div ref={box} className="detail-map-box" />;
}
