import { customerAddsEvidence, type NewEvidence } from "#app/domain/complaints/add-evidence.server.ts";
import { fromShortForm } from "#app/domain/complaints/public-complaint.ts";
import { checkPublicFiles } from "#app/domain/complaints/public-files.ts";
import type { PublicComplaint } from "#app/domain/complaints/public-form.ts";
import { type Registered, registerComplaint } from "#app/domain/complaints/register-complaint.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { findShipmentSchema, matchShipment } from "./find-shipment.server.ts";
import { shipmentIdOf } from "./internal/find-by-token.server.ts";

/** The waybill number a complaint form is about. *Throws* `not_found`. */
export async function complaintSubject(ctx: Ctx, token: string): Promise<{ waybillNo: string }> {
  const id = await shipmentIdOf(ctx, token);
  return ctx.db.shipment.findUniqueOrThrow({ where: { id }, select: { waybillNo: true } });
}

/** A filled-in form with its files. */
export interface SaidByCustomer {
  input: PublicComplaint;
  files: readonly NewEvidence[];
}

async function takeDown(
  ctx: Ctx,
  channel: "tracking_page" | "public_form",
  { input, files }: SaidByCustomer,
  shipmentIds: readonly string[],
): Promise<Registered> {
  checkPublicFiles(files);
  const made = await registerComplaint(ctx, fromShortForm(input, channel), { shipmentIds });
  if (!made.known) {
    for (const file of files) {
      await customerAddsEvidence(ctx, made.token, file);
    }
  }
  return made;
}

/**
 * Registers a complaint of somebody who holds the link of a shipment.
 * *Writes* what `registerComplaint` writes, StoredFile. *Throws* `not_found`, `invalid`, and of files as `checkPublicFiles`.
 */
export async function complainByLink(ctx: Ctx, token: string, said: SaidByCustomer): Promise<Registered> {
  const shipmentId = await shipmentIdOf(ctx, token);
  return takeDown(ctx, "tracking_page", said, [shipmentId]);
}

/**
 * Registers a complaint of somebody without a link. The shipment of the number he gives is linked only when his phone is
 * its consignee's or shipper's, by the last four digits; the answer is the same whether there is one or not, and what he
 * typed goes along in his words (`numberLine` puts it into a line), so that the desk can look for itself.
 * *Writes*, *Throws* as `complainByLink`.
 */
export async function complainWithoutLink(
  ctx: Ctx,
  { input, files }: SaidByCustomer,
  numberLine: (number: string) => string,
): Promise<Registered> {
  const { waybillNo, content } = input;
  const tail = input.contactPhone.normalize("NFKC").replace(/\D/g, "").slice(-4);
  const clue = findShipmentSchema.safeParse({ number: waybillNo, tail });
  const shipment = clue.success ? await matchShipment(ctx, clue.data) : null;
  const words = waybillNo === "" ? content : `${content}\n\n${numberLine(waybillNo)}`;
  return takeDown(ctx, "public_form", { input: { ...input, content: words }, files }, shipment ? [shipment.id] : []);
}
