import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { conflict, invalid, notFound } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { mayManageStandards } from "./policy.ts";
import { readStandard, type ServiceStandard, type ServiceStandardInput, UNITS_OF } from "./service-standard.ts";

/** What only the rows can tell: the measure stays, a target with clocks keeps its breach, the calendar exists. */
async function check(tx: Tx, ctx: Ctx, last: ServiceStandard, input: ServiceStandardInput): Promise<void> {
  const { unit, alerts, calendarId, effectiveFrom } = input;
  if (!(UNITS_OF[last.measure] as readonly string[]).includes(unit)) {
    throw invalid([{ field: "unit", code: "not_a_choice" }]);
  }
  const hadBreach = last.alerts.some(({ kind }) => kind === "breach");
  if (hadBreach && !alerts.some(({ kind }) => kind === "breach")) {
    throw invalid([{ field: "alerts", code: "required" }]);
  }
  if (calendarId !== null && (await tx.workCalendar.count({ where: { id: calendarId } })) === 0) {
    throw invalid([{ field: "calendarId", code: "not_a_choice" }]);
  }
  if (effectiveFrom !== null && effectiveFrom < ctx.now) {
    throw invalid([{ field: "effectiveFrom", code: "in_past" }]);
  }
}

/**
 * Adds the next revision of a service standard, in force at once or from a later day. Clocks that run keep the revision
 * they began with. From its day on it replaces all before it, also one that was to come later.
 * *Writes* ServiceStandard. *Emits* `service_standard.revised`. *Throws* `forbidden`, `not_found`, `conflict` (somebody
 * revised it meanwhile), `invalid`.
 *
 * @returns the number of the revision
 */
export async function reviseServiceStandard(ctx: Ctx, input: ServiceStandardInput): Promise<number> {
  assertMay(mayManageStandards(ctx.actor));
  const { key, name, unit, amount, calendarId, alertHours, alerts, note } = input;
  return inTransaction(ctx, async (tx) => {
    const row = await tx.serviceStandard.findFirst({ where: { key }, orderBy: { revision: "desc" } });
    if (!row) {
      throw notFound("service_standard");
    }
    const last = readStandard(row);
    if (last.revision !== input.revision) {
      throw conflict({ revision: last.revision, by: last.createdByName, at: last.createdAt.toISOString() });
    }
    await check(tx, ctx, last, input);
    const revision = last.revision + 1;
    const effectiveFrom = input.effectiveFrom ?? ctx.now;
    const id = newId();
    const said = { key, revision, name, unit, amount, calendarId, alertHours, alerts, note };
    const { measure, clockKind } = last;
    const by = { createdAt: ctx.now, createdByName: ctx.actor.name };
    await tx.serviceStandard.create({ data: { id, ...said, measure, clockKind, effectiveFrom, ...by } });
    const payload = { standardId: id, key, revision };
    const details = { ...payload, ...said, effectiveFrom: effectiveFrom.toISOString(), before: last.amount };
    await record(tx, ctx, {
      event: "service_standard.revised",
      entity: "service_standard",
      entityId: key,
      payload,
      details,
    });
    return revision;
  });
}
