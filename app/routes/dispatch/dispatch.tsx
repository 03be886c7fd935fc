import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { businessDate } from "#app/domain/calendar/business-day.ts";
import { nameKeys } from "#app/domain/customers/name-search.server.ts";
import { boardTrips } from "#app/domain/dispatch/board-trips.server.ts";
import { queuePage } from "#app/domain/dispatch/dispatch-queries.server.ts";
import { previewAssignment } from "#app/domain/dispatch/preview-assignment.server.ts";
import { transferPartners } from "#app/domain/dispatch/transfer-partners.server.ts";
import { assignSchema } from "#app/domain/dispatch/trip.ts";
import { boardVehicles } from "#app/domain/dispatch/trip-queries.server.ts";
import { listDrivers } from "#app/domain/fleet/fleet-queries.server.ts";
import { allXinjiangPlaces, placeByCode, placeLabel } from "#app/domain/places/place-directory.server.ts";
import { HUB, PICKUP_STATIONS } from "#app/domain/places/stations.ts";
import { directionsOf } from "#app/domain/today/role-directions.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk, type UserCtx } from "#app/http/context.server.ts";
import { mapTiles } from "#app/http/map-tiles.server.ts";
import type { BoardData, BoardFilter } from "#app/ui/dispatch/board-data.ts";
import { parseBoardFilter } from "#app/ui/dispatch/board-filter.ts";
import { DispatchBoard } from "#app/ui/dispatch/dispatch-board.tsx";
import { placeChoices } from "#app/ui/dispatch/place-choices.ts";
import { queueRow, viewFilter } from "#app/ui/dispatch/queue-view.ts";
import { vehiclesView } from "#app/ui/dispatch/vehicles-view.ts";

async function firstPage(ctx: UserCtx, filter: BoardFilter) {
  const { direction, view, place, q } = filter;
  const found = await queuePage(ctx, {
    direction,
    text: q || undefined,
    place: place || undefined,
    ...viewFilter(view),
  });
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
  const rows = found.rows.map((row) => queueRow(row, name));
  return { queue: { rows, next: found.nextCursor }, total: found.total, capped: found.capped };
}

/** An assignment sent without script that needs a word first comes back here with what was sent. */
async function confirmation(ctx: UserCtx, payload: string | null): Promise<BoardData["confirm"]> {
  const sent = payload === null ? null : assignSchema.safeParse(JSON.parse(payload));
  if (!payload || !sent?.success) {
    return null;
  }
  const { warnings } = await previewAssignment(ctx, sent.data);
  return warnings.length > 0 ? { payload, warnings } : null;
}

export function loader(args: LoaderFunctionArgs) {
  return answer(async (): Promise<BoardData> => {
    const ctx = await requireDesk(args);
    const params = new URL(args.request.url).searchParams;
    const today = businessDate(ctx.now);
    const filter = parseBoardFilter(params, { direction: directionsOf(ctx.actor.role)[0] ?? "inbound", today });
    const { direction, date } = filter;
    const [first, trips, vehicles, drivers, partners, confirm] = await Promise.all([
      firstPage(ctx, filter),
      boardTrips(ctx, { direction, date }),
      boardVehicles(ctx, { date }),
      listDrivers(ctx, { activeOnly: true }),
      direction === "transit" ? transferPartners(ctx) : [],
      confirmation(ctx, params.get("confirm")),
    ]);
    return {
      filter,
      ...first,
      places: placeChoices(allXinjiangPlaces(), direction, ctx.locale),
      vehicles: vehiclesView({ vehicles, trips, direction, date, keysOf: nameKeys }),
      drivers: drivers.map(({ id, name }) => ({ id, name })),
      partners,
      sites: [HUB, ...PICKUP_STATIONS].map(({ code, lat, lng }) => ({ code, lat, lng })),
      map: mapTiles(),
      now: ctx.now,
      me: ctx.actor.name,
      confirm,
    };
  });
}

export default function Dispatch() {
  return <DispatchBoard data={useLoaderData<typeof loader>()} />;
}
