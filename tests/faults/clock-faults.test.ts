import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import {
  cancelClock,
  pauseClock,
  resumeClock,
  startClock,
  stopClock,
} from "#app/domain/clocks/clock-commands.server.ts";
import { ensureServiceStandards } from "#app/domain/standards/ensure-service-standards.server.ts";
import { reviseServiceStandard } from "#app/domain/standards/revise-service-standard.server.ts";
import { serviceStandardSchema } from "#app/domain/standards/service-standard.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Db, Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { createRedis } from "#app/platform/redis.server.ts";
import { systemAt } from "#prisma/seed/context.ts";
import { createRandom, type Random } from "#prisma/seed/random.ts";
import { type Program, startProgram } from "#tests/setup/program.ts";
import { until } from "#tests/workers/worker-parts.ts";
import { type WriteLock, watchWriteLock } from "./write-lock.ts";

const CLOCKS = 500;
const WORKERS = 3;
/** so many of the clocks end before anything is due, and so many stand still for a while */
const ENDED = 20;
const PAUSED = 20;
/** things go on breaking so long, and so often at least */
const TROUBLE_MS = 20_000;
const LEAST_TROUBLES = 5;
const SETTLES_WITHIN_MS = 90_000;
const SECOND = 1_000;
const KEY = "complaint.major.settlement";

/** Due after ten seconds, with a warning before it and a level behind it: the times of a complaint in small. */
const TARGET_MS = 10 * SECOND;
const LEVELS = [
  { kind: "warning", level: 1, offsetMs: -3 * SECOND },
  { kind: "breach", level: 0, offsetMs: 0 },
  { kind: "escalation", level: 1, offsetMs: 4 * SECOND },
].map((level) => ({ ...level, roles: ["manager"], act: "notify" }));
/** the last clock begins so long after the first: all levels together take 29 seconds */
const SPREAD_MS = 15 * SECOND;

let program: Program | undefined;
let lock: WriteLock | undefined;
afterEach(async () => {
  lock?.close();
  await program?.stop();
  program = undefined;
});

const ref = (i: number) => ({ subject: "complaint", subjectId: `case-${i}`, kind: "resolution" }) as const;

/** Three workers as in production, the sweeper every second, and a standard whose times fall into the test. */
async function start(name: string): Promise<Program> {
  return startProgram({
    web: false,
    workers: WORKERS,
    env: { QUEUE_PREFIX: `{clock-faults-${name}}`, WORKER_CONCURRENCY: "2" },
    fill: async (db) => {
      const ctx = systemAt(db, new Date());
      await ensureServiceStandards(ctx);
      const short = { key: KEY, revision: 1, name: "短时限", unit: "ms", amount: TARGET_MS, alertHours: "always" };
      await reviseServiceStandard(ctx, serviceStandardSchema.parse({ ...short, alerts: LEVELS }));
    },
  });
}

const act = <T>(db: Db, body: (tx: Tx, ctx: Ctx) => Promise<T>): Promise<T> => {
  const ctx = systemAt(db, new Date());
  return inTransaction(ctx, (tx) => body(tx, ctx));
};

/**
 * Starts the clocks, some in each transaction; they begin within the next seconds. The first ones end at once, by being
 * stopped or cancelled, and the ones after them stand still until they are resumed. Returns the ids.
 */
async function startClocks(db: Db, random: Random): Promise<string[]> {
  const ids: string[] = [];
  const begin = Date.now();
  while (ids.length < CLOCKS) {
    await act(db, async (tx, ctx) => {
      for (let part = 0; part < 25; part += 1) {
        const i = ids.length;
        const startedAt = i < ENDED + PAUSED ? ctx.now : new Date(begin + random.int(0, SPREAD_MS));
        ids.push(await startClock(tx, ctx, { ...ref(i), cycle: 1, standardKey: KEY, startedAt }));
        if (i < ENDED) {
          await (i % 2 === 0 ? stopClock(tx, ctx, ref(i)) : cancelClock(tx, ctx, ref(i), "faults"));
        } else if (i < ENDED + PAUSED) {
          const promisedAt = new Date(ctx.now.getTime() + 60 * SECOND);
          await pauseClock(tx, ctx, ref(i), { reason: "faults", promisedAt });
        }
      }
    });
  }
  return ids;
}

/** The workers that take jobs now, and those that are on their way. */
interface Crew {
  program: Program;
  ready: ChildProcess[];
  coming: Promise<unknown>[];
}

