import type { Translate } from "#app/i18n/translate.ts";
import type { BoardStop } from "./board-data.ts";

const STATION = "station:";

/** A stop's name for the reader: stations stand in the catalog, people and partners are called as they are. */
export function stopTitle(stop: Pick<BoardStop, "placeKey" | "title">, t: Translate): string {
  if (!stop.placeKey.startsWith(STATION)) {
    return stop.title;
  }
  const key = `dispatch.stations.${stop.placeKey.slice(STATION.length)}`;
  const name = t(key);
  return name === key ? stop.title : name;
}
