import type { Role } from "#app/domain/identity/roles.ts";

export interface NavItem {
  to: string;
  /** catalog key under `common.nav` */
  key: string;
  /** name of the live count beside it */
  count?: "today" | "dispatch" | "complaints" | "messages";
  roles: readonly Role[];
}

const desk: readonly Role[] = [
  "inbound_dispatcher",
  "outbound_dispatcher",
  "transit_dispatcher",
  "service_agent",
  "manager",
  "finance",
  "admin",
];
const dispatching: readonly Role[] = ["inbound_dispatcher", "outbound_dispatcher", "transit_dispatcher", "manager"];

/** The console's pages, each for whom it is. What a role may not open is not shown to it. */
export const navigation: readonly NavItem[] = [
  { to: "/", key: "today", count: "today", roles: desk },
  { to: "/dispatch", key: "dispatch", count: "dispatch", roles: dispatching },
  { to: "/shipments", key: "shipments", roles: desk },
  { to: "/complaints", key: "complaints", count: "complaints", roles: desk },
  { to: "/trips", key: "trips", roles: dispatching },
  { to: "/vehicles", key: "vehicles", roles: dispatching },
  { to: "/drivers", key: "drivers", roles: dispatching },
  { to: "/customers", key: "customers", roles: [...dispatching, "service_agent"] },
  { to: "/standards", key: "standards", roles: ["manager", "admin"] },
  { to: "/admin/calendar", key: "calendar", roles: ["manager", "admin"] },
  {
    to: "/incidents/plans",
    key: "plans",
    roles: [...dispatching, "service_agent", "admin"],
  },
  { to: "/admin/messages", key: "messages", count: "messages", roles: ["manager", "admin", "service_agent"] },
  { to: "/admin/templates", key: "templates", roles: ["manager", "admin"] },
  { to: "/admin/mailbox", key: "mailbox", roles: ["manager", "admin", "service_agent"] },
  { to: "/admin/devices", key: "devices", roles: ["admin", "manager"] },
  { to: "/admin/users", key: "users", roles: ["admin"] },
  { to: "/admin/audit", key: "audit", roles: ["admin", "manager"] },
];

/** How many of a role's pages stand in the bar; the rest are under "more". */
export const BAR_LIMIT = 7;

export function navigationFor(role: string): NavItem[] {
  return navigation.filter((item) => (item.roles as readonly string[]).includes(role));
}
