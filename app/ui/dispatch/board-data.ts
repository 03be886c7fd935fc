import type { Refusal, Warning } from "#app/domain/dispatch/findings.ts";
import type { MapSettings } from "#app/ui/map/map-data.ts";

/** A shipment of which pieces still wait for a vehicle. Weight (g) and volume (cm³) are those of the whole shipment. */
export interface QueueRow {
  id: string;
  version: number;
  waybillNo: string;
  consigneeName: string;
  destCode: string;
  /** destination as people call it */
  dest: string;
  address: string | null;
  pieces: number;
  unassignedCount: number;
  unassignedPieces: string;
  weightG: number;
  volumeCm3: number;
  paymentTerm: string;
  codFen: number;
  deliveryMode: string;
  whereabouts: string;
  stage: string | null;
  stageDueAt: Date | null;
  requiredVehicleType: string | null;
  openExceptions: number;
  /** why it cannot be assigned now */
  block: "held" | "blocked" | null;
  lat: number | null;
  lng: number | null;
}

export interface BoardLoad {
  id: string;
  shipmentId: string;
  waybillNo: string;
  kind: string;
  pieces: string;
  count: number;
  total: number;
  weightG: number;
  volumeCm3: number;
  status: string;
}

export interface BoardStop {
  id: string;
  kind: string;
  /** "station:<code>" for a station, whose name stands in the catalog */
  placeKey: string;
  title: string;
  address: string | null;
  phone: string | null;
  lat: number | null;
  lng: number | null;
  plannedAt: Date | null;
  arrivedAt: Date | null;
  doneAt: Date | null;
  status: string;
  loads: BoardLoad[];
}

export interface BoardTrip {
  id: string;
  tripNo: string;
  /** business date */
  date: string;
  version: number;
  status: string;
  /** who changed it last */
  changedBy: string;
  vehicleId: string;
  driverId: string | null;
  driverName: string | null;
  coDriverId: string | null;
  helpers: string | null;
  plannedDepartAt: Date;
  distanceM: number;
  durationMs: number;
  /** the most that is on the vehicle at any time (g, cm³) */
  weightG: number;
  volumeCm3: number;
  /** arrivals as reckoned now while the trip is open */
  stops: BoardStop[];
  warnings: Warning[];
  /** what forbids it to leave: papers that have expired */
  refusals: Refusal[];
}

export interface BoardVehicle {
  id: string;
  plate: string;
  type: string;
  capacityG: number;
  capacityCm3: number;
  /** what forbids it to drive on the day: expired papers */
  expired: boolean;
  driverName: string | null;
  /** plate, driver, pinyin and initials, lower case, for the palette */
  keys: string;
  /** latest position, WGS-84 */
  fix: { lat: number; lng: number; at: Date } | null;
  trips: BoardTrip[];
  /** directions of its other trips of the day */
  elsewhere: string[];
}

export interface BoardPartner {
  id: string;
  name: string;
  /** place codes served: counties, or prefectures (…00) with all their counties */
  laneCodes: string[];
  lat: number | null;
  lng: number | null;
}

export interface BoardSite {
  code: string;
  lat: number;
  lng: number;
}

export interface BoardFilter {
  direction: "inbound" | "outbound" | "transit";
  /** business date of the trips, YYYY-MM-DD */
  date: string;
  today: string;
  view: QueueView;
  /** place code or "" */
  place: string;
  q: string;
  layout: "map" | "board";
}

export const QUEUE_VIEWS = ["all", "today", "arrived", "late", "exception"] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

export interface QueuePage {
  rows: QueueRow[];
  /** where the next page starts; null at the end */
  next: string | null;
}

/** A shipment of the queue on the map: [id, lat, lng, due (ms) or null]. */
export type QueuePoint = readonly [id: string, lat: number, lng: number, dueAt: number | null];

export interface BoardData {
  filter: BoardFilter;
  queue: QueuePage;
  total: number;
  /** there are more than `total` */
  capped: boolean;
  places: { code: string; label: string }[];
  vehicles: BoardVehicle[];
  drivers: { id: string; name: string }[];
  partners: BoardPartner[];
  sites: BoardSite[];
  map: MapSettings;
  now: Date;
  /** name of who is looking */
  me: string;
  /** an assignment sent without script that needs a word first: what was sent, and the warnings */
  confirm: { payload: string; warnings: Warning[] } | null;
}
