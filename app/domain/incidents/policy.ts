import { dispatcherRoles, hasRole, isDesk, isSystem } from "#app/domain/identity/roles.ts";
import type { Actor } from "#app/platform/ctx.ts";

export const mayReadPlans = (actor: Actor): boolean => isDesk(actor) || isSystem(actor);

/** A plan is the manager's order to the desk. */
export const mayEditPlans = (actor: Actor): boolean => hasRole(actor, ["manager"]) || isSystem(actor);

/** Reporting a task done: those who work on complaints, and whose task it is. */
export const mayCompleteTask = (actor: Actor, task: { ownerId: string | null; role: string }): boolean =>
  hasRole(actor, [...dispatcherRoles, "service_agent", "manager"]) ||
  (isDesk(actor) && (task.ownerId === actor.id || task.role === actor.role)) ||
  isSystem(actor);

/** Whose task it is, is settled by those who work on the case. */
export const mayAssignTasks = (actor: Actor): boolean =>
  hasRole(actor, [...dispatcherRoles, "service_agent", "manager"]) || isSystem(actor);
