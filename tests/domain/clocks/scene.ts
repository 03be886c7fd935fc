import {
  cancelClock,
  pauseClock,
  resumeClock,
  retargetClock,
  startClock,
  startFixedClock,
  stopClock,
} from "#app/domain/clocks/clock-commands.server.ts";
import { ensureServiceStandards } from "#app/domain/standards/ensure-service-standards.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A Wednesday, 11:00 in Beijing: the office is open from 10:00 to 14:00 and from 15:30 to 19:30. */
export const START = new Date("2026-11-18T03:00:00Z");
export const after = (ms: number, from = START) => new Date(from.getTime() + ms);

/** An instant in Beijing. */
export const beijing = (text: string) => new Date(`${text.replace(" ", "T")}:00+08:00`);

export const resolution = { subject: "complaint", subjectId: "c1", kind: "resolution" } as const;
export const firstResponse = { subject: "complaint", subjectId: "c1", kind: "first_response" } as const;

/** A database with the standards, and the commands each in a transaction of its own at an instant. */
export async function scene() {
  const test: TestDb = await testDb();
  const at = (now: Date): Ctx => test.ctx("service_agent", { now });
  await ensureServiceStandards(test.ctx("system", { now: after(-30 * DAY) }));
  await test.db.outboxEvent.deleteMany();
  const within = <T>(now: Date, body: (tx: Tx, ctx: Ctx) => Promise<T>) =>
    inTransaction(at(now), (tx) => body(tx, at(now)));
  return {
    test,
    db: test.db,
    at,
    within,
    start: (input: Parameters<typeof startClock>[2], now = START) =>
      within(now, (tx, ctx) => startClock(tx, ctx, input)),
    startFixed: (input: Parameters<typeof startFixedClock>[2], now = START) =>
      within(now, (tx, ctx) => startFixedClock(tx, ctx, input)),
    stop: (ref: Parameters<typeof stopClock>[2], now: Date, when?: Date) =>
      within(now, (tx, ctx) => stopClock(tx, ctx, ref, when)),
    cancel: (ref: Parameters<typeof cancelClock>[2], now: Date, reason = "merged") =>
      within(now, (tx, ctx) => cancelClock(tx, ctx, ref, reason)),
    pause: (
      ref: Parameters<typeof pauseClock>[2],
      now: Date,
      input = { reason: "等待客户材料", promisedAt: after(DAY, now) },
    ) => within(now, (tx, ctx) => pauseClock(tx, ctx, ref, input)),
    resume: (ref: Parameters<typeof resumeClock>[2], now: Date) => within(now, (tx, ctx) => resumeClock(tx, ctx, ref)),
    retarget: (ref: Parameters<typeof retargetClock>[2], now: Date, standardKey: string) =>
      within(now, (tx, ctx) => retargetClock(tx, ctx, ref, { standardKey, reason: "severity" })),
    clock: (id: string) => test.db.slaClock.findUniqueOrThrow({ where: { id } }),
    entries: (clockId: string) =>
      test.db.clockEntry.findMany({ where: { clockId }, orderBy: [{ at: "asc" }, { id: "asc" }] }),
    alerts: async (clockId: string) => {
      const rows = await test.db.clockAlert.findMany({
        where: { clockId },
        orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      });
      return rows.map(({ kind, level }) => `${kind}-${level}`);
    },
    events: async (event: string) =>
      (await test.db.outboxEvent.findMany({ where: { event }, orderBy: { id: "asc" } })).map(
        ({ payload }) => payload as Record<string, unknown>,
      ),
  };
}
export type Scene = Awaited<ReturnType<typeof scene>>;
