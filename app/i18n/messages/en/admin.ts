import type { admin as source } from "../zh-CN/admin.ts";

export const admin: typeof source = {
  audit: {
    title: "Audit",
    at: "Time",
    actor: "Who",
    event: "Event",
    entity: "Thing",
    entityId: "Id of the thing",
    details: "Details",
    ip: "Address",
    eventHint: "Event, e.g. shipment.",
    entityHint: "Thing, e.g. trip",
    anybody: "Everybody",
    note: "The audit log is only added to: nothing in it can be changed or removed.",
  },
};
