import { resolvePlace } from "#app/domain/places/resolve-place.server.ts";
import { stationByCode } from "#app/domain/places/stations.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { invalid } from "#app/platform/errors.ts";
import type { NewEvent } from "../new-event.ts";
import { occurredAtOf, type SaidEvent } from "../said-event.ts";

/** The event as it is recorded, but for the shipment and its pieces. *Throws* `invalid` for a time that is none. */
export function factsOf(ctx: Ctx, said: SaidEvent, timeZone: string): Omit<NewEvent, "shipmentId"> {
  const occurredAt = occurredAtOf(said, timeZone, ctx.now);
  if (occurredAt === null) {
    throw invalid([{ field: "occurredAt", code: "not_a_date" }]);
  }
  const { code, placeText, reason, note } = said;
  const station = placeText === null ? undefined : stationByCode(placeText);
  const match = placeText === null || station ? null : resolvePlace(placeText);
  return {
    code,
    occurredAt,
    placeText: station?.nameZh ?? placeText,
    placeCode: station?.placeCode ?? (match?.kind === "found" ? match.place.code : null),
    reason,
    note,
    source: "desk",
  };
}
