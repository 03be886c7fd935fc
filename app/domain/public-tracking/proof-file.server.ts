import type { Ctx } from "#app/platform/ctx.ts";
import { notFound } from "#app/platform/errors.ts";
import { shipmentIdOf } from "./internal/find-by-token.server.ts";
import { photosOf, shownEvents } from "./internal/shown-events.ts";

/**
 * The id of a picture that the page of a token shows. *Throws* `not_found` for anything else, also for files of other
 * shipments: an id alone opens nothing.
 */
export async function proofFileId(ctx: Ctx, token: string, fileId: string): Promise<string> {
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
  return fileId;
}
