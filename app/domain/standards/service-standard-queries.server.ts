import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { DEFAULT_SERVICE_STANDARDS } from "./default-standards-service.ts";
import { mayReadStandards } from "./policy.ts";
import { readStandard, type ServiceStandardHistory } from "./service-standard.ts";

/** Every service standard with its history, in the order in which they are shipped. *Throws* `forbidden`. */
export async function listServiceStandards(ctx: Ctx): Promise<ServiceStandardHistory[]> {
  assertMay(mayReadStandards(ctx.actor));
  const rows = (await ctx.db.serviceStandard.findMany({ orderBy: { revision: "desc" } })).map(readStandard);
  return DEFAULT_SERVICE_STANDARDS.flatMap(({ key }): ServiceStandardHistory[] => {
    const revisions = rows.filter((row) => row.key === key);
    const inForce = revisions.filter(({ effectiveFrom }) => effectiveFrom <= ctx.now);
    const current = inForce[0] ?? null;
    const coming = revisions.filter(({ effectiveFrom }) => effectiveFrom > ctx.now);
    return revisions.length > 0 ? [{ key, current, coming, revisions }] : [];
  });
}
