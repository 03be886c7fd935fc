import type { EventCode } from "#app/domain/tracking/event-definition.ts";
import type { NewEvent, NewProof } from "#app/domain/tracking/new-event.ts";
import { formatPieces, hasNoPieces, intersectPieces } from "#app/domain/tracking/piece-set.ts";
import { piecesOf } from "./change-plan.ts";
import type { SettledLoad } from "./stop-outcome.ts";
import { activeLoadsOf, type PlanStop, type TripPlan } from "./trip-plan.ts";

/** What is told of a stop. */
export interface StopReport {
  occurredAt: Date;
  source: NewEvent["source"];
  note?: string;
  partnerNo?: string;
  pod?: Omit<NewProof, "codCollectedFen">;
  /** cash collected by load (fen) */
  cash: ReadonlyMap<string, number>;
}

/** An event with the load whose fate it decides; the others only follow from it. */
export interface StopEvent {
  loadId: string;
  decides: boolean;
  event: NewEvent;
}

export function isStation(stop: PlanStop): boolean {
  return stop.placeKey.startsWith("station:");
}

function doneCode(stop: PlanStop, report: StopReport): EventCode {
  if (stop.kind === "pickup") {
    return isStation(stop) ? "STATION_PICKED_UP" : "PICKED_UP";
  }
  if (stop.kind === "transfer") {
    return "HANDED_TO_PARTNER";
  }
  return report.pod?.relation === "self" ? "SIGNED" : "SIGNED_BY_AGENT";
}

function failedCode(stop: PlanStop, reason: string): EventCode {
  if (stop.kind === "pickup") {
    return reason === "carrier_shortage" ? "SHORTAGE" : "PICKUP_FAILED";
  }
  if (stop.kind === "transfer") {
    return "DELAYED";
  }
  return reason === "consignee_refused" ? "REFUSED" : "DELIVERY_FAILED";
}

function mainEvent(plan: TripPlan, stop: PlanStop, settled: SettledLoad, report: StopReport): NewEvent {
  const { load, exception } = settled;
  const code = exception ? failedCode(stop, exception.reason) : doneCode(stop, report);
  const { id: tripId, vehicleId } = plan.trip;
  const base: NewEvent = {
    shipmentId: load.shipment.id,
    code,
    occurredAt: report.occurredAt,
    pieces: load.pieces,
    placeCode: stop.placeCode,
    tripId,
    stopId: stop.id,
    vehicleId,
    source: report.source,
    note: exception?.note ?? report.note ?? null,
    dedupeKey: `stop:${stop.id}:${load.id}:${code}`,
  };
  if (exception) {
    return { ...base, reason: exception.reason, photoFileIds: exception.photoFileIds };
  }
  if (stop.kind === "transfer") {
    return { ...base, partnerId: stop.partnerId, partnerNo: report.partnerNo ?? null };
  }
  if (stop.kind === "delivery" && report.pod) {
    return { ...base, pod: { ...report.pod, codCollectedFen: report.cash.get(settled.wholeId) ?? 0 } };
  }
  return base;
}

/** Goods fetched at the station that the same trip delivers are on their way to the consignee at once. */
function onwardEvent(plan: TripPlan, stop: PlanStop, { load }: SettledLoad, report: StopReport): NewEvent | null {
  const onward = activeLoadsOf(plan).find(
    (other) => other.kind === "delivery" && other.shipment.id === load.shipment.id,
  );
  const pieces = onward && isStation(stop) ? intersectPieces(piecesOf(onward), piecesOf(load)) : [];
  if (hasNoPieces(pieces)) {
    return null;
  }
  return {
    shipmentId: load.shipment.id,
    code: "OUT_FOR_DELIVERY",
    occurredAt: report.occurredAt,
    pieces: formatPieces(pieces),
    tripId: plan.trip.id,
    vehicleId: plan.trip.vehicleId,
    source: report.source,
    dedupeKey: `onward:${load.id}:${plan.trip.id}`,
  };
}

/** The events of a stop: for each load what was done or why not, and what follows from it. Pure. */
export function stopEvents(
  plan: TripPlan,
  stop: PlanStop,
  settled: readonly SettledLoad[],
  report: StopReport,
): StopEvent[] {
  return settled.flatMap((row): StopEvent[] => {
    const main = { loadId: row.load.id, decides: true, event: mainEvent(plan, stop, row, report) };
    const onward = row.exception ? null : onwardEvent(plan, stop, row, report);
    return onward ? [main, { loadId: row.load.id, decides: false, event: onward }] : [main];
  });
}
