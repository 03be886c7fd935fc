import { storeFile } from "#app/domain/files/store-file.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { notFound } from "#app/platform/errors.ts";
import type { PictureFor } from "./phone-command.ts";

export interface Picture {
  /** the phone's own id of it: sent again it is the same file */
  key: string;
  purpose: PictureFor;
  /** the shipment it is about */
  shipmentId: string;
  bytes: Uint8Array;
}

const SCOPE = "driver-picture";
const EXTENSION = { photo: "jpg", signature: "png" } as const;

async function assertOnOwnTrip(ctx: Ctx, shipmentId: string): Promise<void> {
  const { driverId } = ctx.actor;
  const count = await ctx.db.tripLoad.count({
    where: { shipmentId, trip: { OR: [{ driverId }, { coDriverId: driverId }] } },
  });
  if (count === 0) {
    throw notFound("shipment");
  }
}

/**
 * Keeps a signature or photo of goods on one of the driver's trips; answers the id of the file. Sent twice it is kept once.
 * *Writes* StoredFile, IdempotencyKey. *Throws* `forbidden`, `not_found`, `too_large` (413), `file_type` (422).
 */
export async function handInPicture(ctx: Ctx, picture: Picture): Promise<string> {
  assertMay(ctx.actor.driverId !== undefined);
  const { purpose, shipmentId, bytes } = picture;
  const id = { scope: SCOPE, key: `${ctx.actor.id}:${picture.key}` };
  const known = await ctx.db.idempotencyKey.findUnique({ where: { scope_key: id } });
  if (known) {
    return (known.response as { fileId: string }).fileId;
  }
  await assertOnOwnTrip(ctx, shipmentId);
  const name = `${purpose}.${EXTENSION[purpose]}`;
  const file = await storeFile(ctx, { bytes, name, purpose, entity: "shipment", entityId: shipmentId });
  // when the same picture came twice at once, both files exist and the later id counts; the other is named by nothing
  const kept = { at: ctx.now, status: 200, response: { fileId: file.id } };
  await ctx.db.idempotencyKey.upsert({ where: { scope_key: id }, create: { ...id, ...kept }, update: kept });
  return file.id;
}
