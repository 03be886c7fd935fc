import { recordMany } from "#app/domain/audit/record.server.ts";
import { createCalendar } from "#app/domain/calendar/create-calendar.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { DEFAULTS_FROM } from "./default-standards.ts";
import { DEFAULT_CALENDAR_NAME, DEFAULT_SERVICE_STANDARDS } from "./default-standards-service.ts";

const TIME_ZONE = "Asia/Shanghai";

const findDefault = (ctx: Ctx) => ctx.db.workCalendar.findFirst({ where: { isDefault: true }, select: { id: true } });

/** The department's calendar; made with the shipped hours and holidays when there is none. */
async function ensureCalendar(ctx: Ctx): Promise<string> {
  const known = await findDefault(ctx);
  if (known) {
    return known.id;
  }
  try {
    return await createCalendar(ctx, { name: DEFAULT_CALENDAR_NAME, timeZone: TIME_ZONE, from: undefined });
  } catch (error) {
    // Another process that starts at the same time was faster.
    const made = error instanceof DomainError && error.code === "invalid" ? await findDefault(ctx) : null;
    if (!made) {
      throw error;
    }
    return made.id;
  }
}

/**
 * Stores the department's calendar and the service standards that are missing, as revision 1 in force from the beginning.
 * What is there is left alone: an installation that gains new standards with a new version gets just those. For the
 * program itself, at its start and for its seeds.
 * *Writes* WorkCalendar, CalendarDay, ServiceStandard. *Emits* `calendar.added`, `service_standard.added`.
 */
export async function ensureServiceStandards(ctx: Ctx): Promise<void> {
  const stored = await ctx.db.serviceStandard.findMany({ distinct: ["key"], select: { key: true } });
  const calendarId = await ensureCalendar(ctx);
  if (DEFAULT_SERVICE_STANDARDS.every(({ key }) => stored.some((row) => row.key === key))) {
    return;
  }
  await inTransaction(ctx, async (tx) => {
    const rows = await tx.serviceStandard.findMany({ distinct: ["key"], select: { key: true } });
    const known = new Set(rows.map(({ key }) => key));
    const added = DEFAULT_SERVICE_STANDARDS.filter(({ key }) => !known.has(key)).map((standard) => ({
      ...standard,
      alerts: [...standard.alerts],
      id: newId(),
      revision: 1,
      calendarId: standard.unit === "working_days" ? calendarId : null,
      effectiveFrom: DEFAULTS_FROM,
      createdAt: ctx.now,
      createdByName: ctx.actor.name,
    }));
    await tx.serviceStandard.createMany({ data: added });
    const facts = added.map(({ id, key, revision }) => {
      const payload = { standardId: id, key, revision };
      return { event: "service_standard.added", entity: "service_standard", entityId: key, payload };
    });
    await recordMany(tx, ctx, facts);
  });
}
