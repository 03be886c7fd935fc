import { assertMay } from "#app/domain/identity/authorize.ts";
import { isDesk } from "#app/domain/identity/roles.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { mayReadComplaints, mayWorkOnComplaints } from "./policy.ts";

export interface PersonChoice {
  id: string;
  name: string;
  role: string;
  /** may be given a complaint; all may be given a measure */
  works: boolean;
}

/** Who can be given a complaint or a measure, and the partners that can answer for one. *Throws* `forbidden`. */
export async function complaintChoices(
  ctx: Ctx,
): Promise<{ people: PersonChoice[]; partners: { id: string; name: string }[] }> {
  assertMay(mayReadComplaints(ctx.actor));
  const [users, partners] = await Promise.all([
    ctx.db.user.findMany({
      where: { active: true },
      select: { id: true, displayName: true, role: true },
      orderBy: { displayName: "asc" },
    }),
    ctx.db.partner.findMany({ where: { active: true }, select: { id: true, name: true }, orderBy: { name: "asc" } }),
  ]);
  const actors = users.map(({ id, displayName, role }) => ({ kind: "user" as const, id, name: displayName, role }));
  const people = actors
    .filter(isDesk)
    .map((actor) => ({ id: actor.id, name: actor.name, role: actor.role, works: mayWorkOnComplaints(actor) }));
  return { people, partners };
}
