import * as z from "zod";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { isDesk } from "#app/domain/identity/roles.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { DomainError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { parseColumns } from "./list-columns.ts";
import { filterToParams, parseFilter } from "./shipment-filter.ts";

const PAGE = "shipments";
const MOST = 50;

export const saveViewSchema = z.object({
  name: z.string().trim().min(1, "required").max(30),
  query: z.string().max(2_000),
});

export interface SavedShipmentView {
  id: string;
  name: string;
  query: string;
}

/** The actor's own views of the list, by name. */
export function listSavedViews(ctx: Ctx): Promise<SavedShipmentView[]> {
  return ctx.db.savedView.findMany({
    where: { userId: ctx.actor.id, page: PAGE },
    orderBy: { name: "asc" },
    take: MOST,
    select: { id: true, name: true, query: true },
  });
}

/** The filter and the columns of a query; where in the list one was is not part of a view. */
function queryToKeep(query: string): string {
  const params = new URLSearchParams(query);
  const kept = filterToParams(parseFilter(params));
  const columns = parseColumns(params.get("cols"));
  if (columns) {
    kept.set("cols", columns.join(","));
  }
  return kept.toString();
}

/**
 * Keeps a query of the list under a name; the same name again replaces it. A person's own arrangement of the screen, which
 * nobody needs to be told of. *Writes* SavedView. *Throws* `forbidden`, `too_many_views`.
 */
export async function saveView(ctx: Ctx, input: z.output<typeof saveViewSchema>): Promise<SavedShipmentView> {
  assertMay(isDesk(ctx.actor));
  const query = queryToKeep(input.query);
  const key = { userId: ctx.actor.id, page: PAGE, name: input.name };
  const known = await ctx.db.savedView.count({ where: { userId: key.userId, page: PAGE, NOT: { name: key.name } } });
  if (known >= MOST) {
    throw new DomainError("too_many_views", { status: 422, params: { most: MOST } });
  }
  const view = await ctx.db.savedView.upsert({
    where: { userId_page_name: key },
    create: { id: newId(), ...key, query, createdAt: ctx.now },
    update: { query },
  });
  return { id: view.id, name: view.name, query: view.query };
}

/** Forgets one of the actor's own views; one that is gone already is no mistake. *Writes* SavedView. */
export async function deleteView(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.savedView.deleteMany({ where: { id, userId: ctx.actor.id, page: PAGE } });
}
