import * as z from "zod";
import { compactNumber } from "#app/domain/shipments/search-keys.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { DomainError } from "#app/platform/errors.ts";
import { sameText } from "#app/platform/token.server.ts";

export const findShipmentSchema = z.object({
  number: z
    .string()
    .transform((text) => compactNumber(text.normalize("NFKC")))
    .pipe(z.string().min(4).max(40)),
  tail: z
    .string()
    .transform((text) => text.normalize("NFKC").trim())
    .pipe(z.string().regex(/^\d{4}$/, "four_digits")),
});

/** A sender's number may be another sender's too; more candidates than this are a list, not a shipment. */
const MOST = 20;
const NOBODY = "0000000000000000000000000";

const tailOf = (phone: string | null) => phone?.replace(/\D/g, "").slice(-4) ?? "";

/** What is given: a number as people type it, and four digits. */
export type ShipmentClue = z.output<typeof findShipmentSchema>;

/**
 * The shipment with that number (ours or the sender's) whose consignee's or shipper's phone ends with those digits; null
 * for an unknown number and for a wrong pair alike, after the same two queries and the same comparisons.
 */
export async function matchShipment(
  ctx: Ctx,
  clue: ShipmentClue,
): Promise<{ id: string; trackingToken: string } | null> {
  const { number, tail } = clue;
  const keys = await ctx.db.shipmentSearchKey.findMany({
    where: { key: number },
    take: MOST,
    select: { shipmentId: true },
  });
  const ids = [...keys.map((key) => key.shipmentId), NOBODY];
  const candidates = await ctx.db.shipment.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      waybillNo: true,
      externalNo: true,
      consigneePhone: true,
      shipperPhone: true,
      trackingToken: true,
    },
  });
  const nobody = { id: "", waybillNo: "", externalNo: "", trackingToken: "" };
  const tested = [...candidates, { ...nobody, consigneePhone: NOBODY, shipperPhone: NOBODY }];
  const hits = tested.filter((row) => {
    const named = [row.waybillNo, row.externalNo].some((own) => own && compactNumber(own) === number);
    const phones = [row.consigneePhone, row.shipperPhone].map((phone) => sameText(tailOf(phone), tail));
    return phones.includes(true) && named;
  });
  // two senders' lists with one number and one tail: nobody is shown somebody else's goods by chance
  const [hit, another] = hits;
  return hit && !another ? hit : null;
}

/** The link to a shipment by number and digits. *Throws* `shipment_not_found` (404). */
export async function findShipment(ctx: Ctx, input: ShipmentClue): Promise<string> {
  const shipment = await matchShipment(ctx, input);
  if (!shipment) {
    throw new DomainError("shipment_not_found", { status: 404 });
  }
  return shipment.trackingToken;
}
