const STALE_MS = 10 * 60_000;
const NOW_MS = 60_000;

export interface FixAge {
  ms: number;
  /** too old to tell a customer where the vehicle is */
  stale: boolean;
  justNow: boolean;
}

/** How old a position is. A clock that runs behind makes no negative age. */
export function fixAge(at: Date, now: Date): FixAge {
  const ms = Math.max(0, now.getTime() - at.getTime());
  return { ms, stale: ms > STALE_MS, justNow: ms < NOW_MS };
}
