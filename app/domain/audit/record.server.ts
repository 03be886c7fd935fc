import type { Ctx } from "#app/platform/ctx.ts";
import type { Json, Tx } from "#app/platform/db/db-types.ts";
import { insertMany } from "#app/platform/db/insert-many.server.ts";
import { newId } from "#app/platform/ids.ts";

export interface Fact {
  /** domain event name, e.g. "shipment.created"; subscribers are listed in workers/subscriptions.ts */
  event: string;
  /** kind and id of the thing it is about */
  entity: string;
  entityId: string;
  /** what subscribers need; ids and figures, no personal data */
  payload: Json;
  /** what the audit entry keeps beside the payload, e.g. before and after */
  details?: Json;
  /** further events about the same thing by the same change: subscribers hear of each, the audit entry is one */
  also?: { event: string; payload: Json }[];
}

function auditRow(ctx: Ctx, fact: Fact) {
  return {
    id: newId(),
    at: ctx.now,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    actorName: ctx.actor.name,
    actorRole: ctx.actor.role,
    event: fact.event,
    entity: fact.entity,
    entityId: fact.entityId,
    requestId: ctx.requestId,
    ip: ctx.ip,
    details: fact.details ?? fact.payload,
  };
}

function outboxRows(ctx: Ctx, fact: Fact) {
  const { entity, entityId } = fact;
  return [fact, ...(fact.also ?? [])].map(({ event, payload }) => ({
    id: newId(),
    at: ctx.now,
    event,
    entity,
    entityId,
    payload,
  }));
}

/** Writes the audit entry and the outbox row of one change together, so that neither can be forgotten. */
export async function record(tx: Tx, ctx: Ctx, fact: Fact): Promise<void> {
  await tx.auditEntry.create({ data: auditRow(ctx, fact) });
  for (const row of outboxRows(ctx, fact)) {
    await tx.outboxEvent.create({ data: row });
  }
}

/** `record` for a bulk: two multi-row inserts. */
export async function recordMany(tx: Tx, ctx: Ctx, facts: Fact[]): Promise<void> {
  const audits = facts.map((fact) => auditRow(ctx, fact));
  const outbox = facts.flatMap((fact) => outboxRows(ctx, fact));
  if (facts.length === 0) {
    return;
  }
  await insertMany(tx, "AuditEntry", Object.keys(audits[0]!), audits);
  await insertMany(tx, "OutboxEvent", Object.keys(outbox[0]!), outbox);
}

/** An audit entry without an outbox row, for the view of personal data (S32). */
export async function recordAudit(tx: Tx, ctx: Ctx, fact: Omit<Fact, "payload"> & { details: Json }): Promise<void> {
  await tx.auditEntry.create({ data: auditRow(ctx, { ...fact, payload: fact.details }) });
}
