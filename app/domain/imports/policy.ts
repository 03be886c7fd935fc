import { hasRole, isSystem } from "#app/domain/identity/roles.ts";
import type { Actor } from "#app/platform/ctx.ts";

/** An arrival list holds inbound and transit goods: both dispatchers of arrivals and the manager. */
export const mayImportLists = (actor: Actor): boolean =>
  hasRole(actor, ["inbound_dispatcher", "transit_dispatcher", "manager"]) || isSystem(actor);
