import type * as z from "zod";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { invalid } from "#app/platform/errors.ts";
import type { CalendarTarget, calendarSettingsSchema } from "./calendar-form.ts";
import { guardedChange } from "./internal/guarded-change.server.ts";
import { recordCalendar } from "./internal/record-calendar.server.ts";
import { mayManageCalendars } from "./policy.ts";

/**
 * Renames a calendar, or sets its time zone.
 * *Writes* WorkCalendar. *Emits* `calendar.renamed`, or `calendar.changed` when the zone is another one. *Throws*
 * `forbidden`, `conflict`, `not_found`, `invalid` (name taken).
 */
export async function saveCalendarSettings(ctx: Ctx, input: z.output<typeof calendarSettingsSchema>): Promise<void> {
  assertMay(mayManageCalendars(ctx.actor));
  const { calendarId, name, timeZone } = input;
  await inTransaction(ctx, async (tx) => {
    if ((await tx.workCalendar.count({ where: { name, NOT: { id: calendarId } } })) > 0) {
      throw invalid([{ field: "name", code: "taken" }]);
    }
    const before = await guardedChange(tx, ctx, input, { name, timeZone });
    const event = before.timeZone === timeZone ? "calendar.renamed" : "calendar.changed";
    const details = { name, timeZone, before: { name: before.name, timeZone: before.timeZone } };
    await recordCalendar(tx, ctx, event, calendarId, details);
  });
}

/**
 * Makes a calendar the department's: alerts of general cases wait for its hours from now on.
 * *Writes* WorkCalendar. *Emits* `calendar.default_chosen` and `calendar.changed`. *Throws* `forbidden`, `conflict`,
 * `not_found`.
 */
export async function chooseDefaultCalendar(ctx: Ctx, target: CalendarTarget): Promise<void> {
  assertMay(mayManageCalendars(ctx.actor));
  const { calendarId } = target;
  await inTransaction(ctx, async (tx) => {
    const { name } = await guardedChange(tx, ctx, target, { isDefault: true });
    await tx.workCalendar.updateMany({
      where: { isDefault: true, NOT: { id: calendarId } },
      data: { isDefault: false, updatedAt: ctx.now, version: { increment: 1 } },
    });
    await recordCalendar(tx, ctx, "calendar.default_chosen", calendarId, { name }, ["calendar.changed"]);
  });
}
