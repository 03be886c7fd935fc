import type { Ctx } from "#app/platform/ctx.ts";
import type { Json, Tx } from "#app/platform/db/db-types.ts";
import { conflict, notFound } from "#app/platform/errors.ts";
import type { CalendarTarget } from "../calendar-form.ts";

interface Change {
  name?: string;
  timeZone?: string;
  weekly?: Json;
  isDefault?: boolean;
}

/** Opens every change of a calendar: takes the version its reader knew. *Throws* `conflict`, `not_found`. */
export async function guardedChange(tx: Tx, ctx: Ctx, target: CalendarTarget, change: Change = {}) {
  const { calendarId: id, version } = target;
  const before = await tx.workCalendar.findUnique({ where: { id } });
  const { count } = await tx.workCalendar.updateMany({
    where: { id, version },
    data: { ...change, updatedAt: ctx.now, version: { increment: 1 } },
  });
  if (count === 0 || !before) {
    throw before ? conflict() : notFound("calendar");
  }
  return before;
}
