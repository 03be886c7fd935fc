/** Papers that end within so many days are to be renewed. */
export const SOON_DAYS = 30;
const DAY_MS = 86_400_000;

export interface Expiry {
  state: "expired" | "soon" | "good";
  /** days from today to the last good day; negative once it has passed */
  days: number;
}

/** How a paper that is good through `on` stands on the business day `today` (both "YYYY-MM-DD"). Pure. */
export function expiryOf(on: string, today: string): Expiry {
  const days = Math.round((Date.parse(on) - Date.parse(today)) / DAY_MS);
  if (days < 0) {
    return { state: "expired", days };
  }
  return { state: days <= SOON_DAYS ? "soon" : "good", days };
}
