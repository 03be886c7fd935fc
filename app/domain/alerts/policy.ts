import { dispatcherRoles, hasRole, isDesk, isSystem } from "#app/domain/identity/roles.ts";
import type { Actor } from "#app/platform/ctx.ts";

/** An alert to the manager is acknowledged by the manager; any other, by whom it was sent to (the command checks that). */
export const mayAcknowledgeAll = (actor: Actor): boolean => hasRole(actor, ["manager"]) || isSystem(actor);

/** Who may have been sent an alert. */
export const mayAcknowledge = (actor: Actor): boolean => isDesk(actor) || isSystem(actor);

/** What happened when is no secret inside the desk. */
export const mayReadAlerts = (actor: Actor): boolean => isDesk(actor) || isSystem(actor);

export const mayReportUpward = (actor: Actor): boolean =>
  hasRole(actor, [...dispatcherRoles, "service_agent", "manager"]) || isSystem(actor);

export const mayReadContacts = (actor: Actor): boolean =>
  hasRole(actor, [...dispatcherRoles, "service_agent", "manager", "admin"]) || isSystem(actor);

/** Who is told above the manager is the manager's and the administrator's to keep. */
export const mayManageContacts = (actor: Actor): boolean => hasRole(actor, ["manager", "admin"]) || isSystem(actor);
