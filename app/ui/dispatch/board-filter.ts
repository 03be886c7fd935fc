import { type BoardFilter, QUEUE_VIEWS } from "./board-data.ts";

const DIRECTIONS = ["inbound", "outbound", "transit"] as const;

function choice<T extends string>(value: string | null, choices: readonly T[]): T | undefined {
  return choices.find((known) => known === value);
}

/** What the address says is shown. What it does not say, or says wrongly, is the usual: an old link still opens. */
export function parseBoardFilter(
  params: URLSearchParams,
  usual: { direction: BoardFilter["direction"]; today: string },
): BoardFilter {
  const date = params.get("date") ?? "";
  const place = params.get("place") ?? "";
  const real = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
  return {
    direction: choice(params.get("direction"), DIRECTIONS) ?? usual.direction,
    date: real ? date : usual.today,
    today: usual.today,
    view: choice(params.get("view"), QUEUE_VIEWS) ?? "all",
    place: /^\d{6}$/.test(place) ? place : "",
    q: (params.get("q") ?? "").trim().slice(0, 60),
    layout: choice(params.get("layout"), ["map", "board"] as const) ?? "map",
  };
}
