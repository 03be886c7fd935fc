import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { ClockKind, ClockOutcome, ClockSubject, EntryKind } from "./clock.ts";
import { clockTargetSchema } from "./clock.ts";
import type { ClockEntryView, ClockView } from "./clock-view.ts";
import { readHistory } from "./derive-clock.ts";
import { explainClock, type StandardName, standardsOf } from "./explain-clock.ts";
import { alertInclude, alertViews } from "./internal/alert-views.server.ts";
import { createCalendars } from "./internal/calendars.server.ts";
import { entryOrder, readEntry } from "./internal/load-clocks.server.ts";
import { mayReadClocks } from "./policy.ts";

type Wanted = ReturnType<typeof standardsOf>;

/** The names of standards by the key under which a history asks for them. */
async function standardNames(ctx: Ctx, wanted: Wanted): Promise<Map<string, StandardName>> {
  const rows = await ctx.db.serviceStandard.findMany({
    where: { key: { in: [...new Set(wanted.map(({ key }) => key))] } },
    select: { key: true, revision: true, name: true },
  });
  return new Map(
    wanted.flatMap(({ mapKey, key, revision }) => {
      const row = rows.find((one) => one.key === key && one.revision === revision);
      return row ? [[mapKey, row] as const] : [];
    }),
  );
}

const entryView = (row: Omit<ClockEntryView, "kind"> & { kind: string }): ClockEntryView => {
  const { id, at, kind, reason, promisedAt, dueAt, actorName } = row;
  return { id, at, kind: kind as EntryKind, reason, promisedAt, dueAt, actorName };
};

/**
 * The clocks of one thing with their history, alerts and the reasons of their due times: those that run first, by due
 * time, then the ended ones, the last first. *Throws* `forbidden`.
 */
export async function clocksOf(ctx: Ctx, subject: ClockSubject, subjectId: string): Promise<ClockView[]> {
  assertMay(mayReadClocks(ctx.actor));
  const rows = await ctx.db.slaClock.findMany({
    where: { subject, subjectId },
    include: { entries: { orderBy: [...entryOrder] }, alerts: alertInclude },
  });
  const histories = rows.map(({ entries }) => readHistory(entries.map(readEntry)));
  const names = await standardNames(ctx, histories.flatMap(standardsOf));
  const toViews = await alertViews(
    ctx,
    rows.flatMap(({ alerts }) => alerts),
  );
  const calendars = createCalendars(ctx.db);
  const views: ClockView[] = [];
  for (const [index, row] of rows.entries()) {
    const history = histories[index] as (typeof histories)[number];
    const target = clockTargetSchema.parse(row.target);
    const versions = row.entries.map(({ details }) => readDetailsVersion(details));
    const times = { dueAt: row.dueAt, endedAt: row.stoppedAt, calendarVersion: versions.findLast(Boolean) ?? null };
    const explanation = explainClock(history, times, await calendars.own(target), names);
    const { id, cycle, startedAt, dueAt, pausedAt, stoppedAt, nextCheckAt } = row;
    const standard = explanation.findLast((step) => step.kind === "target")?.standard ?? null;
    views.push({
      ...{ id, subject, subjectId, cycle, startedAt, dueAt, pausedAt, stoppedAt, nextCheckAt, target, standard },
      kind: row.kind as ClockKind,
      outcome: row.outcome as ClockOutcome,
      explanation,
      entries: row.entries.map(entryView),
      alerts: toViews(row.alerts),
    });
  }
  return views.sort(byUrgency);
}

/** Version of the calendar that an entry reckoned with. */
function readDetailsVersion(details: unknown): number | null {
  const calendar = (details as { calendar?: { version?: unknown } } | null)?.calendar;
  return typeof calendar?.version === "number" ? calendar.version : null;
}

const ended = (clock: ClockView) => clock.stoppedAt?.getTime() ?? 0;

function byUrgency(a: ClockView, b: ClockView): number {
  if (a.outcome === "open" && b.outcome === "open") {
    return a.dueAt.getTime() - b.dueAt.getTime();
  }
  const openFirst = Number(b.outcome === "open") - Number(a.outcome === "open");
  return openFirst || ended(b) - ended(a);
}
