import { dispatcherRoles, hasRole, isSystem } from "#app/domain/identity/roles.ts";
import type { Actor } from "#app/platform/ctx.ts";

/** Drivers record facts only through the stops of their own trips (dispatch), partners and systems through the API. */
export const mayRecordEvents = (actor: Actor): boolean =>
  hasRole(actor, [...dispatcherRoles, "service_agent", "manager"]) || isSystem(actor) || actor.kind === "api";

/** Taking a fact back is a correction of the record: not for everybody. */
export const mayVoidEvents = (actor: Actor): boolean =>
  hasRole(actor, [...dispatcherRoles, "manager"]) || isSystem(actor);

export const mayHandleExceptions = (actor: Actor): boolean =>
  hasRole(actor, [...dispatcherRoles, "service_agent", "manager"]) || isSystem(actor);

/** Devices and other systems, by their keys. */
export const mayReportEvents = (actor: Actor): boolean =>
  actor.kind === "device" || actor.kind === "api" || isSystem(actor);
