import * as z from "zod";

const about = z.object({ standardId: z.string(), direction: z.string(), destScope: z.string() });

/** What the facts of this capability carry. */
export const standardEvents = {
  "standard.added": about,
  "standard.changed": about,
  "standard.withdrawn": about,
} as const;
