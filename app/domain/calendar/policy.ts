import { hasRole, isSystem } from "#app/domain/identity/roles.ts";
import type { Actor } from "#app/platform/ctx.ts";

export const mayReadCalendars = (actor: Actor): boolean => hasRole(actor, ["manager", "admin"]) || isSystem(actor);
/** Working time decides what is late: the department's manager keeps it, the administrator may help. */
export const mayManageCalendars = mayReadCalendars;
