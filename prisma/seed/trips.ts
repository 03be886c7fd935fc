import { businessDate } from "#app/domain/calendar/business-day.ts";
import { assignShipments } from "#app/domain/dispatch/assign-shipments.server.ts";
import { departTrip } from "#app/domain/dispatch/depart-trip.server.ts";
import { releaseTrip } from "#app/domain/dispatch/release-trip.server.ts";
import { acceptPositions } from "#app/domain/fleet/accept-positions.server.ts";
import { HUB } from "#app/domain/places/stations.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { staffAt } from "./context.ts";

const MINUTE_MS = 60_000;

interface Plan {
  vehicle: number;
  direction: "inbound" | "outbound" | "transit";
  whereabouts: string;
  skip: number;
  take: number;
  /** how far the trip has come by now */
  state: "departed" | "released" | "planned";
}

/** One trip on the road, one told to its driver, two still being planned. */
const plans: readonly Plan[] = [
  { vehicle: 0, direction: "inbound", whereabouts: "hub_warehouse", skip: 4, take: 6, state: "departed" },
  { vehicle: 1, direction: "inbound", whereabouts: "station", skip: 0, take: 7, state: "released" },
  { vehicle: 6, direction: "transit", whereabouts: "hub_warehouse", skip: 0, take: 3, state: "planned" },
  { vehicle: 3, direction: "outbound", whereabouts: "origin", skip: 0, take: 3, state: "planned" },
];

async function shipmentsFor(ctx: Ctx, plan: Plan) {
  const rows = await ctx.db.shipment.findMany({
    where: {
      direction: plan.direction,
      whereabouts: plan.whereabouts,
      dispatchTask: { not: null },
      deliveryMode: "delivery",
      blocksDispatch: false,
      weightG: { lt: 600_000 },
    },
    orderBy: { id: "asc" },
    skip: plan.skip,
    take: plan.take,
    select: { id: true, version: true, destCode: true },
  });
  return rows.map(({ id, version }) => ({ shipmentId: id, version }));
}

async function partnerFor(ctx: Ctx, plan: Plan): Promise<{ partnerId?: string }> {
  if (plan.direction !== "transit") {
    return {};
  }
  const partner = await ctx.db.partner.findFirstOrThrow({ orderBy: { code: "asc" } });
  return { partnerId: partner.id };
}

/** Plans the day's trips as the dispatchers did this morning, and lets those go that have gone. */
export async function seedTrips(ctx: Ctx): Promise<void> {
  if ((await ctx.db.trip.count()) > 0) {
    return;
  }
  const vehicles = await ctx.db.vehicle.findMany({ orderBy: { id: "asc" }, select: { id: true } });
  const minutesAgo = (minutes: number) => new Date(ctx.now.getTime() - minutes * MINUTE_MS);
  for (const plan of plans) {
    const desk = await staffAt(ctx.db, `${plan.direction}_dispatcher`, minutesAgo(70));
    const vehicleId = vehicles[plan.vehicle]?.id as string;
    const items = await shipmentsFor(ctx, plan);
    if (items.length === 0) {
      continue;
    }
    const to = { vehicleId, date: businessDate(ctx.now) };
    const partner = await partnerFor(ctx, plan);
    const { trip } = await assignShipments(desk, { items, to, ...partner, acceptWarnings: true });
    if (!trip || plan.state === "planned") {
      continue;
    }
    const released = await releaseTrip(
      { ...desk, now: minutesAgo(60) },
      { tripId: trip.tripId, version: trip.version },
    );
    if (plan.state === "departed") {
      await departTrip({ ...desk, now: minutesAgo(25) }, { tripId: trip.tripId, version: released.version });
      const fix = { at: minutesAgo(1), lat: HUB.lat - 0.03, lng: HUB.lng + 0.09, speedKmh: 31, heading: 120 };
      await acceptPositions(ctx, vehicleId, [fix]);
    }
  }
}
