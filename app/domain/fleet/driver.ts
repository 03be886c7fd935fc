import * as z from "zod";
import type { VehicleType } from "./vehicle.ts";
import { daySchema } from "./vehicle.ts";

/** Driving licence classes that allow goods vehicles (公安部令第162号). */
export const licenceClasses = ["A1", "A2", "A3", "B1", "B2", "C1"] as const;
export type LicenceClass = (typeof licenceClasses)[number];

const driverForm = z.object({
  name: z.string().trim().min(1).max(40),
  phone: z.string().trim().min(5, "phone").max(20),
  licenceClass: z.enum(licenceClasses),
  licenceExpiresOn: daySchema,
  /** hours a day at the wheel */
  maxDrivingHours: z.coerce.number().min(1).max(16),
  /** the account with which he signs in on his phone */
  userId: z.string().trim().optional(),
});

/** The form's fields in the units of the database: `maxDrivingMs`. */
function toRow({ maxDrivingHours, userId, ...rest }: z.output<typeof driverForm>) {
  return { ...rest, maxDrivingMs: Math.round(maxDrivingHours * 3_600_000), userId: userId || null };
}

export const newDriverSchema = driverForm.transform(toRow);
export const editDriverSchema = driverForm
  .extend({ id: z.string().min(1), version: z.coerce.number().int() })
  .transform(({ id, version, ...form }) => ({ id, version, ...toRow(form) }));

export const crewSchema = z.object({
  vehicleId: z.string().min(1),
  /** of the crew known to the sender; 0 when the vehicle had none */
  version: z.coerce.number().int().min(0),
  driverId: z.string().min(1),
  coDriverId: z
    .string()
    .optional()
    .transform((id) => id || null),
  helpers: z
    .string()
    .trim()
    .max(100)
    .optional()
    .transform((text) => text || null),
});

export type NewDriver = z.output<typeof newDriverSchema>;
export type EditedDriver = z.output<typeof editDriverSchema>;
export type CrewInput = z.output<typeof crewSchema>;

/** Light goods vehicles, which class C drives, weigh at most this much loaded (grams). */
const LIGHT_TOTAL_G = 4_500_000;
const SMALLEST_KERB_G = 1_800_000;
/** A stronger vehicle is itself heavier: so much kerb weight for each gram that it carries. */
const KERB_PER_PAYLOAD = 0.2;

/** Total weight (g) of a loaded vehicle, estimated from its payload because the file keeps only that. */
export function estimatedTotalG(payloadG: number): number {
  return SMALLEST_KERB_G + Math.round(payloadG * (1 + KERB_PER_PAYLOAD));
}

/**
 * Whether a licence class covers a vehicle: tractors with a semi-trailer A2 only; lorries above 4.5 t B2, or A1 and A2,
 * which include it; all classes up to 4.5 t.
 */
export function licenceCovers(licence: string, vehicle: { type: string; capacityG: number }): boolean {
  const type = vehicle.type as VehicleType;
  if (type === "tractor") {
    return licence === "A2";
  }
  return estimatedTotalG(vehicle.capacityG) <= LIGHT_TOTAL_G || ["A1", "A2", "B2"].includes(licence);
}
