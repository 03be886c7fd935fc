import { businessDate } from "#app/domain/calendar/business-day.ts";
import { startProgram } from "#tests/setup/program.ts";
import { bigDatabase } from "./big-data.ts";
import { signInCookie, timeGet } from "./http.ts";
import { type Figure, median } from "./result.ts";

const SMALL = 2_000;
const LARGE = 200_000;
const ROUNDS = 30;
const DAY_MS = 86_400_000;
/** days ago: in the middle of what both databases hold, behind most of it in the order of the list */
const ENTERED = [20, 15] as const;

const day = (ago: number) => businessDate(new Date(Date.now() - ago * DAY_MS));
const list = (query: string) => `/shipments.data?direction=inbound&${query}`;
const board = (query: string) => `/dispatch.data?direction=inbound&${query}`;

/** The loaders of a page as the browser asks for them on a client-side navigation. */
const pages: readonly (readonly [name: string, path: string])[] = [
  ["shipment list", list("state=all")],
  ["shipment list, open", list("state=open")],
  ["shipment list, late", list("state=late")],
  ["shipment list, late by due time", list("state=late&sort=due")],
  ["shipment list, name", list("state=all&q=张")],
  ["shipment list, payment and delivery", list("state=all&payment=on_receipt&delivery=self_pickup")],
  ["shipment list, days of entry", list(`state=all&from=${day(ENTERED[0])}&to=${day(ENTERED[1])}`)],
  ["shipment list, exceptions", list("state=exception")],
  ["dispatch board", board("")],
  ["dispatch board, arrived", board("view=arrived")],
  ["dispatch board, exceptions", board("view=exception")],
  ["dispatch board, county", board("place=650104")],
  ["dispatch board, prefecture", board("place=650100")],
  ["dispatch board, name", board("q=乌鲁木齐")],
  ["dispatch board, number", board("q=xj")],
  ["dispatch board, late", board("view=late")],
];

/** What the large database answers with many times more of: its time is shown, not held against a bound. */
const longer: readonly (readonly [name: string, path: string])[] = [
  ["dispatch board, rare name", board("q=张")],
  ["map points of the board", "/dispatch/points?direction=inbound"],
];

interface Side {
  baseUrl: string;
  cookie: string;
}

/** Median milliseconds of a path on both sides, asked for in turn. */
async function timeBoth(sides: readonly Side[], path: string): Promise<[small: number, large: number]> {
  const times: number[][] = sides.map(() => []);
  for (let round = -5; round < ROUNDS; round += 1) {
    for (const [index, { baseUrl, cookie }] of sides.entries()) {
      const ms = await timeGet(baseUrl + path, cookie);
      if (round >= 0) {
        times[index]?.push(ms);
      }
    }
  }
  return times.map(median) as [number, number];
}

const noteOf = (small: number, large: number) =>
  `${large.toFixed(1)} ms with ${LARGE} shipments / ${LARGE * 10} events, ${small.toFixed(1)} ms with ${SMALL}`;

async function shownFigure(sides: readonly Side[], name: string, path: string): Promise<Figure> {
  const sizes: number[] = [];
  for (const { baseUrl, cookie } of sides) {
    sizes.push((await (await fetch(baseUrl + path, { headers: { cookie } })).arrayBuffer()).byteLength);
  }
  const [small, large] = await timeBoth(sides, path);
  const [few, many] = sizes.map((size) => `${Math.round(size / 1_000)} kB`);
  return { name, value: large, unit: "ms", note: `${many}; with ${SMALL} shipments ${few} in ${small.toFixed(1)} ms` };
}

/** Lists and the board with a hundred times the data: requests to both programs in turn, medians compared. */
export async function benchLists(): Promise<Figure[]> {
  const programs = [];
  const sides: Side[] = [];
  for (const count of [SMALL, LARGE]) {
    const program = await startProgram({ databaseUrl: await bigDatabase(count), workers: 0 });
    programs.push(program);
    sides.push({ baseUrl: program.baseUrl, cookie: await signInCookie(program.baseUrl) });
  }
  const figures: Figure[] = [];
  try {
    for (const [name, path] of pages) {
      const [small, large] = await timeBoth(sides, path);
      const value = large / small;
      figures.push({
        name: `${name}: 100 × the data`,
        ...{ value, unit: "×", sense: "≤", bound: 1.5, note: noteOf(small, large) },
      });
    }
    for (const [name, path] of longer) {
      figures.push(await shownFigure(sides, name, path));
    }
  } finally {
    for (const program of programs) {
      await program.stop();
    }
  }
  return figures;
}
