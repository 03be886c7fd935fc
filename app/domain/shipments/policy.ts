import { hasRole, isSystem, type Role } from "#app/domain/identity/roles.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import type { Actor } from "#app/platform/ctx.ts";

export { maySeePhone } from "#app/domain/customers/policy.ts";

const ANY_DIRECTION: readonly Role[] = ["service_agent", "manager"];
/** An arrival list holds inbound and transit goods: both dispatchers of arrivals work on both. */
const BY_DIRECTION: Record<Direction, readonly Role[]> = {
  inbound: ["inbound_dispatcher", "transit_dispatcher", ...ANY_DIRECTION],
  transit: ["inbound_dispatcher", "transit_dispatcher", ...ANY_DIRECTION],
  outbound: ["outbound_dispatcher", ...ANY_DIRECTION],
};

export const mayCreateShipment = (actor: Actor, direction: Direction): boolean =>
  hasRole(actor, BY_DIRECTION[direction]) || isSystem(actor);

export const mayEditShipment = mayCreateShipment;

/** A cancelled waybill is final: the service desk asks the dispatcher. */
export const mayCancelShipment = (actor: Actor, direction: Direction): boolean =>
  actor.role !== "service_agent" && mayCreateShipment(actor, direction);

export const mayRevokeTrackingLink = mayCreateShipment;
