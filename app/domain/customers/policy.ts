import { dispatcherRoles, hasRole, isSystem } from "#app/domain/identity/roles.ts";
import type { Actor } from "#app/platform/ctx.ts";

/** Those whose work is to call customers. Others see masked numbers only (S15). */
export const maySeePhone = (actor: Actor): boolean =>
  hasRole(actor, [...dispatcherRoles, "service_agent", "manager"]) || isSystem(actor);

export const mayReadCustomers = (actor: Actor): boolean =>
  hasRole(actor, [...dispatcherRoles, "service_agent", "manager"]) || isSystem(actor);

export const mayEditCustomers = mayReadCustomers;

/** VIP and key customers get promises of their own: the manager decides who is one. */
export const mayClassifyCustomers = (actor: Actor): boolean => hasRole(actor, ["manager"]) || isSystem(actor);
