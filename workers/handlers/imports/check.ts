import { checkList } from "#app/domain/imports/check-list.server.ts";
import { importEvents } from "#app/domain/imports/events.ts";
import { handler } from "#workers/handler.ts";

const NAME = "imports-check";

/** The dry run of an arrival list. A list that fails is tried again by a person, who sees why. */
export const checkArrivalList = handler({
  name: NAME,
  queue: "bulk",
  schema: importEvents["arrival_list.check_requested"],
  attempts: 1,
  backoffMs: 0,
  marks: true,
  run: (ctx, { listId }, _work, { outboxId }) => checkList(ctx, listId, { handler: NAME, outboxId }),
});
