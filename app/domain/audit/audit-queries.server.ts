import * as z from "zod";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { mayReadAudit } from "#app/domain/identity/policy.ts";
import type { Ctx } from "#app/platform/ctx.ts";

export const auditFilterSchema = z.object({
  event: z.string().trim().max(60).default(""),
  actor: z.string().trim().max(60).default(""),
  entity: z.string().trim().max(40).default(""),
  entityId: z.string().trim().max(60).default(""),
  before: z.string().trim().max(40).default(""),
});

export type AuditFilter = z.output<typeof auditFilterSchema>;

const PAGE = 50;

/** One page of the audit log, newest first; `next` is the cursor of the page after it. *Throws* `forbidden`. */
export async function listAudit(ctx: Ctx, filter: AuditFilter) {
  assertMay(mayReadAudit(ctx.actor));
  const rows = await ctx.db.auditEntry.findMany({
    where: {
      ...(filter.before ? { id: { lt: filter.before } } : {}),
      ...(filter.event ? { event: { startsWith: filter.event } } : {}),
      ...(filter.actor ? { actorId: filter.actor } : {}),
      ...(filter.entity ? { entity: filter.entity } : {}),
      ...(filter.entityId ? { entityId: filter.entityId } : {}),
    },
    orderBy: { id: "desc" },
    take: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}

/** The members of staff, to filter the log by. */
export async function auditActors(ctx: Ctx) {
  assertMay(mayReadAudit(ctx.actor));
  return ctx.db.user.findMany({ select: { id: true, displayName: true }, orderBy: { displayName: "asc" } });
}
