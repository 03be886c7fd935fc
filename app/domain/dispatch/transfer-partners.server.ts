import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { mayReadTrips } from "./policy.ts";

/** Partners are dozens; a board that offered more would help nobody. */
const PARTNERS_MOST = 300;

/** Partners who take transit goods over, with the places they serve and their depot (WGS-84), by name. */
export async function transferPartners(ctx: Ctx) {
  assertMay(mayReadTrips(ctx.actor));
  const rows = await ctx.db.partner.findMany({
    where: { active: true, region: "xinjiang" },
    select: { id: true, name: true, laneCodes: true, depotLat: true, depotLng: true },
    orderBy: { name: "asc" },
    take: PARTNERS_MOST,
  });
  return rows.map(({ laneCodes, depotLat, depotLng, ...partner }) => ({
    ...partner,
    laneCodes: Array.isArray(laneCodes) ? laneCodes.map(String) : [],
    lat: depotLat,
    lng: depotLng,
  }));
}
