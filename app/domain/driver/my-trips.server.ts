import type { TaskKind } from "#app/domain/dispatch/dispatch-need.ts";
import { type DriverTrip, driverTrips } from "#app/domain/dispatch/trip-queries.server.ts";
import { amountDue } from "#app/domain/public-tracking/amount-due.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { notFound } from "#app/platform/errors.ts";
import type { LoadView, StopView, TripView } from "./trip-view.ts";

type DriverStop = DriverTrip["stops"][number];

/** What was collected with earlier deliveries, fen by shipment. */
async function collectedBefore(ctx: Ctx, trips: readonly DriverTrip[]): Promise<Map<string, number>> {
  const ids = trips.flatMap((trip) => trip.stops.flatMap((stop) => stop.loads.map((load) => load.shipmentId)));
  const sums = await ctx.db.proofOfDelivery.groupBy({
    by: ["shipmentId"],
    where: { shipmentId: { in: [...new Set(ids)] } },
    _sum: { codCollectedFen: true },
  });
  return new Map(sums.map((row) => [row.shipmentId, row._sum.codCollectedFen ?? 0]));
}

function loadView(load: DriverStop["loads"][number], collected: ReadonlyMap<string, number>): LoadView {
  const { id, shipmentId, pieces, count, weightG, status, shipment } = load;
  const { waybillNo, goodsName, consigneeName, receiptCount, remarks } = shipment;
  const due = load.kind === "delivery" ? amountDue(shipment, collected.get(shipmentId)) : null;
  const said = { waybillNo, goodsName, consigneeName, receiptCount, remarks };
  const blocked = load.kind !== "pickup" && shipment.blocksDelivery;
  return { id, shipmentId, pieces, count, total: shipment.pieces, weightG, status, due, blocked, ...said };
}

function stopView(stop: DriverStop, collected: ReadonlyMap<string, number>): StopView {
  const { id, seq, status, title, address, phone, lat, lng, windowFrom, windowTo, plannedAt, arrivedAt, doneAt } = stop;
  const where = { title, address, phone, lat, lng };
  const when = { windowFrom, windowTo, plannedAt, arrivedAt, doneAt };
  const loads = stop.loads.map((load) => loadView(load, collected));
  return { id, seq, kind: stop.kind as TaskKind, status, ...where, ...when, loads };
}

function tripView(ctx: Ctx, trip: DriverTrip, collected: ReadonlyMap<string, number>): TripView {
  const { id, tripNo, date, status, plannedDepartAt, departedAt, driver, coDriver, helpers } = trip;
  const people = [driver, coDriver].filter((person) => person && person.id !== ctx.actor.driverId);
  return {
    id,
    tripNo,
    date,
    status,
    plate: trip.vehicle.plate,
    plannedDepartAt,
    departedAt,
    mates: [...people.map((person) => person?.name ?? ""), helpers ?? ""].filter((name) => name !== ""),
    stops: trip.stops.map((stop) => stopView(stop, collected)),
  };
}

const ORDER = ["departed", "released", "closed"];

/** The driver's trips: the one under way, those released to him, then today's closed ones. *Throws* `forbidden`. */
export async function myTrips(ctx: Ctx): Promise<TripView[]> {
  const trips = await driverTrips(ctx);
  const collected = await collectedBefore(ctx, trips);
  const views = trips.map((trip) => tripView(ctx, trip, collected));
  return views.sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
}

/** One of `myTrips`. *Throws* `forbidden`, `not_found`, also for somebody else's trip. */
export async function myTrip(ctx: Ctx, tripId: string): Promise<TripView> {
  const trip = (await myTrips(ctx)).find((own) => own.id === tripId);
  if (!trip) {
    throw notFound("trip");
  }
  return trip;
}
