import type { TaskKind } from "#app/domain/dispatch/dispatch-need.ts";
import type { AmountDue } from "#app/domain/public-tracking/amount-due.ts";

/** A moment as the server tells it in a page (Date) or in JSON (ISO text). */
export type Instant = Date | string;

/** Pieces of one shipment at a stop, as the phone shows them. */
export interface LoadView {
  id: string;
  shipmentId: string;
  waybillNo: string;
  goodsName: string;
  /** range string */
  pieces: string;
  count: number;
  /** pieces of the whole shipment */
  total: number;
  weightG: number;
  consigneeName: string;
  /** at a delivery: what to collect */
  due: AmountDue | null;
  receiptCount: number;
  remarks: string | null;
  status: string;
  /** must not be handed out now */
  blocked: boolean;
}

export interface StopView {
  id: string;
  seq: number;
  kind: TaskKind;
  status: string;
  title: string;
  address: string | null;
  phone: string | null;
  lat: number | null;
  lng: number | null;
  windowFrom: Instant | null;
  windowTo: Instant | null;
  plannedAt: Instant | null;
  arrivedAt: Instant | null;
  doneAt: Instant | null;
  loads: LoadView[];
  /** an act of this phone that the server does not know yet */
  pending?: boolean;
}

export interface TripView {
  id: string;
  tripNo: string;
  date: string;
  status: string;
  plate: string;
  plannedDepartAt: Instant;
  departedAt: Instant | null;
  /** the other person on board and helpers */
  mates: string[];
  stops: StopView[];
  pending?: boolean;
}

export const isOpenStop = (stop: { status: string }) => stop.status === "planned" || stop.status === "arrived";

/** Sums of a trip for its head line: stops, pieces, grams, fen still to collect. */
export function tripSums(trip: TripView) {
  const handedOut = trip.stops.filter((stop) => stop.kind !== "pickup").flatMap((stop) => stop.loads);
  const onward = new Set(handedOut.map((load) => load.shipmentId));
  const fetched = trip.stops.filter((stop) => stop.kind === "pickup").flatMap((stop) => stop.loads);
  // goods fetched to be handed out on the same trip are counted where they are handed out
  const loads = [...handedOut, ...fetched.filter((load) => !onward.has(load.shipmentId))];
  const open = trip.stops.filter(isOpenStop);
  const waiting = open.flatMap((stop) => stop.loads).filter((load) => load.status === "assigned");
  return {
    stops: trip.stops.length,
    done: trip.stops.length - open.length,
    pieces: loads.reduce((sum, load) => sum + load.count, 0),
    weightG: loads.reduce((sum, load) => sum + load.weightG, 0),
    dueFen: waiting.reduce((sum, load) => sum + (load.due?.totalFen ?? 0), 0),
  };
}
