const SOON_MS = 2 * 3_600_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface DueWord {
  kind: "late" | "left" | "due";
  /** how late or how long still, in the unit that matters (ms) */
  ms: number;
}

/** A span as a dispatcher says it: days from two days on, hours from three, else to the minute. */
export function roundSpan(ms: number): number {
  if (ms >= 2 * DAY_MS) {
    return Math.floor(ms / DAY_MS) * DAY_MS;
  }
  return ms >= 3 * HOUR_MS ? Math.floor(ms / HOUR_MS) * HOUR_MS : ms;
}

/** Late, nearly due, or with time to spare; null without a time to keep. */
export function dueWord(dueAt: Date | null, now: Date): DueWord | null {
  if (dueAt === null) {
    return null;
  }
  const left = dueAt.getTime() - now.getTime();
  if (left < 0) {
    return { kind: "late", ms: roundSpan(-left) };
  }
  return left < SOON_MS ? { kind: "left", ms: left } : { kind: "due", ms: left };
}
