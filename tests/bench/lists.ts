import { startProgram } from "#tests/setup/program.ts";
import { bigDatabase } from "./big-data.ts";
import { signInCookie, timeGet } from "./http.ts";
import { type Figure, median } from "./result.ts";

const SMALL = 2_000;
const LARGE = 200_000;
const ROUNDS = 40;

/** The loaders of a page as the browser asks for them on a client-side navigation. */
const pages = [
  ["shipment list", "/shipments.data?direction=inbound"],
  ["shipment list, late first", "/shipments.data?direction=inbound&state=late"],
  ["dispatch board", "/dispatch.data?direction=inbound"],
] as const;

/** Lists and the board with a hundred times the data: requests to both programs in turn, medians compared. */
export async function benchLists(): Promise<Figure[]> {
  const programs = [];
  for (const count of [SMALL, LARGE]) {
    const program = await startProgram({ databaseUrl: await bigDatabase(count), workers: 0 });
    programs.push({ program, cookie: await signInCookie(program.baseUrl) });
  }
  const figures: Figure[] = [];
  try {
    for (const [name, path] of pages) {
      const times: [number[], number[]] = [[], []];
      for (let round = -5; round < ROUNDS; round += 1) {
        for (const [index, { program, cookie }] of programs.entries()) {
          const ms = await timeGet(program.baseUrl + path, cookie);
          if (round >= 0) {
            times[index as 0 | 1].push(ms);
          }
        }
      }
      const [small, large] = times.map(median) as [number, number];
      const note = `${large.toFixed(1)} ms with ${LARGE} shipments / ${LARGE * 10} events, ${small.toFixed(1)} ms with ${SMALL}`;
      figures.push({ name: `${name}: 100 × the data`, value: large / small, unit: "×", sense: "≤", bound: 1.5, note });
    }
  } finally {
    for (const { program } of programs) {
      await program.stop();
    }
  }
  return figures;
}
