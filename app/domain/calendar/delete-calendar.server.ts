import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import type { CalendarTarget } from "./calendar-form.ts";
import { guardedChange } from "./internal/guarded-change.server.ts";
import { recordCalendar } from "./internal/record-calendar.server.ts";
import { mayManageCalendars } from "./policy.ts";

/**
 * Deletes a calendar that nothing reckons with. A past revision of a standard counts too: clocks that ran by it still
 * explain their deadlines.
 * *Writes* WorkCalendar, CalendarDay. *Emits* `calendar.deleted`. *Throws* `forbidden`, `conflict`, `not_found`,
 * `calendar_is_default`, `calendar_in_use`.
 */
export async function deleteCalendar(ctx: Ctx, target: CalendarTarget): Promise<void> {
  assertMay(mayManageCalendars(ctx.actor));
  const { calendarId } = target;
  await inTransaction(ctx, async (tx) => {
    const { name, isDefault } = await guardedChange(tx, ctx, target);
    if (isDefault) {
      throw new DomainError("calendar_is_default", { status: 409 });
    }
    const standards = await tx.serviceStandard.groupBy({ by: ["key"], where: { calendarId } });
    const clocks = await tx.slaClock.count({ where: { outcome: "open", calendarId } });
    if (standards.length > 0 || clocks > 0) {
      throw new DomainError("calendar_in_use", { status: 409, params: { standards: standards.length, clocks } });
    }
    await tx.workCalendar.delete({ where: { id: calendarId } });
    await recordCalendar(tx, ctx, "calendar.deleted", calendarId, { name });
  });
}
