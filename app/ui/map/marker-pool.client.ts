import L from "leaflet";

/** One thing to show as a small piece of HTML. Equal keys are the same thing at the next turn. */
export interface PooledMarker {
  key: string;
  /** for display, [lat, lng] */
  at: [number, number];
  /** markup of our own making; texts in it must be escaped */
  html: string;
  className: string;
  /** what it is, for the pointer and for those who cannot see it */
  title: string;
  /** pixels */
  size: number;
  /** drawn above others with a lower one */
  rank: number;
}

export interface PoolEvents {
  onPick(key: string, event: { shift: boolean }): void;
  onHover(key: string | null): void;
}

interface Pooled {
  marker: L.Marker;
  shown: PooledMarker;
}

function iconOf({ html, className, size }: PooledMarker): L.DivIcon {
  return L.divIcon({ html, className: `map-marker ${className}`, iconSize: [size, size] });
}

function sameLook(a: PooledMarker, b: PooledMarker): boolean {
  return a.html === b.html && a.className === b.className && a.size === b.size;
}

function label({ marker, shown }: Pooled): void {
  const element = marker.getElement();
  if (element) {
    element.title = shown.title;
    element.setAttribute("aria-label", shown.title);
  }
}

function make(map: L.Map, item: PooledMarker, events: PoolEvents): Pooled {
  const options = { icon: iconOf(item), keyboard: true, riseOnHover: true, zIndexOffset: item.rank };
  const marker = L.marker(item.at, options);
  const pooled: Pooled = { marker, shown: item };
  marker.on("click", ({ originalEvent }: L.LeafletEvent & { originalEvent?: Event }) => {
    events.onPick(pooled.shown.key, { shift: originalEvent instanceof MouseEvent && originalEvent.shiftKey });
  });
  marker.on("mouseover", () => events.onHover(pooled.shown.key));
  marker.on("mouseout", () => events.onHover(null));
  marker.addTo(map);
  label(pooled);
  return pooled;
}

function show(pooled: Pooled, item: PooledMarker): void {
  const { shown, marker } = pooled;
  pooled.shown = item;
  if (shown.at[0] !== item.at[0] || shown.at[1] !== item.at[1]) {
    marker.setLatLng(item.at);
  }
  if (shown.rank !== item.rank) {
    marker.setZIndexOffset(item.rank);
  }
  if (!sameLook(shown, item)) {
    marker.setIcon(iconOf(item));
  }
  if (shown.title !== item.title || !sameLook(shown, item)) {
    label(pooled);
  }
}

/**
 * Markers kept by key: what stays is moved, what is new takes over the element of what went. Each can be reached by Tab and
 * pressed with Enter. Meant for hundreds, not thousands: what is more is clustered before it comes here.
 */
export function markerPool(map: L.Map, events: PoolEvents) {
  const live = new Map<string, Pooled>();

  /** Makes the markers be exactly these. */
  function sync(items: readonly PooledMarker[]): void {
    const wanted = new Set(items.map((item) => item.key));
    const free = [...live.entries()].filter(([key]) => !wanted.has(key));
    for (const item of items) {
      const known = live.get(item.key);
      const spare = known ? undefined : free.pop();
      if (spare) {
        live.delete(spare[0]);
      }
      const pooled = known ?? spare?.[1];
      if (pooled) {
        show(pooled, item);
      }
      live.set(item.key, pooled ?? make(map, item, events));
    }
    for (const [key, pooled] of free) {
      pooled.marker.remove();
      live.delete(key);
    }
  }

  function remove(): void {
    for (const { marker } of live.values()) {
      marker.remove();
    }
    live.clear();
  }

  return { sync, remove };
}

export type MarkerPool = ReturnType<typeof markerPool>;

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text for a marker's markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
