import type { BoardStop } from "./board-data.ts";

/** A stop that may still change its place. */
export function mayMove(stop: BoardStop): boolean {
  return stop.status === "planned";
}

function ahead(stops: readonly BoardStop[]): string[] {
  return stops.slice(stops.findLastIndex((stop) => !mayMove(stop)) + 1).map((stop) => stop.id);
}

function moved(ids: readonly string[], id: string, to: number): string[] | null {
  const from = ids.indexOf(id);
  if (from === -1 || to < 0 || to >= ids.length || to === from) {
    return null;
  }
  const next = ids.filter((other) => other !== id);
  next.splice(to, 0, id);
  return next;
}

/** The order of the stops ahead with one of them a place earlier (−1) or later (+1); null when it cannot go there. */
export function nudged(stops: readonly BoardStop[], stopId: string, by: 1 | -1): string[] | null {
  const ids = ahead(stops);
  return moved(ids, stopId, ids.indexOf(stopId) + by);
}

/** The order with one stop put where another stands; null when nothing changes. */
export function placedAt(stops: readonly BoardStop[], stopId: string, atStopId: string): string[] | null {
  const ids = ahead(stops);
  const to = ids.indexOf(atStopId);
  return to === -1 ? null : moved(ids, stopId, to);
}
