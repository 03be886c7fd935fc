import { HUB } from "#app/domain/places/stations.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { newId } from "#app/platform/ids.ts";
import type { StopEvent } from "../stop-events.ts";
import type { PlanStop } from "../trip-plan.ts";

/** Opens the leg that the partner now carries; the event names it. *Writes* Leg. */
export async function openLeg(tx: Tx, stop: PlanStop, row: StopEvent): Promise<StopEvent> {
  const { event } = row;
  if (event.code !== "HANDED_TO_PARTNER") {
    return row;
  }
  const { shipmentId, partnerNo = null, pieces = null, occurredAt } = event;
  const shipment = await tx.shipment.findUniqueOrThrow({
    where: { id: shipmentId },
    select: { destText: true, promisedAt: true, legs: { select: { seq: true } } },
  });
  const id = newId();
  await tx.leg.create({
    data: {
      id,
      shipmentId,
      seq: Math.max(0, ...shipment.legs.map((leg) => leg.seq)) + 1,
      kind: "transit",
      carrierKind: "partner",
      partnerId: stop.partnerId,
      partnerNo,
      fromText: HUB.nameZh,
      toText: shipment.destText,
      pieces,
      promisedAt: shipment.promisedAt,
      startedAt: occurredAt,
      status: "started",
    },
  });
  return { ...row, event: { ...event, legId: id } };
}

/** Takes a leg back whose hand-over was not recorded after all. */
export async function dropLeg(tx: Tx, { event }: StopEvent): Promise<void> {
  if (event.legId) {
    await tx.leg.deleteMany({ where: { id: event.legId } });
  }
}
