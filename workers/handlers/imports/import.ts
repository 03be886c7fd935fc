import { importEvents } from "#app/domain/imports/events.ts";
import { importList } from "#app/domain/imports/import-list.server.ts";
import { handler } from "#workers/handler.ts";

const NAME = "imports-import";

/** The import of an arrival list. A list that fails is tried again by a person, who sees why. */
export const importArrivalList = handler({
  name: NAME,
  queue: "bulk",
  schema: importEvents["arrival_list.import_requested"],
  attempts: 1,
  backoffMs: 0,
  marks: true,
  run: (ctx, { listId }, _work, { outboxId }) => importList(ctx, listId, { handler: NAME, outboxId }),
});
