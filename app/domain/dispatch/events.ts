import * as z from "zod";

const tripPayload = z.object({ tripId: z.string(), tripNo: z.string(), direction: z.string(), date: z.string() });
const loadPayload = z.object({ shipmentId: z.string(), tripId: z.string(), tripNo: z.string(), pieces: z.string() });
const stopPayload = tripPayload.extend({ stopId: z.string(), kind: z.string() });

/** Facts of this capability: name → payload. */
export const dispatchEvents = {
  "trip.created": tripPayload.extend({ vehicleId: z.string() }),
  "trip.changed": tripPayload,
  "trip.released": tripPayload.extend({ driverIds: z.array(z.string()) }),
  "trip.departed": tripPayload,
  "trip.closed": tripPayload,
  "trip.cancelled": tripPayload.extend({ shipmentIds: z.array(z.string()) }),
  "stop.arrived": stopPayload,
  "stop.completed": stopPayload,
  "stop.failed": stopPayload.extend({ reason: z.string() }),
  "shipment.assigned": loadPayload,
  "shipment.unassigned": loadPayload,
} as const;
