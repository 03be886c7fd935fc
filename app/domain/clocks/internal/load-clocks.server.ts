import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { inList } from "#app/platform/db/in-list.server.ts";
import {
  type ClockEntry,
  type ClockKind,
  type ClockSubject,
  type ClockTarget,
  clockTargetSchema,
  type EntryKind,
  entryDetailsSchema,
} from "../clock.ts";
import { type ClockHistory, readHistory, targetNumber } from "../derive-clock.ts";
import { alertKey } from "../plan-alerts.ts";

/** A clock that neither stopped nor was cancelled, with all that its next step depends on. */
export interface OpenClock {
  id: string;
  subject: ClockSubject;
  subjectId: string;
  kind: ClockKind;
  cycle: number;
  startedAt: Date;
  dueAt: Date;
  pausedAt: Date | null;
  nextCheckAt: Date | null;
  version: number;
  target: ClockTarget;
  history: ClockHistory;
  /**
   * Cycle its alerts are raised under: one more for each target before the present one, so that the levels of a new
   * target fire although the old ones have. A target that returns finds its own.
   */
  alertCycle: number;
  /** keys (`alertKey`) of the alerts raised for the target in force */
  fired: ReadonlySet<string>;
}

export const entryOrder = [{ at: "asc" }, { id: "asc" }] as const;

/** An entry of the table as the rules take it. */
export function readEntry(row: {
  at: Date;
  kind: string;
  reason: string;
  promisedAt: Date | null;
  dueAt: Date;
  details: unknown;
  actorName: string;
}): ClockEntry {
  const { at, kind, reason, promisedAt, dueAt, details, actorName } = row;
  return {
    at,
    kind: kind as EntryKind,
    reason,
    promisedAt,
    dueAt,
    details: entryDetailsSchema.parse(details),
    actorName,
  };
}

/** The cycle alerts of the target in force are raised under; see `OpenClock.alertCycle`. */
export const alertCycleOf = (cycle: number, standardKeys: readonly (string | null)[]): number =>
  cycle + targetNumber(standardKeys);

/** What the due time follows from; the other lines of the history only tell. */
const DECISIVE: EntryKind[] = ["started", "retargeted", "paused", "resumed"];
/** Prisma fails on SQLite with more ids than this in one query. */
const MOST_IDS = 900;

/** The decisive entries of those clocks that were paused or retargeted: the history of all others is their own row. */
async function eventfulEntries(db: DbOrTx, ids: readonly string[]) {
  const eventful = await db.$queryRaw<{ clockId: string }[]>`
    SELECT DISTINCT "clockId" FROM "ClockEntry" WHERE "kind" IN ('paused', 'retargeted') AND "clockId" ${inList(db, ids)}`;
  const entries = new Map<string, ClockEntry[]>();
  for (let start = 0; start < eventful.length; start += MOST_IDS) {
    const part = eventful.slice(start, start + MOST_IDS).map(({ clockId }) => clockId);
    const rows = await db.clockEntry.findMany({
      where: { clockId: { in: part }, kind: { in: DECISIVE } },
      orderBy: [...entryOrder],
    });
    for (const row of rows) {
      const list = entries.get(row.clockId) ?? [];
      list.push(readEntry(row));
      entries.set(row.clockId, list);
    }
  }
  return entries;
}

/** The open clocks that match, in the order of their ids. */
export async function loadOpenClocks(
  db: DbOrTx,
  where: NonNullable<Parameters<DbOrTx["slaClock"]["findMany"]>[0]>["where"],
): Promise<OpenClock[]> {
  const rows = await db.slaClock.findMany({
    where: { ...where, outcome: "open" },
    include: { alerts: { select: { cycle: true, kind: true, level: true } } },
    orderBy: { id: "asc" },
  });
  const eventful = await eventfulEntries(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ alerts, subject, kind, standardKey, standardRevision, ...row }) => {
    const { id, subjectId, cycle, startedAt, dueAt, pausedAt, nextCheckAt, version } = row;
    const target = clockTargetSchema.parse(row.target);
    const entries = eventful.get(id);
    const first = { at: startedAt, reason: "", standardKey, standardRevision, target };
    const history: ClockHistory = entries ? readHistory(entries) : { startedAt, targets: [first], pauses: [] };
    const keys = history.targets.map((step) => step.standardKey);
    const alertCycle = alertCycleOf(cycle, keys);
    return {
      id,
      subject: subject as ClockSubject,
      subjectId,
      kind: kind as ClockKind,
      cycle,
      startedAt,
      dueAt,
      pausedAt,
      nextCheckAt,
      version,
      target,
      history,
      alertCycle,
      fired: new Set(alerts.filter((alert) => alert.cycle === alertCycle).map(alertKey)),
    };
  });
}
