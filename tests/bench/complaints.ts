import { startProgram } from "#tests/setup/program.ts";
import { complaintDatabase, OPEN_COMPLAINTS } from "./complaint-data.ts";
import { signInCookie, timeGet } from "./http.ts";
import { type Figure, median } from "./result.ts";

const LARGE = 50_000;
const ROUNDS = 60;
const BOUND = 1.5;

/** The loaders of the page as the browser asks for them on a client-side navigation. */
const pages = [
  { name: "complaint queue", path: "/complaints.data" },
  { name: "complaint queue, overdue", path: "/complaints.data?view=overdue" },
  { name: "complaint queue, unclaimed", path: "/complaints.data?view=unclaimed" },
] as const;

/** The queue with 500 open complaints, alone and among 50,000: requests to both programs in turn, medians compared. */
export async function benchComplaints(): Promise<Figure[]> {
  const programs = [];
  for (const count of [OPEN_COMPLAINTS, LARGE]) {
    const program = await startProgram({ databaseUrl: await complaintDatabase(count), workers: 0 });
    programs.push({ program, cookie: await signInCookie(program.baseUrl, "service_agent") });
  }
  const figures: Figure[] = [];
  try {
    for (const { name, path } of pages) {
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
      const open = `${OPEN_COMPLAINTS} open`;
      const note = `${large.toFixed(1)} ms with ${open} of ${LARGE} complaints, ${small.toFixed(1)} ms with ${open} alone`;
      figures.push({
        name: `${name}: 100 × the data`,
        value: large / small,
        unit: "×",
        sense: "≤",
        bound: BOUND,
        note,
      });
    }
  } finally {
    for (const { program } of programs) {
      await program.stop();
    }
  }
  return figures;
}
