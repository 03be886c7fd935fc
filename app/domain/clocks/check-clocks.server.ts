import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import type { ClockWake } from "./clock.ts";
import { createCalendars } from "./internal/calendars.server.ts";
import { loadOpenClocks, type OpenClock } from "./internal/load-clocks.server.ts";
import { raiseAlerts } from "./internal/raise-alerts.server.ts";
import { storeTimes } from "./internal/store-times.server.ts";
import { type DueAlert, dueAlerts, planAlerts } from "./plan-alerts.ts";

/** So many clocks share a transaction: some tens of milliseconds of the write lock. */
const CHUNK = 200;

interface Checked {
  clock: OpenClock;
  due: DueAlert[];
  nextAt: Date | null;
}

async function checkChunk(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<ClockWake[]> {
  const running = { id: { in: [...ids] }, pausedAt: null, nextCheckAt: { lte: ctx.now } };
  const clocks = await loadOpenClocks(tx, running);
  const calendars = createCalendars(tx);
  const checked: Checked[] = [];
  for (const clock of clocks) {
    const plan = planAlerts(clock.target, clock, await calendars.reckoning(clock.target));
    checked.push({ clock, ...dueAlerts(plan, clock.fired, ctx.now) });
  }
  const written = await storeTimes(
    tx,
    checked.map(({ clock, nextAt }) => ({ ...clock, nextCheckAt: nextAt })),
  );
  const mine = checked.filter(({ clock }) => written.has(clock.id));
  await raiseAlerts(
    tx,
    ctx,
    mine.flatMap(({ clock, due }) => due.map((alert) => ({ clock, alert }))),
  );
  return mine.flatMap(({ clock, nextAt }) => (nextAt ? [{ clockId: clock.id, checkAt: nextAt }] : []));
}

/**
 * Raises what is due on these clocks. The database decides: a clock that stopped, is paused, moved or was checked by
 * somebody else is passed over, so that it may be asked as often as one likes.
 * *Writes* SlaClock, ClockAlert. *Emits* `clock.alert_raised`.
 *
 * @returns when the checked ones are to be woken next
 */
export async function checkClocks(ctx: Ctx, ids: readonly string[]): Promise<ClockWake[]> {
  const wakes: ClockWake[] = [];
  for (let start = 0; start < ids.length; start += CHUNK) {
    const part = ids.slice(start, start + CHUNK);
    // A look first: a transaction is a write, for which others would have to wait.
    const due = await ctx.db.slaClock.findFirst({
      where: { id: { in: part }, outcome: "open", nextCheckAt: { lte: ctx.now } },
      select: { id: true },
    });
    if (due) {
      wakes.push(...(await inTransaction(ctx, (tx) => checkChunk(tx, ctx, part))));
    }
  }
  return wakes;
}
