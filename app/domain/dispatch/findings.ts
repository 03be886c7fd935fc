export type Params = Record<string, string | number>;

/** Something the dispatcher should know and may accept. */
export const WARNING_CODES = [
  "over_weight",
  "over_volume",
  "wrong_vehicle_type",
  "licence_expiring",
  "licence_class",
  "driver_over_hours",
  "promise_missed",
  "not_arrived_yet",
  "partner_lane",
] as const;

export interface Warning {
  code: (typeof WARNING_CODES)[number];
  /** the row it is about; absent: the trip as a whole */
  shipmentId?: string;
  params: Params;
}

/** What the law, a hold or the state of things forbids. */
export interface Refusal {
  code: string;
  params: Params;
}
