import * as z from "zod";

const about = z.object({ calendarId: z.string() });

/** Facts of this capability: name → payload. */
export const calendarEvents = {
  "calendar.added": about,
  /** its working time is another one now, or it became the default: deadlines that run in it are to be planned again */
  "calendar.changed": about,
  "calendar.renamed": about,
  "calendar.default_chosen": about,
  "calendar.deleted": about,
} as const;
