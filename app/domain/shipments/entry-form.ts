import * as z from "zod";
import { startOfBusinessDay } from "#app/domain/calendar/business-day.ts";
import { COUNT, type Measure, MONEY, parseQuantity, VOLUME, WEIGHT } from "./arrival-list/quantities.ts";
import { LIMITS, missingFields, type ShipmentChange, saidFields } from "./shipment.ts";

interface Range {
  least: number;
  most: number;
}

/** The value in the stored unit, or what is wrong with it. */
function readQuantity(text: string, measure: Measure, { least, most }: Range): number | { code: string } {
  if (text === "") {
    return least > 0 ? { code: "required" } : 0;
  }
  const read = parseQuantity(text, measure, measure.usual);
  if (!read.ok) {
    return { code: read.code === "formula" ? "not_a_number" : read.code === "too_big" ? "too_much" : read.code };
  }
  if (read.value < least) {
    return { code: least > 0 ? "not_positive" : "negative" };
  }
  return read.value > most ? { code: "too_much" } : read.value;
}

/** What people type as a quantity ("1,250.5", "36公斤", "¥120", full-width digits), in the stored unit. Blank is 0. */
const quantity = (measure: Measure, range: Range) =>
  z
    .string()
    .trim()
    .transform((text, check) => {
      const read = readQuantity(text, measure, range);
      if (typeof read === "number") {
        return read;
      }
      // `continue`: the other fields are checked as well, so that all that is wrong is said at once
      check.issues.push({ code: "custom", message: read.code, input: text, continue: true });
      return z.NEVER;
    });

/** The entry form's fields as they are typed; what comes out is a `NewShipment` and the key of the form. */
export const entryFormSchema = z
  .object({
    ...saidFields,
    formKey: z.string().min(8).max(64),
    pieces: quantity(COUNT, { least: 1, most: LIMITS.pieces }).prefault(""),
    weight: quantity(WEIGHT, { least: 1, most: LIMITS.weightG }).prefault(""),
    volume: quantity(VOLUME, { least: 0, most: LIMITS.volumeCm3 }).prefault(""),
    freight: quantity(MONEY, { least: 0, most: LIMITS.fen }).prefault(""),
    cod: quantity(MONEY, { least: 0, most: LIMITS.fen }).prefault(""),
    declaredValue: quantity(MONEY, { least: 0, most: LIMITS.fen }).prefault(""),
    receiptCount: quantity(COUNT, { least: 0, most: LIMITS.receipts }).prefault(""),
    shippedOn: z.union([z.literal(""), z.iso.date("not_a_date")]).default(""),
  })
  .check((check) => {
    for (const field of missingFields(check.value)) {
      check.issues.push({ code: "custom", message: "required", path: [field], input: check.value });
    }
  })
  .transform(({ formKey, weight, volume, freight, cod, declaredValue, shippedOn, ...said }) => ({
    formKey,
    shipment: {
      ...said,
      weightG: weight,
      volumeCm3: volume,
      freightFen: freight,
      codFen: cod,
      declaredValueFen: declaredValue,
      shippedAt: shippedOn === "" ? null : startOfBusinessDay(shippedOn),
    },
  }));

const changed = <T extends z.ZodType>(schema: T) => schema.optional();

/**
 * The fields of a shipment as they are corrected one or several at a time, typed as on the entry form; what is not in the
 * form stays. `id` and `version` say which state was seen.
 */
export const editFormSchema = z
  .object({
    id: z.string().min(1),
    version: z.coerce.number().int(),
    externalNo: changed(saidFields.externalNo),
    shipperName: changed(saidFields.shipperName),
    shipperPhone: changed(saidFields.shipperPhone),
    shipperAddress: changed(saidFields.shipperAddress),
    originText: changed(saidFields.originText),
    consigneeName: changed(saidFields.consigneeName),
    consigneePhone: changed(saidFields.consigneePhone),
    consigneeAddress: changed(saidFields.consigneeAddress),
    destText: changed(saidFields.destText),
    stationCode: changed(saidFields.stationCode),
    goodsName: changed(saidFields.goodsName),
    packing: changed(saidFields.packing),
    paymentTerm: changed(saidFields.paymentTerm),
    deliveryMode: changed(saidFields.deliveryMode),
    remarks: changed(saidFields.remarks),
    pieces: changed(quantity(COUNT, { least: 1, most: LIMITS.pieces })),
    weight: changed(quantity(WEIGHT, { least: 1, most: LIMITS.weightG })),
    volume: changed(quantity(VOLUME, { least: 0, most: LIMITS.volumeCm3 })),
    freight: changed(quantity(MONEY, { least: 0, most: LIMITS.fen })),
    cod: changed(quantity(MONEY, { least: 0, most: LIMITS.fen })),
    declaredValue: changed(quantity(MONEY, { least: 0, most: LIMITS.fen })),
    receiptCount: changed(quantity(COUNT, { least: 0, most: LIMITS.receipts })),
  })
  .transform(({ id, version, weight, volume, freight, cod, declaredValue, ...said }) => {
    const amounts = {
      weightG: weight,
      volumeCm3: volume,
      freightFen: freight,
      codFen: cod,
      declaredValueFen: declaredValue,
    };
    const given = Object.entries({ ...said, ...amounts }).filter(([, value]) => value !== undefined);
    return { id, version, change: Object.fromEntries(given) as ShipmentChange };
  });
