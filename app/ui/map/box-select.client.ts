import L from "leaflet";

/**
 * Shift and drag draws a box; on letting go its bounds are told. Takes the place of Leaflet's zoom box.
 * Returns the way to stop.
 */
export function boxSelect(map: L.Map, onBox: (bounds: L.LatLngBounds) => void): () => void {
  const container = map.getContainer();
  let start: L.Point | null = null;
  let box: HTMLElement | null = null;

  const at = (event: PointerEvent) => map.mouseEventToContainerPoint(event);
  const draw = (to: L.Point) => {
    const from = start!;
    box!.style.left = `${Math.min(from.x, to.x)}px`;
    box!.style.top = `${Math.min(from.y, to.y)}px`;
    box!.style.width = `${Math.abs(from.x - to.x)}px`;
    box!.style.height = `${Math.abs(from.y - to.y)}px`;
  };
  const down = (event: PointerEvent) => {
    if (!event.shiftKey || event.button !== 0) {
      return;
    }
    event.preventDefault();
    map.dragging.disable();
    start = at(event);
    box = L.DomUtil.create("div", "map-box", container);
    container.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    if (start) {
      draw(at(event));
    }
  };
  const up = (event: PointerEvent) => {
    if (!start) {
      return;
    }
    const to = at(event);
    const corners: [L.LatLng, L.LatLng] = [map.containerPointToLatLng(start), map.containerPointToLatLng(to)];
    const wide = start.distanceTo(to) > 6;
    start = null;
    box?.remove();
    map.dragging.enable();
    if (wide && event.type === "pointerup") {
      onBox(L.latLngBounds(...corners));
    }
  };
  map.boxZoom.disable();
  container.addEventListener("pointerdown", down, true);
  container.addEventListener("pointermove", move);
  container.addEventListener("pointerup", up);
  container.addEventListener("pointercancel", up);
  return () => {
    container.removeEventListener("pointerdown", down, true);
    container.removeEventListener("pointermove", move);
    container.removeEventListener("pointerup", up);
    container.removeEventListener("pointercancel", up);
  };
}
