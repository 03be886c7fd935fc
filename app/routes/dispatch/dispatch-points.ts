import type { LoaderFunctionArgs } from "@remix-run/node";
import { businessDate } from "#app/domain/calendar/business-day.ts";
import { queuePoints } from "#app/domain/dispatch/dispatch-queries.server.ts";
import { answerApi } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import type { QueuePoint } from "#app/ui/dispatch/board-data.ts";
import { parseBoardFilter } from "#app/ui/dispatch/board-filter.ts";
import { viewFilter } from "#app/ui/dispatch/queue-view.ts";

const MOST = 5_000;

/** `GET /dispatch/points`: where the queue's shipments are, also those whose rows the page has not loaded. */
export function loader(args: LoaderFunctionArgs) {
  return answerApi(async () => {
    const ctx = await requireDesk(args);
    const params = new URL(args.request.url).searchParams;
    const filter = parseBoardFilter(params, { direction: "inbound", today: businessDate(ctx.now) });
    const { direction, view, place, q } = filter;
    const asked = { direction, text: q || undefined, place: place || undefined, ...viewFilter(view) };
    const found = await queuePoints(ctx, asked, MOST);
    return found.flatMap(({ id, lat, lng, stageDueAt }): QueuePoint[] =>
      lat === null || lng === null ? [] : [[id, lat, lng, stageDueAt ? stageDueAt.getTime() : null]],
    );
  });
}
