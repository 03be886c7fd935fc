import type { Role } from "./roles.ts";

const HOUR = 3_600_000;

/** How long a session may rest unused, and how long it may live at all. A manager's or administrator's is worth more to a thief. */
const limits: Record<Role, { idleMs: number; absoluteMs: number }> = {
  inbound_dispatcher: { idleMs: 4 * HOUR, absoluteMs: 16 * HOUR },
  outbound_dispatcher: { idleMs: 4 * HOUR, absoluteMs: 16 * HOUR },
  transit_dispatcher: { idleMs: 4 * HOUR, absoluteMs: 16 * HOUR },
  service_agent: { idleMs: 4 * HOUR, absoluteMs: 16 * HOUR },
  manager: { idleMs: 2 * HOUR, absoluteMs: 12 * HOUR },
  finance: { idleMs: 2 * HOUR, absoluteMs: 12 * HOUR },
  driver: { idleMs: 24 * HOUR, absoluteMs: 7 * 24 * HOUR },
  admin: { idleMs: HOUR / 2, absoluteMs: 8 * HOUR },
};

export function sessionLimits(role: Role): { idleMs: number; absoluteMs: number } {
  return limits[role];
}
