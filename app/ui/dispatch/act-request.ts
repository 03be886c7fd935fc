import type { MoveWhat } from "./board-context.ts";
import type { BoardData, BoardTrip, QueueRow } from "./board-data.ts";
import type { Dragged } from "./dragging.ts";
import { groupByPartner } from "./partner-choice.ts";
import { type Target, targetInput } from "./targets.ts";

/** An act of the board as it is sent, to be done or only to be weighed. */
export interface ActRequest {
  intent: string;
  payload: object;
}

/** The trip as this board knows it. */
export function claim(trip: BoardTrip) {
  return { tripId: trip.id, version: trip.version };
}

/** @param date business date for a trip that is made with it */
export function moveRequest(what: MoveWhat, target: Target, date: string): ActRequest {
  if (what.kind === "trip") {
    return { intent: "move_trip", payload: { ...claim(what.trip), vehicleId: target.vehicle.id } };
  }
  const named = what.kind === "stops" ? { stopIds: what.stopIds } : { loadIds: what.loadIds };
  return { intent: `move_${what.kind}`, payload: { ...claim(what.trip), ...named, to: targetInput(target, date) } };
}

/** Transit goods of several partners are asked about for the first of them. */
function assignRequest(rows: readonly QueueRow[], target: Target, { filter, partners }: BoardData): ActRequest {
  const transit = filter.direction === "transit";
  const [group] = transit ? groupByPartner(partners, rows) : [{ partnerId: undefined, rows }];
  const items = group?.rows.map(({ id, version }) => ({ shipmentId: id, version }));
  const partner = group?.partnerId ? { partnerId: group.partnerId } : {};
  return { intent: "assign", payload: { items, to: targetInput(target, filter.date), ...partner } };
}

/** What a drag of something on a trip moves. */
export function movedBy(dragged: Exclude<Dragged, { kind: "shipment" }>): MoveWhat {
  const { kind, trip } = dragged;
  return kind === "trip" ? { kind, trip } : { kind: "stops", trip, stopIds: dragged.stops.map((stop) => stop.id) };
}

/** What a drop there would ask for. */
export function dropRequest(dragged: Dragged, target: Target, data: BoardData): ActRequest {
  return dragged.kind === "shipment"
    ? assignRequest(dragged.rows ?? [dragged.row], target, data)
    : moveRequest(movedBy(dragged), target, data.filter.date);
}
