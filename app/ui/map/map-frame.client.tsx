import type L from "leaflet";
import "leaflet/dist/leaflet.css";
import { type ReactNode, useEffect, useMemo } from "react";
import { MapContainer, TileLayer, useMap } from "react-leaflet";
import { useI18n } from "#app/i18n/react.tsx";
import { chartLayer } from "./chart-layer.client.ts";
import { displayPoint } from "./display-point.ts";
import "./map.css";
import type { MapPlace, MapSettings } from "./map-data.ts";
import { useMapPlaces } from "./use-map-places.ts";

const URUMQI: [number, number] = [43.825, 87.6];
const MIN_ZOOM = 4;
const MAX_ZOOM = 18;

function Chart({ settings, places }: { settings: MapSettings; places: readonly MapPlace[] }) {
  const map = useMap();
  const shown = useMemo(
    () => places.map(([name, level, lat, lng]): MapPlace => [name, level, ...displayPoint(settings.crs, { lat, lng })]),
    [places, settings.crs],
  );
  useEffect(() => {
    const layer = chartLayer(shown);
    map.addLayer(layer);
    return () => {
      map.removeLayer(layer);
    };
  }, [map, shown]);
  return null;
}

/** Leaflet must be told when its pane was made wider or narrower. */
function FollowSize() {
  const map = useMap();
  useEffect(() => {
    const observer = new ResizeObserver(() => map.invalidateSize({ animate: false, pan: false }));
    observer.observe(map.getContainer());
    return () => observer.disconnect();
  }, [map]);
  return null;
}

function Zoom() {
  const map = useMap();
  const { t } = useI18n();
  return (
    <div className="map-zoom">
      <button type="button" className="btn btn-icon" aria-label={t("dispatch.map.zoomIn")} onClick={() => map.zoomIn()}>
        +
      </button>
      <button
        type="button"
        className="btn btn-icon"
        aria-label={t("dispatch.map.zoomOut")}
        onClick={() => map.zoomOut()}
      >
        −
      </button>
    </div>
  );
}

function calm(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * A Leaflet map as all pages use it: tiles when there are any, else graticule and place names; keyboard, zoom buttons,
 * no motion for those who do not want it. Children draw on it through `useMap`.
 */
export function MapFrame(props: {
  settings: MapSettings;
  label: string;
  bounds?: L.LatLngBoundsExpression;
  children?: ReactNode;
}) {
  const { settings, label, bounds, children } = props;
  const places = useMapPlaces(settings.url === "");
  const still = useMemo(calm, []);
  const view = bounds
    ? { bounds, boundsOptions: { padding: [32, 32] as [number, number], maxZoom: 13 } }
    : { center: URUMQI, zoom: 11 };
  return (
    <section className="map-frame" aria-label={label}>
      <MapContainer
        {...view}
        minZoom={MIN_ZOOM}
        maxZoom={MAX_ZOOM}
        zoomControl={false}
        attributionControl={settings.attribution !== ""}
        zoomAnimation={!still}
        fadeAnimation={!still}
        markerZoomAnimation={!still}
        inertia={!still}
        className="map-canvas"
      >
        {settings.url === "" ? (
          <Chart settings={settings} places={places} />
        ) : (
          <TileLayer url={settings.url} attribution={settings.attribution} />
        )}
        <FollowSize />
        <Zoom />
        {children}
      </MapContainer>
    </section>
  );
}
