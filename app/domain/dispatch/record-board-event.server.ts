import * as z from "zod";
import { type BulkRow, recordBulk, targetsById, targetsOfTrip } from "#app/domain/tracking/record-bulk.server.ts";
import { saidEventSchema } from "#app/domain/tracking/said-event.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { notFound } from "#app/platform/errors.ts";

/** An event about some shipments of the board: of the queue, or, with `tripNo`, about what that trip carries of them. */
export const boardEventSchema = saidEventSchema.extend({
  shipmentIds: z.array(z.string().min(1).max(64)).min(1).max(500),
  tripNo: z.string().max(40).optional(),
  /** of the one shipment it is about; on a trip the pieces are those on board */
  pieces: z
    .string()
    .trim()
    .max(200)
    .optional()
    .transform((text) => text || null),
});

export type BoardEvent = z.output<typeof boardEventSchema>;

/** Records it, and tells of each shipment what became of it. *Throws* as `recordBulk`, and `not_found`. */
export async function recordBoardEvent(ctx: Ctx, input: BoardEvent, timeZone: string): Promise<BulkRow[]> {
  const { shipmentIds, tripNo, pieces, ...said } = input;
  if (tripNo === undefined) {
    return recordBulk(ctx, await targetsById(ctx, shipmentIds, pieces), said, timeZone);
  }
  const onBoard = await targetsOfTrip(ctx, tripNo);
  if (!onBoard) {
    throw notFound("trip");
  }
  const wanted = new Set(shipmentIds);
  return recordBulk(
    ctx,
    onBoard.filter((target) => wanted.has(target.shipmentId)),
    said,
    timeZone,
  );
}
