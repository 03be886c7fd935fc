import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { mayRecordEvents } from "./policy.ts";

const LISTS = 20;
const TRIPS = 60;

/** The latest arrival lists and the trips of these days, to record an event for all their goods. *Throws* `forbidden`. */
export async function scanChoices(ctx: Ctx) {
  assertMay(mayRecordEvents(ctx.actor));
  const [lists, trips] = await Promise.all([
    ctx.db.arrivalList.findMany({
      where: { status: "done" },
      orderBy: { createdAt: "desc" },
      take: LISTS,
      select: { id: true, fileName: true, senderName: true, createdAt: true },
    }),
    ctx.db.trip.findMany({
      where: { status: { in: ["planned", "released", "departed"] } },
      orderBy: { date: "desc" },
      take: TRIPS,
      select: { tripNo: true, date: true, vehicle: { select: { plate: true } } },
    }),
  ]);
  return { lists, trips: trips.map(({ tripNo, date, vehicle }) => ({ tripNo, date, plate: vehicle.plate })) };
}
