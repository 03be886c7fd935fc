export interface PaneWidths {
  /** pixels */
  queue: number;
  trips: number;
}

export const DEFAULT_WIDTHS: PaneWidths = { queue: 436, trips: 448 };
export const LEAST: PaneWidths = { queue: 320, trips: 320 };
/** What is always left for the map. */
const MAP_LEAST = 260;
const KEY = "yidao.dispatch.panes";

/** Widths that can be shown: never narrower than readable, never so wide that the last pane is gone. */
export function fitWidths({ queue, trips }: PaneWidths, total: number): PaneWidths {
  const most = Math.max(LEAST.queue, total - LEAST.trips - MAP_LEAST);
  const fitQueue = Math.min(Math.max(queue, LEAST.queue), most);
  const rest = Math.max(LEAST.trips, total - fitQueue - MAP_LEAST);
  return { queue: fitQueue, trips: Math.min(Math.max(trips, LEAST.trips), rest) };
}

/** The widths this browser was left with. */
export function readWidths(storage: Pick<Storage, "getItem">): PaneWidths {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? "{}") as Partial<PaneWidths>;
    return { queue: Number(kept.queue) || DEFAULT_WIDTHS.queue, trips: Number(kept.trips) || DEFAULT_WIDTHS.trips };
  } catch {
    return DEFAULT_WIDTHS;
  }
}

export function keepWidths(storage: Pick<Storage, "setItem">, widths: PaneWidths): void {
  try {
    storage.setItem(KEY, JSON.stringify(widths));
  } catch {
    // a browser that keeps nothing still shows the panes
  }
}
