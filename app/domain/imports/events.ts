import * as z from "zod";
import { countsSchema, IMPORT_MODES } from "./arrival-list.ts";

const listId = z.string();

/** What the facts of this capability carry: ids and figures, no personal data. */
export const importEvents = {
  "arrival_list.uploaded": z.object({ listId, fileId: z.string(), senderKey: z.string() }),
  "arrival_list.check_requested": z.object({ listId }),
  "arrival_list.checked": z.object({ listId, counts: countsSchema }),
  "arrival_list.import_requested": z.object({ listId, mode: z.enum(IMPORT_MODES) }),
  "arrival_list.imported": z.object({ listId, counts: countsSchema }),
  "arrival_list.failed": z.object({ listId, code: z.string() }),
} as const;
