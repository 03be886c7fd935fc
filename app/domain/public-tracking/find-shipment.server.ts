import * as z from "zod";
import type { Ctx } from "#app/platform/ctx.ts";
import { DomainError } from "#app/platform/errors.ts";
import { sameText } from "#app/platform/token.server.ts";

export const findShipmentSchema = z.object({
  number: z
    .string()
    .transform((text) => text.normalize("NFKC").replace(/\s+/g, "").toLowerCase())
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

/**
 * The link to a shipment by its number (ours or the sender's) and the last four digits of the consignee's or shipper's
 * phone. An unknown number and a wrong pair take the same two queries and the same comparisons, and are refused alike.
 * *Throws* `shipment_not_found` (404).
 */
export async function findShipment(ctx: Ctx, input: z.output<typeof findShipmentSchema>): Promise<string> {
  const { number, tail } = input;
  const keys = await ctx.db.shipmentSearchKey.findMany({
    where: { key: number },
    take: MOST,
    select: { shipmentId: true },
  });
  const ids = [...keys.map((key) => key.shipmentId), NOBODY];
  const candidates = await ctx.db.shipment.findMany({
    where: { id: { in: ids } },
    select: { waybillNo: true, externalNo: true, consigneePhone: true, shipperPhone: true, trackingToken: true },
  });
  const tested = [
    ...candidates,
    { waybillNo: "", externalNo: "", consigneePhone: NOBODY, shipperPhone: NOBODY, trackingToken: "" },
  ];
  const hits = tested.filter((row) => {
    const named = [row.waybillNo, row.externalNo].some((own) => own?.toLowerCase() === number);
    const phones = [row.consigneePhone, row.shipperPhone].map((phone) => sameText(tailOf(phone), tail));
    return phones.includes(true) && named;
  });
  // two senders' lists with one number and one tail: nobody is shown somebody else's goods by chance
  if (hits.length !== 1) {
    throw new DomainError("shipment_not_found", { status: 404 });
  }
  return (hits[0] as { trackingToken: string }).trackingToken;
}
