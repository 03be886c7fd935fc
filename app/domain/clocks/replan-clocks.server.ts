import { type Fact, recordMany } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { insertMany } from "#app/platform/db/insert-many.server.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { CLOCK_SUBJECTS, type ClockWake } from "./clock.ts";
import { deriveDue } from "./derive-clock.ts";
import { type Calendars, calendarNote, createCalendars } from "./internal/calendars.server.ts";
import { entryRow } from "./internal/change-clock.server.ts";
import { loadOpenClocks, type OpenClock } from "./internal/load-clocks.server.ts";
import { storeTimes } from "./internal/store-times.server.ts";
import { nextCheck, planAlerts } from "./plan-alerts.ts";

/** So many clocks share a transaction, so that the desk does not wait for all of them. */
const CHUNK = 500;

const entryColumns = ["id", "clockId", "at", "kind", "dueAt", "reason", "promisedAt", "details", "actorName"] as const;

interface Replanned {
  clock: OpenClock;
  dueAt: Date;
  nextCheckAt: Date | null;
  /** of the calendar it was reckoned with */
  note: ReturnType<typeof calendarNote>;
}

async function reckon(ctx: Ctx, clock: OpenClock, calendars: Calendars): Promise<Replanned> {
  const { target, startedAt, pausedAt } = clock;
  const reckoning = await calendars.reckoning(target);
  const dueAt = deriveDue(clock.history, reckoning.calendar, pausedAt ?? ctx.now);
  const nextCheckAt =
    pausedAt === null ? nextCheck(planAlerts(target, { startedAt, dueAt }, reckoning), clock.fired) : null;
  return { clock, dueAt, nextCheckAt, note: calendarNote(reckoning.calendar) };
}

const same = (a: Date | null, b: Date | null) => a?.getTime() === b?.getTime();

/** Writes what moved, and tells whose due times did. */
async function store(tx: Tx, ctx: Ctx, calendarId: string, replanned: readonly Replanned[]): Promise<Replanned[]> {
  const changed = replanned.filter(
    ({ clock, dueAt, nextCheckAt }) => !same(clock.dueAt, dueAt) || !same(clock.nextCheckAt, nextCheckAt),
  );
  const written = await storeTimes(
    tx,
    changed.map(({ clock, dueAt, nextCheckAt }) => ({ id: clock.id, version: clock.version, dueAt, nextCheckAt })),
  );
  const mine = changed.filter(({ clock }) => written.has(clock.id));
  const moved = mine.filter(({ clock, dueAt }) => !same(clock.dueAt, dueAt));
  await insertMany(
    tx,
    "ClockEntry",
    entryColumns,
    moved.map(({ clock, dueAt, note }) =>
      entryRow(ctx, clock.id, { at: ctx.now, kind: "replanned", dueAt, details: note }),
    ),
  );
  const facts = CLOCK_SUBJECTS.flatMap((subject): Fact[] => {
    const ids = moved.filter(({ clock }) => clock.subject === subject).map(({ clock }) => clock.subjectId);
    const payload = { subject, subjectIds: [...new Set(ids)] };
    return ids.length > 0 ? [{ event: "clock.replanned", entity: "calendar", entityId: calendarId, payload }] : [];
  });
  await recordMany(tx, ctx, facts);
  return mine;
}

interface JobMark {
  handler: string;
  outboxId: string;
}

/** Tells the sweeper that the work was done. */
async function leaveMark(tx: Tx, ctx: Ctx, mark: JobMark): Promise<void> {
  const done = { handledAt: ctx.now };
  await tx.handledEvent.upsert({ where: { handler_outboxId: mark }, create: { ...mark, ...done }, update: {} });
}

/**
 * Plans the open clocks again after a calendar changed: those that run in it, and when it is the department's all of them,
 * because alerts wait for its hours. Paused ones too. What has been raised stays raised.
 * *Writes* SlaClock, ClockEntry, HandledEvent. *Emits* `clock.replanned` for those whose due time moved.
 *
 * @param mark the job that asks, marked as done with the last of them
 * @returns when those that changed are to be woken
 */
export async function replanClocks(ctx: Ctx, calendarId: string, mark?: JobMark): Promise<ClockWake[]> {
  const calendar = await ctx.db.workCalendar.findUnique({ where: { id: calendarId }, select: { isDefault: true } });
  const concerned = calendar?.isDefault ? {} : { calendarId };
  // A clock that starts from now on reckons with the calendar as it is already.
  const ids = await ctx.db.slaClock.findMany({ where: { ...concerned, outcome: "open" }, select: { id: true } });
  const wakes: ClockWake[] = [];
  for (let start = 0; start === 0 || start < ids.length; start += CHUNK) {
    const part = ids.slice(start, start + CHUNK).map(({ id }) => id);
    const last = start + CHUNK >= ids.length;
    const moved = await inTransaction(ctx, async (tx) => {
      const calendars = createCalendars(tx);
      const replanned: Replanned[] = [];
      for (const clock of await loadOpenClocks(tx, { id: { in: part } })) {
        replanned.push(await reckon(ctx, clock, calendars));
      }
      if (mark && last) {
        await leaveMark(tx, ctx, mark);
      }
      return store(tx, ctx, calendarId, replanned);
    });
    wakes.push(
      ...moved.flatMap(({ clock, nextCheckAt }) => (nextCheckAt ? [{ clockId: clock.id, checkAt: nextCheckAt }] : [])),
    );
  }
  return wakes;
}
