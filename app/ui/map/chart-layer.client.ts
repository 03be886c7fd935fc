import L from "leaflet";
import { degreeLabel, graticuleLines, graticuleStep } from "./graticule.ts";
import type { MapPlace } from "./map-data.ts";
import { placeLabels } from "./place-labels.ts";

/** What of Leaflet's renderer the layer uses; its types leave these out. */
interface RendererInside {
  _container: HTMLCanvasElement;
  _map: L.Map;
  _bounds: L.Bounds;
  options: { padding: number; places: readonly MapPlace[]; grid: boolean };
}

const proto = L.Renderer.prototype as unknown as { _update(this: RendererInside): void };

function colours(element: Element) {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    line: read("--line"),
    faint: read("--ink-3"),
    text: read("--ink-2"),
    ink: read("--ink"),
    halo: read("--paper-2"),
  };
}

/** Lines of latitude and longitude with their degrees at the left and lower edge of what is in sight. */
function drawGraticule(
  context: CanvasRenderingContext2D,
  map: L.Map,
  bounds: L.Bounds,
  colour: ReturnType<typeof colours>,
) {
  const nw = map.layerPointToLatLng(bounds.min!);
  const se = map.layerPointToLatLng(bounds.max!);
  const view = map.getSize();
  const corner = map.containerPointToLayerPoint([0, view.y]);
  const width = bounds.max!.x - bounds.min!.x;
  const step = graticuleStep(width / (se.lng - nw.lng));
  context.strokeStyle = colour.line;
  context.fillStyle = colour.faint;
  context.lineWidth = 1;
  context.beginPath();
  for (const lat of graticuleLines(se.lat, nw.lat, step)) {
    const { y } = map.latLngToLayerPoint([lat, nw.lng]);
    context.moveTo(bounds.min!.x, y + 0.5);
    context.lineTo(bounds.max!.x, y + 0.5);
    context.fillText(degreeLabel(lat, "lat"), corner.x + 6, y - 8);
  }
  for (const lng of graticuleLines(nw.lng, se.lng, step)) {
    const { x } = map.latLngToLayerPoint([nw.lat, lng]);
    context.moveTo(x + 0.5, bounds.min!.y);
    context.lineTo(x + 0.5, bounds.max!.y);
    context.fillText(degreeLabel(lng, "lng"), x + 4, corner.y - 10);
  }
  context.stroke();
}

function drawPlaces(
  context: CanvasRenderingContext2D,
  map: L.Map,
  bounds: L.Bounds,
  places: readonly MapPlace[],
  colour: ReturnType<typeof colours>,
) {
  const project = (lat: number, lng: number) => {
    const point = map.latLngToLayerPoint([lat, lng]);
    return bounds.contains(point) ? point : null;
  };
  context.lineJoin = "round";
  for (const { place, x, y } of placeLabels(
    places,
    map.getZoom(),
    project,
    (text) => context.measureText(text).width,
  )) {
    const [name, level] = place;
    context.fillStyle = level === "prefecture" ? colour.text : colour.faint;
    context.beginPath();
    if (level === "corps_city") {
      context.rect(x - 2.5, y - 2.5, 5, 5);
    } else {
      context.arc(x, y, level === "prefecture" ? 3 : 2, 0, 2 * Math.PI);
    }
    context.fill();
    context.strokeStyle = colour.halo;
    context.lineWidth = 3;
    context.strokeText(name, x + 7, y);
    context.fillText(name, x + 7, y);
  }
}

const ChartLayer = L.Renderer.extend({
  options: { padding: 0.6, places: [], grid: true },
  _initContainer(this: RendererInside) {
    this._container = document.createElement("canvas");
    this._container.className = "leaflet-layer map-chart";
    this._container.setAttribute("aria-hidden", "true");
  },
  _destroyContainer(this: RendererInside) {
    this._container.remove();
  },
  _update(this: RendererInside) {
    proto._update.call(this);
    const { _container: canvas, _bounds: bounds, _map: map } = this;
    const size = bounds.getSize();
    const ratio = Math.min(window.devicePixelRatio, 2);
    L.DomUtil.setPosition(canvas, bounds.min!);
    canvas.width = size.x * ratio;
    canvas.height = size.y * ratio;
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
    const context = canvas.getContext("2d");
    if (!context) {
      return;
    }
    context.scale(ratio, ratio);
    context.translate(-bounds.min!.x, -bounds.min!.y);
    context.font = `12px ${getComputedStyle(canvas).fontFamily}`;
    context.textBaseline = "middle";
    const colour = colours(map.getContainer());
    if (this.options.grid) {
      drawGraticule(context, map, bounds, colour);
    }
    drawPlaces(context, map, bounds, this.options.places, colour);
  },
}) as unknown as new (options: {
  places: readonly MapPlace[];
  grid: boolean;
  pane: string;
}) => L.Layer;

/**
 * The map without a network: a graticule and the names of places on one canvas, redrawn when the view has moved. Costs
 * nothing while it moves.
 * @param places centres already converted for display
 */
export function chartLayer(places: readonly MapPlace[]): L.Layer {
  return new ChartLayer({ places, grid: true, pane: "tilePane" });
}
