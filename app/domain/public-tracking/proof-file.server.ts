import { loadStoredFile, type StoredBytes } from "#app/domain/files/read-stored-file.server.ts";
import { isImage } from "#app/domain/files/stored-file.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { notFound } from "#app/platform/errors.ts";
import { shipmentIdOf } from "./internal/find-by-token.server.ts";
import { photosOf, shownEvents } from "./internal/shown-events.ts";

/**
 * A picture that the page of a token shows. *Throws* `not_found` for anything else, also for files of other shipments: an
 * id alone opens nothing.
 */
export async function proofFile(ctx: Ctx, token: string, fileId: string): Promise<StoredBytes> {
  const shipmentId = await shipmentIdOf(ctx, token);
  const rows = await ctx.db.trackingEvent.findMany({
    where: { shipmentId },
    select: {
      id: true,
      code: true,
      occurredAt: true,
      recordedAt: true,
      pieces: true,
      voidsEventId: true,
      placeCode: true,
      reason: true,
      details: true,
      pod: { select: { signatureFileId: true, photoFileIds: true } },
    },
  });
  const ids = shownEvents(rows).flatMap(({ details, pod }) => [
    ...photosOf(details),
    ...(pod ? [pod.signatureFileId, ...photosOf({ photoFileIds: pod.photoFileIds })] : []),
  ]);
  if (!ids.includes(fileId)) {
    throw notFound("file");
  }
  const file = await loadStoredFile(ctx.db, fileId);
  if (!isImage(file.contentType)) {
    throw notFound("file");
  }
  return file;
}
