import { type Fact, recordMany } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { insertMany } from "#app/platform/db/insert-many.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { AlertRaised } from "../events.ts";
import type { DueAlert } from "../plan-alerts.ts";
import type { OpenClock } from "./load-clocks.server.ts";

export interface Raise {
  clock: OpenClock;
  alert: DueAlert;
}

const columns = [
  "id",
  "clockId",
  "cycle",
  "kind",
  "level",
  "subject",
  "subjectId",
  "roles",
  "act",
  "dueAt",
  "firedAt",
] as const;

function alertRow(ctx: Ctx, { clock, alert }: Raise) {
  const { kind, level, roles, act } = alert.level;
  const { id: clockId, alertCycle: cycle, subject, subjectId } = clock;
  return {
    id: newId(),
    clockId,
    cycle,
    kind,
    level,
    subject,
    subjectId,
    roles,
    act,
    dueAt: alert.at,
    firedAt: ctx.now,
  };
}

/**
 * Raises alerts: a row and an event each. The caller holds the guarded write of their clocks; the unique key of the table
 * is the last bar against a second one. *Writes* ClockAlert. *Emits* `clock.alert_raised`.
 */
export async function raiseAlerts(tx: Tx, ctx: Ctx, raises: readonly Raise[]): Promise<void> {
  const rows = raises.map((raise) => alertRow(ctx, raise));
  const facts = raises.map(({ clock, alert }, index): Fact => {
    const { kind, level, act, roles } = alert.level;
    const { id: clockId, subject, subjectId, kind: clockKind } = clock;
    const alertId = rows[index]?.id ?? "";
    const about = { alertId, clockId, subject, subjectId, clockKind };
    const payload: AlertRaised = { ...about, kind, level, act, roles, silent: alert.silent };
    return { event: "clock.alert_raised", entity: subject, entityId: subjectId, payload };
  });
  if (rows.length > 0) {
    await insertMany(tx, "ClockAlert", columns, rows);
    await recordMany(tx, ctx, facts);
  }
}
