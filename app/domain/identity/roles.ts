import type { Actor } from "#app/platform/ctx.ts";

/** The roles of mission.md ("Who uses it"). */
export const roles = [
  "inbound_dispatcher",
  "outbound_dispatcher",
  "transit_dispatcher",
  "service_agent",
  "manager",
  "finance",
  "driver",
  "admin",
] as const;

export type Role = (typeof roles)[number];

export const dispatcherRoles = ["inbound_dispatcher", "outbound_dispatcher", "transit_dispatcher"] as const;

export function hasRole(actor: Actor, allowed: readonly Role[]): boolean {
  return actor.kind === "user" && (allowed as readonly string[]).includes(actor.role);
}

/** A process of ours acting by itself: worker, import job, seed. */
export function isSystem(actor: Actor): boolean {
  return actor.kind === "system";
}

export function isDispatcher(actor: Actor): boolean {
  return hasRole(actor, dispatcherRoles);
}

/** Anybody of the desk: sees the console (not drivers). */
export function isDesk(actor: Actor): boolean {
  return actor.kind === "user" && actor.role !== "driver";
}

/** The page a role lands on after signing in. */
export function homeOf(role: Role): string {
  return role === "driver" ? "/driver" : "/";
}