/** SIGKILL to one of the workers; another takes its place as soon as Redis lets it. */
async function killOne({ program, ready, coming }: Crew, random: Random): Promise<void> {
  const [child] = ready.splice(random.int(0, ready.length - 1), 1);
  if (child) {
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
    coming.push(program.startWorker().then((next) => ready.push(next)));
  }
}

async function flush({ env }: Program): Promise<void> {
  const redis = createRedis(env.REDIS_URL as string, { maxRetriesPerRequest: null, enableOfflineQueue: true });
  await redis.flushall();
  redis.disconnect();
}

type Trouble = (crew: Crew, random: Random) => Promise<void>;

/** Kills a worker, takes Redis away for a while in order or by a crash, or does both at once. */
const restarts: Trouble = async (crew, random) => {
  const what = random.pick(["kill", "redis", "both"]);
  if (what !== "redis") {
    await killOne(crew, random);
  }
  if (what !== "kill") {
    const { stopRedis, killRedis, startRedis } = crew.program;
    await (random.chance(0.5) ? stopRedis() : killRedis());
    await sleep(random.int(500, 2_500));
    await startRedis();
  }
};

/** Empties Redis, and kills a worker now and then. */
const wipes: Trouble = async (crew, random) => {
  await flush(crew.program);
  if (random.chance(0.4)) {
    await killOne(crew, random);
  }
};

const clocksLeft = (db: Db) => db.slaClock.count({ where: { outcome: "open", nextCheckAt: { not: null } } });

/** What was raised, as "clock kind level", and the alerts that events tell of. */
async function raised(db: Db) {
  const rows = await db.clockAlert.findMany();
  const events = await db.outboxEvent.findMany({ where: { event: "clock.alert_raised" } });
  return {
    rows,
    names: rows.map(({ clockId, kind, level }) => `${clockId} ${kind} ${level}`),
    told: events.map(({ payload }) => (payload as { alertId: string }).alertId),
    kept: await db.auditEntry.count({ where: { event: "clock.alert_raised" } }),
  };
}

/** Lets 500 clocks fall due while things break, and compares what was raised with what their targets ask for. */
async function survive(name: string, trouble: Trouble, seed: number): Promise<void> {
  const random = createRandom(seed);
  program = await start(name);
  lock = watchWriteLock(program.env.DATABASE_URL as string);
  const { db } = program;
  const ids = await startClocks(db, random);
  const paused = Array.from({ length: PAUSED }, (_, i) => ref(ENDED + i));
  const crew: Crew = { program, ready: [...program.workers], coming: [] };
  const end = Date.now() + TROUBLE_MS;
  for (let count = 0; count < LEAST_TROUBLES || Date.now() < end; count += 1) {
    await trouble(crew, random);
    const one = paused.pop();
    await (one && act(db, (tx, ctx) => resumeClock(tx, ctx, one)));
    await sleep(random.int(500, 2_000));
  }
  for (const one of paused) {
    await act(db, (tx, ctx) => resumeClock(tx, ctx, one));
  }
  await Promise.all(crew.coming);
  const settled = async () => (await clocksLeft(db)) === 0;
  await until(`every level was raised; ${program.output()}`, settled, SETTLES_WITHIN_MS);
  await until(
    `every event was relayed; ${program.output()}`,
    async () => (await db.outboxEvent.count({ where: { relayedAt: null } })) === 0,
    SETTLES_WITHIN_MS,
  );
  const silent = new Set((await db.slaClock.findMany({ where: { outcome: { not: "open" } } })).map(({ id }) => id));
  expect([...silent].sort()).toEqual(ids.slice(0, ENDED).sort());
  const wanted = ids
    .filter((id) => !silent.has(id))
    .flatMap((id) => LEVELS.map(({ kind, level }) => `${id} ${kind} ${level}`));
  const { rows, names, told, kept } = await raised(db);
  expect(names.sort()).toEqual(wanted.sort());
  expect(told.sort()).toEqual(rows.map(({ id }) => id).sort());
  expect(kept).toBe(rows.length);
  expect(rows.filter(({ firedAt, dueAt }) => firedAt < dueAt)).toEqual([]);
  expect(lock.sound()).toBe(true);
}

describe("every warning, breach and escalation of 500 clocks exists once, and is told once", () => {
  it("when Redis is stopped, crashes and comes back, and three workers are killed at random", () =>
    survive("restarts", restarts, 31));

  it("when Redis is emptied again and again", () => survive("wipes", wipes, 32));
});
