/** One shipment's pieces on a stop, as the trip page gets them. */
export interface LoadView {
  id: string;
  shipmentId: string;
  kind: string;
  pieces: string;
  count: number;
  weightG: number;
  volumeCm3: number;
  status: string;
  reason: string | null;
  shipment: {
    waybillNo: string;
    pieces: number;
    consigneeName: string;
    shipperName: string | null;
    goodsName: string;
    paymentTerm: string;
    freightFen: number;
    codFen: number;
    receiptCount: number;
    remarks: string | null;
    openExceptions: number;
  };
}

export interface StopView {
  id: string;
  kind: string;
  title: string;
  address: string | null;
  /** as shown: masked for those who may not see it */
  phone: string | null;
  status: string;
  plannedAt: Date | null;
  arrivedAt: Date | null;
  doneAt: Date | null;
  loads: LoadView[];
}

interface Person {
  id: string;
  name: string;
  phone: string;
}

export interface TripView {
  id: string;
  tripNo: string;
  direction: string;
  date: string;
  status: string;
  version: number;
  plannedDepartAt: Date;
  releasedAt: Date | null;
  departedAt: Date | null;
  closedAt: Date | null;
  updatedAt: Date;
  updatedByName: string;
  distanceM: number;
  durationMs: number;
  driverId: string | null;
  coDriverId: string | null;
  helpers: string | null;
  vehicle: {
    id: string;
    plate: string;
    type: string;
    capacityG: number;
    capacityCm3: number;
    fixAt: Date | null;
    near: { name: string; distanceM: number } | null;
  };
  driver: Person | null;
  coDriver: Person | null;
  stops: StopView[];
}

export interface FillView {
  weightG: number;
  volumeCm3: number;
  shipments: number;
  pieces: number;
  stops: number;
  stopsDone: number;
}

export interface LateView {
  departureMs: number;
  waiting: boolean;
  stopMs: number;
}

/** Cash (fen) the driver brings back for a load: freight to be collected, and cash on delivery. */
export function collectFen({ kind, shipment }: LoadView): number {
  if (kind !== "delivery") {
    return 0;
  }
  return (shipment.paymentTerm === "collect" ? shipment.freightFen : 0) + shipment.codFen;
}

export function isOpenStop(stop: { status: string }): boolean {
  return stop.status === "planned" || stop.status === "arrived";
}

const BEIJING_MS = 8 * 3_600_000;

/** An instant as a `datetime-local` field wants it, in Beijing time. */
export function beijingInput(at: Date): string {
  return new Date(at.getTime() + BEIJING_MS).toISOString().slice(0, 16);
}
