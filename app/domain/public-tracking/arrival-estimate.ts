/** Why a time is given: the lorry's plan, the promise of the lane. */
export type EstimateBasis = "trip" | "promise";

export interface ArrivalEstimate {
  at: Date;
  basis: EstimateBasis;
  /** open stops the vehicle makes before this one; 0 with a promise */
  stopsBefore: number;
  /** the time is past and the goods are not there */
  late: boolean;
}

/** Facts an estimate is made from. `stop` is the consignee's own on a vehicle under way. */
export interface EstimateFacts {
  terminal: boolean;
  promisedAt: Date | null;
  stop: { plannedAt: Date | null; stopsBefore: number } | null;
  now: Date;
}

/** When the goods will be there, and why we think so; null when nothing can be said or nothing is awaited. Pure. */
export function arrivalEstimate({ terminal, promisedAt, stop, now }: EstimateFacts): ArrivalEstimate | null {
  if (terminal) {
    return null;
  }
  if (stop?.plannedAt) {
    const { plannedAt: at, stopsBefore } = stop;
    return { at, basis: "trip", stopsBefore, late: at < now };
  }
  return promisedAt && { at: promisedAt, basis: "promise", stopsBefore: 0, late: promisedAt < now };
}
