import { index, layout, type RouteConfig, route } from "@remix-run/route-config";

/** The URL map: every address of the product, one a line. */
export default [
  // sign in and small services of the frame
  route("login", "routes/identity/login.tsx"),
  route("logout", "routes/identity/logout.ts"),
  route("preferences", "routes/identity/preferences.ts"),
  route("live", "routes/live/live.ts"),

  // the console
  layout("routes/frame.tsx", [
    index("routes/today/today.tsx"),
    route("account", "routes/identity/account.tsx"),
    route("vehicles", "routes/fleet/vehicles.tsx"),
    route("vehicles/:id", "routes/fleet/vehicle.tsx"),
    route("drivers", "routes/fleet/drivers.tsx"),
    route("drivers/:id", "routes/fleet/driver.tsx"),
    route("trips", "routes/fleet/trips.tsx"),
    route("trips/:id", "routes/fleet/trip.tsx"),
    route("admin/devices", "routes/fleet/devices.tsx"),
    route("admin/users", "routes/admin/users.tsx"),
    route("admin/audit", "routes/admin/audit.tsx"),
  ]),

  // other systems and devices
  route("api/v1/events", "routes/api/events.ts"),

  // everything else is said to be unknown
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
