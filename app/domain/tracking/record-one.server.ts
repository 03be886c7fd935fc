import * as z from "zod";
import type { Ctx } from "#app/platform/ctx.ts";
import { invalid, notFound } from "#app/platform/errors.ts";
import { recordBulk, targetsById } from "./record-bulk.server.ts";
import { saidEventSchema } from "./said-event.ts";

export const saidOnOneSchema = saidEventSchema.extend({
  shipmentId: z.string().min(1).max(64),
  pieces: z
    .string()
    .trim()
    .max(200)
    .optional()
    .transform((text) => text || null),
});

/** Which field of the form a problem is about. */
const FIELD_OF: Record<string, string> = {
  invalid_time: "occurredAt",
  in_future: "occurredAt",
  before_shipment: "occurredAt",
  pieces_malformed: "pieces",
  pieces_empty: "pieces",
  pieces_out_of_range: "pieces",
  reason_required: "reason",
};

/**
 * Records one event about one shipment. What `recordBulk` would tell in a list of results is thrown here, beside its
 * field. *Throws* `forbidden`, `not_found`, `invalid`.
 */
export async function recordOne(ctx: Ctx, input: z.output<typeof saidOnOneSchema>, timeZone: string): Promise<void> {
  const { shipmentId, pieces, ...said } = input;
  const targets = await targetsById(ctx, [shipmentId], pieces);
  const [row] = await recordBulk(ctx, targets, said, timeZone);
  if (!row) {
    throw notFound("shipment");
  }
  if (row.outcome !== "refused" || row.code === null) {
    return;
  }
  throw invalid([{ field: FIELD_OF[row.code] ?? "code", code: `event.${row.code}` }]);
}
