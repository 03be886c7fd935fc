import * as z from "zod";
import { isDate } from "#app/domain/calendar/business-day.ts";
import { parsePlate } from "./plate.ts";

/** 面包车, 厢式货车, 平板车, 冷藏车, 半挂牵引车. */
export const vehicleTypes = ["van", "box", "flatbed", "reefer", "tractor"] as const;
export type VehicleType = (typeof vehicleTypes)[number];

/** Our own, or hired with its driver. */
export const ownerships = ["own", "hired"] as const;

/** A calendar day, "YYYY-MM-DD". */
export const daySchema = z.string().trim().refine(isDate, "not_a_date");

/** Kilograms as a form gives them → grams. */
const grams = z.coerce
  .number()
  .positive()
  .max(60_000)
  .transform((kg) => Math.round(kg * 1_000));

/** Cubic metres as a form gives them → cm³. */
const cubicCentimetres = z.coerce
  .number()
  .positive()
  .max(200)
  .transform((m3) => Math.round(m3 * 1_000_000));

const plateSchema = z
  .string()
  .trim()
  .transform((text, issues) => {
    const plate = parsePlate(text);
    if (plate === null) {
      issues.addIssue({ code: "custom", message: text === "" ? "required" : "plate" });
      return z.NEVER;
    }
    return plate;
  });

/** A vehicle as the form gives it: `capacityKg`, `capacityM3`. */
const vehicleForm = z.object({
  plate: plateSchema,
  type: z.enum(vehicleTypes),
  ownership: z.enum(ownerships),
  capacityKg: grams,
  capacityM3: cubicCentimetres,
  licenceExpiresOn: daySchema,
  inspectionExpiresOn: daySchema,
  note: z.string().trim().max(200).optional(),
});

/** The form's fields in the units of the database: `capacityG` grams, `capacityCm3` cm³. */
function toRow({ capacityKg, capacityM3, note, ...rest }: z.output<typeof vehicleForm>) {
  return { ...rest, capacityG: capacityKg, capacityCm3: capacityM3, note: note || null };
}

export const newVehicleSchema = vehicleForm.transform(toRow);
export const editVehicleSchema = vehicleForm
  .extend({ id: z.string().min(1), version: z.coerce.number().int() })
  .transform(({ id, version, ...form }) => ({ id, version, ...toRow(form) }));

/** Switches a vehicle or a driver on or off. */
export const setActiveSchema = z.object({
  id: z.string().min(1),
  version: z.coerce.number().int(),
  active: z.stringbool(),
});

export type NewVehicle = z.output<typeof newVehicleSchema>;
export type EditedVehicle = z.output<typeof editVehicleSchema>;
