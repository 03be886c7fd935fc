import type { NewComplaint } from "#app/domain/complaints/complaint.ts";
import { registerComplaint } from "#app/domain/complaints/register-complaint.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { shipmentIdOf } from "./internal/find-by-token.server.ts";

/** The waybill number a complaint form is about. *Throws* `not_found`. */
export async function complaintSubject(ctx: Ctx, token: string): Promise<{ waybillNo: string }> {
  const id = await shipmentIdOf(ctx, token);
  return ctx.db.shipment.findUniqueOrThrow({ where: { id }, select: { waybillNo: true } });
}

/** Registers a complaint of somebody who holds the link; its number. *Throws* `not_found`, `invalid`. */
export async function complainByLink(ctx: Ctx, token: string, input: NewComplaint): Promise<string> {
  const shipmentId = await shipmentIdOf(ctx, token);
  return registerComplaint(ctx, { shipmentId, channel: "tracking_page" }, input);
}

/** Whether a number is that of a complaint about the shipment of the link, so that a page may thank for it. */
export async function isComplaintOf(ctx: Ctx, token: string, complaintNo: string): Promise<boolean> {
  const shipmentId = await shipmentIdOf(ctx, token);
  return (await ctx.db.complaint.count({ where: { complaintNo, shipmentId } })) === 1;
}
