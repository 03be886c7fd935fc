import * as z from "zod";

/** Facts of this capability: name → payload. Positions are no facts: too frequent, they go to the live channel only. */
export const fleetEvents = {
  "vehicle.created": z.object({ plate: z.string() }),
  "vehicle.updated": z.object({ plate: z.string() }),
  "vehicle.activated": z.object({}),
  "vehicle.deactivated": z.object({}),
  "driver.created": z.object({ licenceClass: z.string() }),
  "driver.updated": z.object({ licenceClass: z.string() }),
  "driver.activated": z.object({}),
  "driver.deactivated": z.object({}),
  "crew.saved": z.object({ vehicleId: z.string(), driverId: z.string() }),
  "device.added": z.object({ vehicleId: z.string(), name: z.string() }),
  "device.revoked": z.object({ vehicleId: z.string() }),
} as const;

/** What `GET /live` carries when a vehicle moved (event "vehicle.moved", not in the outbox). */
export const vehicleMovedSchema = z.object({
  vehicleId: z.string(),
  lat: z.number(),
  lng: z.number(),
  at: z.string(),
  speed: z.number().nullable(),
});

export type VehicleMoved = z.infer<typeof vehicleMovedSchema>;
