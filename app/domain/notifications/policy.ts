import { mayEditCustomers } from "#app/domain/customers/policy.ts";
import { hasRole, isSystem } from "#app/domain/identity/roles.ts";
import type { Actor } from "#app/platform/ctx.ts";

/** Reading what was sent, and sending it again. */
export const mayHandleMessages = (actor: Actor): boolean =>
  hasRole(actor, ["manager", "admin", "service_agent"]) || isSystem(actor);

/** What every customer reads is the manager's word. */
export const mayEditTemplates = (actor: Actor): boolean => hasRole(actor, ["manager"]) || isSystem(actor);

export const mayReadTemplates = (actor: Actor): boolean => hasRole(actor, ["manager", "admin"]) || isSystem(actor);

export const mayEditNotificationSettings = mayEditCustomers;

/** An endpoint's secret opens the customer's systems to what we say. */
export const mayManageEndpoints = (actor: Actor): boolean =>
  hasRole(actor, ["manager", "admin", "service_agent"]) || isSystem(actor);

/** Choosing what a customer is told, or where his systems are told it. */
export const mayOpenCustomerNotifications = (actor: Actor): boolean =>
  mayEditNotificationSettings(actor) || mayManageEndpoints(actor);
