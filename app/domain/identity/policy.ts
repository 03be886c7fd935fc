import type { Actor } from "#app/platform/ctx.ts";
import { hasRole, isSystem } from "./roles.ts";

export const mayManageUsers = (actor: Actor): boolean => hasRole(actor, ["admin"]) || isSystem(actor);
export const mayReadAudit = (actor: Actor): boolean => hasRole(actor, ["admin", "manager"]);
