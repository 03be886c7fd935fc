import { phoneOfCustomer, readPhone } from "#app/domain/customers/read-phone.server.ts";
import { HUB, stationByCode } from "#app/domain/places/stations.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { type FieldProblem, invalid } from "#app/platform/errors.ts";
import { directionFor, type End, endProblem, resolveEnd } from "./resolve-end.server.ts";
import { isArrival, type NewShipment, type ShipmentDraft } from "./shipment.ts";

/** A day ahead is the furthest that goods may be said to have been shipped: clocks and time zones differ. */
const AHEAD_MS = 86_400_000;

interface SettledEnds {
  dest: Pick<ShipmentDraft, "direction" | "destCode" | "destText">;
  origin: Pick<ShipmentDraft, "originCode" | "originText">;
}

/** Where the journey ends, and the direction goods have by it. */
function settleDestination(input: NewShipment, problems: FieldProblem[]): SettledEnds["dest"] | null {
  const end = resolveEnd(input.destText, input.consigneeAddress);
  if (!end.ok) {
    problems.push(endProblem(end, input.destText === null ? "consigneeAddress" : "destText"));
    return null;
  }
  const direction = directionFor(input.direction, end.place);
  if (direction === "not_in_xinjiang" || direction === "not_inland") {
    problems.push({ field: "destText", code: direction, params: { place: end.place.short } });
    return null;
  }
  return { direction, destCode: end.place.code, destText: input.destText ?? end.place.short };
}

/** Where it begins: for outbound goods a vehicle must go there; of arrivals it is only shown. */
function settleOrigin(input: NewShipment, problems: FieldProblem[]): SettledEnds["origin"] | null {
  const end: End | null =
    input.originText === null && input.shipperAddress === null
      ? null
      : resolveEnd(input.originText, input.shipperAddress);
  if (input.direction === "outbound") {
    if (!end?.ok) {
      const field = input.originText === null ? "shipperAddress" : "originText";
      problems.push(end ? endProblem(end, field) : { field, code: "required" });
      return null;
    }
  } else if (input.originText === null && !end?.ok) {
    problems.push({ field: "originText", code: "required" });
    return null;
  }
  return {
    originCode: end?.ok ? end.place.code : null,
    originText: input.originText ?? (end?.ok ? end.place.short : ""),
  };
}

async function settlePhone(
  db: DbOrTx,
  problems: FieldProblem[],
  [field, text, customerId]: [field: "shipperPhone" | "consigneePhone", text: string | null, customerId: string | null],
): Promise<string | null> {
  try {
    return await readPhone(field, text, () => phoneOfCustomer(db, customerId));
  } catch (error) {
    problems.push(...((error as { fields?: FieldProblem[] }).fields ?? []));
    return null;
  }
}

function checkStation(input: NewShipment, problems: FieldProblem[]): string | null {
  if (!isArrival(input.direction) || input.stationCode === null) {
    return null;
  }
  const station = stationByCode(input.stationCode);
  if (!station || station.code === HUB.code) {
    problems.push({ field: "stationCode", code: "not_a_choice" });
    return null;
  }
  return station.code;
}

/**
 * Settles what a person wrote: places by their text, phones into E.164, the direction by the destination. All that is
 * wrong is said at once. Reads customers only. *Throws* `invalid`.
 *
 * @param known ends that are settled already and whose text has not changed
 */
export async function settleShipment(
  db: DbOrTx,
  ctx: Ctx,
  input: NewShipment,
  known: Partial<SettledEnds> = {},
): Promise<ShipmentDraft> {
  const problems: FieldProblem[] = [];
  const dest = known.dest ?? settleDestination(input, problems);
  const origin = known.origin ?? settleOrigin(input, problems);
  const stationCode = checkStation(input, problems);
  const shipperPhone = await settlePhone(db, problems, ["shipperPhone", input.shipperPhone, input.shipperCustomerId]);
  const consigneePhone = await settlePhone(db, problems, [
    "consigneePhone",
    input.consigneePhone,
    input.consigneeCustomerId,
  ]);
  if (input.shippedAt && input.shippedAt.getTime() > ctx.now.getTime() + AHEAD_MS) {
    problems.push({ field: "shippedOn", code: "in_future" });
  }
  if (problems.length > 0 || dest === null || origin === null) {
    throw invalid(problems);
  }
  const shipperCustomerId = await sameCustomer(db, input.shipperCustomerId, shipperPhone);
  const consigneeCustomerId = await sameCustomer(db, input.consigneeCustomerId, consigneePhone);
  const shippedAt = isArrival(dest.direction) ? input.shippedAt : null;
  const ids = { shipperCustomerId, consigneeCustomerId };
  return { ...input, ...dest, ...origin, ...ids, stationCode, shipperPhone, consigneePhone, shippedAt };
}

/** The chosen customer, unless another number was typed after the choice: then the number decides. */
async function sameCustomer(db: DbOrTx, customerId: string | null, phone: string | null): Promise<string | null> {
  if (customerId === null) {
    return null;
  }
  const known = await db.customer.findUnique({ where: { id: customerId }, select: { phone: true } });
  return known && (phone === null || known.phone === phone) ? customerId : null;
}
