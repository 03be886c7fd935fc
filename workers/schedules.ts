import { purgeOldRows } from "#app/domain/upkeep/purge-old-rows.server.ts";
import type { Env } from "#app/platform/env-schema.ts";
import type { Work } from "./handler.ts";
import { sweepClocks } from "./handlers/clocks/sweep.ts";
import type { Queues } from "./queues.ts";
import { workerCtx } from "./run-handler.ts";
import { sweep } from "./sweep.ts";
import { within } from "./within.ts";

/** Something the clock starts. */
export interface Schedule {
  name: string;
  when: { every: number } | { pattern: string; tz: string };
  run(work: Work, queues: Queues): Promise<void>;
}

const HOUR = 3_600_000;
const ASK_LIMIT_MS = 5_000;

/** Everything the clock starts: the one list. */
export function schedulesOf(env: Pick<Env, "SWEEP_MS" | "TIME_ZONE">): Schedule[] {
  return [
    {
      name: "sweep",
      when: { every: env.SWEEP_MS },
      run: (work, queues) => sweep(work, queues, HOUR),
    },
    {
      name: "clocks",
      when: { every: env.SWEEP_MS },
      run: sweepClocks,
    },
    {
      name: "purge",
      when: { pattern: "30 3 * * *", tz: env.TIME_ZONE },
      run: async (work) => {
        await purgeOldRows(workerCtx(work.db, "purge"));
      },
    },
  ];
}

/**
 * Makes sure that Redis has the schedules. Called again and again: a Redis that lost its data has lost them too, and just
 * then the sweeper is needed. One that is there is left alone, or its next run would be put off each time.
 */
export async function ensureSchedules(queues: Queues, schedules: readonly Schedule[]): Promise<void> {
  const queue = queues.get("upkeep");
  for (const { name, when } of schedules) {
    const known = await within(ASK_LIMIT_MS, queue.getJobScheduler(name));
    const same = known && ("every" in when ? known.every === when.every : known.pattern === when.pattern);
    if (!same) {
      const opts = { removeOnComplete: true, removeOnFail: { count: 50 } };
      await within(ASK_LIMIT_MS, queue.upsertJobScheduler(name, when, { name, opts }));
    }
  }
}
