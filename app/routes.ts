import { index, layout, type RouteConfig, route } from "@remix-run/route-config";

/** The URL map: every address of the product, one a line. */
export default [
  // sign in and small services of the frame
  route("login", "routes/identity/login.tsx"),
  route("logout", "routes/identity/logout.ts"),
  route("preferences", "routes/identity/preferences.ts"),
  route("live", "routes/live/live.ts"),
  route("customers/lookup", "routes/customers/lookup.ts"),
  route("places/lookup", "routes/places/lookup.ts"),
  route("search", "routes/search/search.ts"),
  route("shipments/export", "routes/shipments/export.ts"),
  route("shipments/views", "routes/shipments/saved-views.ts"),
  route("shipments/import/template.xlsx", "routes/imports/template.ts"),
  route("shipments/import/:listId/bad-rows.xlsx", "routes/imports/bad-rows.ts"),
  route("files/:id", "routes/files/file.ts"),
  route("tracking/scan/record", "routes/tracking/scan-record.ts"),
  route("complaints/check", "routes/complaints/check.ts"),
  route("complaints/export", "routes/complaints/export.ts"),
  route("complaints/statistics/report.xlsx", "routes/complaints/statistics-export.ts"),
  route("map/places", "routes/dispatch/map-places.ts"),
  route("dispatch/queue", "routes/dispatch/dispatch-queue.ts"),
  route("dispatch/points", "routes/dispatch/dispatch-points.ts"),
  route("dispatch/preview", "routes/dispatch/dispatch-preview.ts"),
  route("dispatch/act", "routes/dispatch/dispatch-act.ts"),
  route("incidents/act", "routes/incidents/act.ts"),

  // the console
  layout("routes/frame.tsx", [
    index("routes/today/today.tsx"),
    route("account", "routes/identity/account.tsx"),
    route("dispatch", "routes/dispatch/dispatch.tsx"),
    route("vehicles", "routes/fleet/vehicles.tsx"),
    route("vehicles/:id", "routes/fleet/vehicle.tsx"),
    route("drivers", "routes/fleet/drivers.tsx"),
    route("drivers/:id", "routes/fleet/driver.tsx"),
    route("trips", "routes/fleet/trips.tsx"),
    route("trips/:id", "routes/fleet/trip.tsx"),
    route("admin/devices", "routes/fleet/devices.tsx"),
    route("shipments", "routes/shipments/list.tsx"),
    route("shipments/new", "routes/shipments/new-shipment.tsx"),
    route("shipments/bulk-events", "routes/shipments/bulk-events.tsx"),
    route("shipments/labels", "routes/shipments/labels.tsx"),
    route("shipments/import", "routes/imports/import.tsx"),
    route("shipments/import/:listId", "routes/imports/list.tsx"),
    route("shipments/:waybillNo", "routes/shipments/detail.tsx"),
    route("complaints", "routes/complaints/queue.tsx"),
    route("complaints/new", "routes/complaints/new-complaint.tsx"),
    route("complaints/statistics", "routes/complaints/statistics.tsx"),
    route("complaints/statistics/cases", "routes/complaints/statistics-cases.tsx"),
    route("complaints/:no", "routes/complaints/complaint.tsx"),
    route("tracking/scan", "routes/tracking/scan.tsx"),
    route("customers", "routes/customers/customers.tsx"),
    route("customers/:id", "routes/customers/customer.tsx"),
    route("standards", "routes/standards/standards.tsx"),
    route("customers/:id/notifications", "routes/customers/customer-notifications.tsx"),
    route("admin/calendar", "routes/calendar/calendar.tsx"),
    route("incidents/plans", "routes/incidents/plans.tsx"),
    route("admin/messages", "routes/admin/messages.tsx"),
    route("admin/templates", "routes/admin/templates.tsx"),
    route("admin/mailbox", "routes/admin/mailbox.tsx"),
    route("admin/users", "routes/admin/users.tsx"),
    route("admin/audit", "routes/admin/audit.tsx"),
  ]),

  // other systems and devices
  route("api/v1/events", "routes/api/events.ts"),
  route("api/v1/positions", "routes/api/positions.ts"),

  // the driver's phone
  layout("routes/driver/driver-frame.tsx", [
    route("driver", "routes/driver/today.tsx"),
    route("driver/trips/:tripId", "routes/driver/trip.tsx"),
  ]),
  route("driver/sync", "routes/driver/sync.ts"),
  route("driver/files", "routes/driver/files.ts"),
  route("driver/position", "routes/driver/position.ts"),

  // the customers' pages
  layout("routes/public/track-frame.tsx", [
    route("track", "routes/public/track-lookup.tsx"),
    route("t/:token", "routes/public/tracking-page.tsx"),
    route("t/:token/complaint", "routes/public/complaint.tsx"),
    route("c/new", "routes/public/complaint-new.tsx"),
    route("c/:token", "routes/public/complaint-case.tsx"),
  ]),
  route("t/:token/pod/:fileId", "routes/public/pod-file.ts"),

  // the link in an alert
  route("incidents/ack/:token", "routes/incidents/ack.tsx"),

  route("u/:token", "routes/public/unsubscribe.tsx"),
  route("api/unsubscribe/:token", "routes/public/unsubscribe-one-click.ts"),

  // everything else is said to be unknown
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
