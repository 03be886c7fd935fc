import { createContext, type ReactNode, useContext } from "react";
import type { ComplaintLine } from "#app/domain/complaints/complaint-view.ts";

export interface EventLine {
  kind: "event";
  id: string;
  at: Date;
  code: string;
  recordedAt: Date | null;
  pieces: string | null;
  place: string | null;
  reason: string | null;
  note: string | null;
  source: string;
  by: string;
  trip: { id: string; tripNo: string; plate: string } | null;
  partnerNo: string | null;
  photoFileIds: string[];
  voided: { by: string; at: Date; note: string | null } | null;
}

export type TimelineLine =
  | EventLine
  | {
      kind: "message";
      id: string;
      at: Date;
      notice: string;
      channel: string;
      status: string;
      recipient: string;
      sentAt: Date | null;
      reason: string | null;
    }
  | {
      kind: "exception";
      id: string;
      at: Date;
      state: "opened" | "closed";
      code: string;
      by: string;
      text: string | null;
    }
  | { kind: "change"; id: string; at: Date; event: string; by: string; fields: string[] };

export interface MapPoint {
  kind: "goal" | "station" | "hub" | "vehicle";
  lat: number;
  lng: number;
  label: string;
  at: Date | null;
}

/** What the page of one shipment shows, as its loader gives it. */
export interface DetailData {
  now: Date;
  /** of the site, for links that are given away */
  origin: string;
  tiles: { url: string; attribution: string; crs: "wgs84" | "gcj02" };
  shipment: {
    id: string;
    version: number;
    waybillNo: string;
    externalNo: string | null;
    direction: string;
    arrivalListId: string | null;
    arrivalList: { id: string; fileName: string } | null;
    shipperCustomerId: string | null;
    shipperName: string | null;
    shipperPhone: string | null;
    shipperAddress: string | null;
    consigneeCustomerId: string | null;
    consigneeName: string;
    consigneePhone: string | null;
    consigneeAddress: string | null;
    originText: string;
    destination: string;
    destText: string;
    stationName: string | null;
    goodsName: string;
    packing: string | null;
    pieces: number;
    weightG: number;
    volumeCm3: number;
    paymentTerm: string;
    freightFen: number;
    codFen: number;
    declaredValueFen: number;
    deliveryMode: string;
    receiptCount: number;
    requiredVehicleType: string | null;
    remarks: string | null;
    shippedAt: Date;
    createdAt: Date;
    promisedAt: Date | null;
    milestone: string;
    partialDone: number;
    signedPieces: string;
    attempt: number;
    open: boolean;
    stage: string | null;
    stageDueAt: Date | null;
    blocksDispatch: boolean;
    blocksDelivery: boolean;
    trackingToken: string;
  };
  status: { milestone: string; holdActive: boolean; terminal: boolean };
  pieces: { milestone: string; place: string; pieces: string; count: number }[];
  stages: { stage: string; dueAt: Date | null; doneAt: Date | null; done: number; late: boolean }[];
  standard: { name: string; baseAt: Date } | null;
  entries: TimelineLine[];
  points: MapPoint[];
  exceptions: {
    id: string;
    version: number;
    code: string;
    status: string;
    note: string | null;
    pieces: string | null;
    openedAt: Date;
    openedByName: string;
    handlerName: string | null;
    mine: boolean;
    blocksDispatch: boolean;
    blocksDelivery: boolean;
  }[];
  legs: {
    id: string;
    seq: number;
    kind: string;
    carrierKind: string;
    partnerName: string | null;
    partnerNo: string | null;
    fromText: string;
    toText: string;
    pieces: string | null;
    startedAt: Date | null;
    endedAt: Date | null;
  }[];
  loads: {
    id: string;
    kind: string;
    pieces: string;
    count: number;
    status: string;
    reason: string | null;
    tripId: string;
    tripNo: string;
    tripStatus: string;
    date: string;
    plate: string;
    driver: string | null;
  }[];
  proofs: {
    id: string;
    signedBy: string;
    relation: string;
    signedAt: Date;
    pieces: string | null;
    signatureFileId: string | null;
    photoFileIds: string[];
    codCollectedFen: number;
  }[];
  /** about this shipment, the latest first */
  complaints: ComplaintLine[];
  may: {
    complain: boolean;
    record: boolean;
    void: boolean;
    handle: boolean;
    edit: boolean;
    cancel: boolean;
    revokeLink: boolean;
    seePhone: boolean;
  };
}

const DetailContext = createContext<DetailData | null>(null);

export function DetailProvider({ value, children }: { value: DetailData; children: ReactNode }) {
  return <DetailContext.Provider value={value}>{children}</DetailContext.Provider>;
}

/** The shipment of the page. */
export function useDetail(): DetailData {
  const detail = useContext(DetailContext);
  if (!detail) {
    throw new Error("useDetail outside DetailProvider");
  }
  return detail;
}
