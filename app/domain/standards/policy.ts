import { hasRole, isSystem } from "#app/domain/identity/roles.ts";
import type { Actor } from "#app/platform/ctx.ts";

export const mayReadStandards = (actor: Actor): boolean => hasRole(actor, ["manager", "admin"]);
export const mayManageStandards = (actor: Actor): boolean => hasRole(actor, ["manager"]) || isSystem(actor);
