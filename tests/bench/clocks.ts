import { saveCalendarDays } from "#app/domain/calendar/save-day.server.ts";
import { pauseClock, resumeClock, startClock } from "#app/domain/clocks/clock-commands.server.ts";
import { replanClocks } from "#app/domain/clocks/replan-clocks.server.ts";
import { reviseServiceStandard } from "#app/domain/standards/revise-service-standard.server.ts";
import { serviceStandardSchema } from "#app/domain/standards/service-standard.ts";
import type { Db } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { createRedis } from "#app/platform/redis.server.ts";
import { systemAt } from "#prisma/seed/context.ts";
import { createRandom } from "#prisma/seed/random.ts";
import { seedStandards } from "#prisma/seed/standards.ts";
import { copyClock } from "#tests/factories/clocks.ts";
import { startProgram } from "#tests/setup/program.ts";
import { createQueues, enqueueClockWakes } from "#workers/queues.ts";
import { type Figure, median } from "./result.ts";

const CLOCKS = 5_000;
/** so many different ones, each with its copies */
const KINDS = 50;
const ROUNDS = 3;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const KEY = "complaint.general.feedback";

/** Clocks of some weeks of work in the department's calendar; a third of them was paused before, a few still are. */
async function fill(db: Db, now: Date): Promise<void> {
  const ctx = systemAt(db, new Date(now.getTime() - 20 * DAY));
  await seedStandards(ctx);
  const { id: calendarId } = await db.workCalendar.findFirstOrThrow({ where: { isDefault: true } });
  const breach = { kind: "breach", level: 0, offsetMs: 0, roles: ["owner"], act: "notify" };
  const warning = { ...breach, kind: "warning", level: 1, offsetMs: -4 * HOUR };
  const asWork = { key: KEY, revision: 1, name: "bench", unit: "ms", amount: 200 * HOUR, calendarId };
  await reviseServiceStandard(ctx, serviceStandardSchema.parse({ ...asWork, alerts: [warning, breach] }));
  const random = createRandom(11);
  for (let i = 0; i < KINDS; i += 1) {
    const ref = { subject: "complaint", subjectId: `kind-${i}`, kind: "resolution" } as const;
    const began = new Date(now.getTime() - random.int(2 * DAY, 15 * DAY));
    const later = (ms: number) => systemAt(db, new Date(began.getTime() + ms));
    const begin = { ...ref, cycle: 1, standardKey: KEY };
    const first = later(0);
    const clockId = await inTransaction(first, (tx) => startClock(tx, first, begin));
    if (i % 3 === 0) {
      const [paused, resumed] = [later(HOUR), later(DAY)];
      const input = { reason: "bench", promisedAt: resumed.now };
      await inTransaction(paused, (tx) => pauseClock(tx, paused, ref, input));
      if (i % 9 !== 0) {
        await inTransaction(resumed, (tx) => resumeClock(tx, resumed, ref));
      }
    }
    await copyClock(db, clockId, CLOCKS / KINDS - 1);
  }
}

/** Every open clock planned anew after a day was closed, with its wake in Redis: what the handler does. */
export async function benchClocks(): Promise<Figure[]> {
  const now = new Date("2026-11-18T10:00:00+08:00");
  const program = await startProgram({ web: false, workers: 0, fill: (db) => fill(db, now) });
  const { db, env } = program;
  const redis = createRedis(env.REDIS_URL as string);
  await new Promise((resolve) => (redis.status === "ready" ? resolve(null) : redis.once("ready", resolve)));
  const queues = createQueues(redis, "{bench-clocks}");
  const rounds: { planned: number; woken: number; moved: number }[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id: calendarId, version } = await db.workCalendar.findFirstOrThrow({ where: { isDefault: true } });
      // behind every start, before every due time
      const day = { dates: [`2026-11-${23 + round}`], hours: [], note: "", source: "own" as const };
      await saveCalendarDays(systemAt(db, now), { calendarId, version, ...day });
      const before = await db.clockEntry.count({ where: { kind: "replanned" } });
      const started = performance.now();
      const wakes = await replanClocks(systemAt(db, now), calendarId);
      const planned = performance.now() - started;
      await enqueueClockWakes(queues, wakes, now.getTime());
      const moved = (await db.clockEntry.count({ where: { kind: "replanned" } })) - before;
      rounds.push({ planned, woken: performance.now() - started - planned, moved });
    }
  } finally {
    await queues.close();
    redis.disconnect();
    await program.stop();
  }
  const value = median(rounds.map(({ planned, woken }) => planned + woken));
  const shown = rounds.map(
    ({ planned, woken, moved }) => `${planned.toFixed(0)} + ${woken.toFixed(0)} (${moved} moved)`,
  );
  const note = `planned + woken in ms: ${shown.join(", ")}`;
  return [{ name: "re-planning 5,000 open clocks", value, unit: "ms", sense: "≤", bound: 2_000, note }];
}
