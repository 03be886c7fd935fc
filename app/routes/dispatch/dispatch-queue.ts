import type { LoaderFunctionArgs } from "@remix-run/node";
import { businessDate } from "#app/domain/calendar/business-day.ts";
import { queueRows } from "#app/domain/dispatch/dispatch-queries.server.ts";
import { placeByCode, placeLabel } from "#app/domain/places/place-directory.server.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import type { QueuePage } from "#app/ui/dispatch/board-data.ts";
import { parseBoardFilter } from "#app/ui/dispatch/board-filter.ts";
import { queueRow, viewFilter } from "#app/ui/dispatch/queue-view.ts";

const PAGE = 100;
const MOST = 2_000;

/** `GET /dispatch/queue`: rows of the board's queue behind `after`, at most `take` of them. */
export function loader(args: LoaderFunctionArgs) {
  return answer(async (): Promise<QueuePage & { query: string }> => {
    const ctx = await requireDesk(args);
    const params = new URL(args.request.url).searchParams;
    const filter = parseBoardFilter(params, { direction: "inbound", today: businessDate(ctx.now) });
    const { direction, view, place, q } = filter;
    const take = Math.min(Math.max(Number(params.get("take")) || PAGE, 1), MOST);
    const name = (code: string) => {
      const known = placeByCode(code);
      return known
        ? direction === "transit"
          ? placeLabel(known, ctx.locale)
          : ctx.locale === "en"
            ? known.en
            : known.short
        : null;
    };
    const rows: QueuePage["rows"] = [];
    let next: string | null = params.get("after") ?? "";
    while (next !== null && rows.length < take) {
      const limit = Math.min(PAGE, take - rows.length);
      const found = await queueRows(ctx, {
        ...{ direction, text: q || undefined, place: place || undefined, limit },
        ...viewFilter(view),
        cursor: next || undefined,
      });
      rows.push(...found.rows.map((row) => queueRow(row, name)));
      next = found.nextCursor;
    }
    params.delete("after");
    params.delete("take");
    return { rows, next, query: params.toString() };
  });
}
