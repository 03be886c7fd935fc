import * as z from "zod";

const about = z.object({ standardId: z.string(), direction: z.string(), destScope: z.string() });

const revision = z.object({ standardId: z.string(), key: z.string(), revision: z.number().int() });

/** What the facts of this capability carry. */
export const standardEvents = {
  "standard.added": about,
  "standard.changed": about,
  "standard.withdrawn": about,
  "service_standard.added": revision,
  "service_standard.revised": revision,
} as const;
