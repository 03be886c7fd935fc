import { hasRole, isDesk, isDispatcher, isSystem } from "#app/domain/identity/roles.ts";
import type { Actor } from "#app/platform/ctx.ts";

/** Vehicles, drivers and crews: who plans with them keeps their files. */
export const mayEditFleet = (actor: Actor): boolean =>
  isDispatcher(actor) || hasRole(actor, ["manager"]) || isSystem(actor);
export const mayReadFleet = (actor: Actor): boolean => isDesk(actor) || isSystem(actor);
/** A device's key opens a door into the system: it is given out by few. */
export const mayManageDevices = (actor: Actor): boolean => hasRole(actor, ["manager", "admin"]) || isSystem(actor);
export const mayReportPositions = (actor: Actor): boolean => actor.kind === "device" || isSystem(actor);
