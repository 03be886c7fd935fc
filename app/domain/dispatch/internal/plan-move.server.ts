import type { Ctx } from "#app/platform/ctx.ts";
import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { DomainError, notFound } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { addLoad, piecesOf, type TakenLoad, takePiecesOff } from "../change-plan.ts";
import type { ParsedMove } from "../trip.ts";
import { activeLoadsOf, copyPlan, isActive, type PlanLoad, type TripPlan } from "../trip-plan.ts";
import { findActiveLoads } from "./active-loads.ts";
import { holdRefusals } from "./assert-loads-free.server.ts";
import { type Findings, weighChange } from "./weigh-change.server.ts";

/** The loads a move is about. *Throws* `load_gone`, `stop_done` when a stop has nothing left to do. */
export function chosenLoads(plan: TripPlan, input: ParsedMove): PlanLoad[] {
  if ("loadIds" in input) {
    return findActiveLoads(plan, input.loadIds);
  }
  if (!("stopIds" in input)) {
    return activeLoadsOf(plan);
  }
  return input.stopIds.flatMap((stopId) => {
    const stop = plan.stops.find((known) => known.id === stopId);
    const loads = stop?.loads.filter(isActive) ?? [];
    if (loads.length === 0) {
      throw new DomainError("stop_done", { status: 409, params: { title: stop?.title ?? "" } });
    }
    return loads;
  });
}

function takeAll(plan: TripPlan, loads: readonly PlanLoad[]): TakenLoad[] {
  const order = new Map(plan.stops.map((stop, index) => [stop.id, index]));
  return loads
    .flatMap((load) => takePiecesOff(plan, load.shipment.id, piecesOf(load), newId))
    .sort((a, b) => (order.get(a.place.id) ?? 0) - (order.get(b.place.id) ?? 0));
}

/** One stop finds the place where it costs least; several go behind the others in the order they had. */
function putAll(plan: TripPlan, taken: readonly TakenLoad[]): void {
  const stops = new Set(taken.filter(({ load }) => load.kind !== "pickup").map(({ place }) => place.id));
  const allPickups = new Set(taken.map(({ place }) => place.id));
  const placing = (stops.size || allPickups.size) > 1 ? "last" : "cheapest";
  const ids = new Map<string, string>();
  for (const { place, load } of taken) {
    const id = ids.get(place.id) ?? newId();
    ids.set(place.id, id);
    addLoad(plan, { ...place, id }, load, placing);
  }
}

function assertTakesMore({ trip }: TripPlan, from: TripPlan, taken: readonly TakenLoad[]): void {
  if (trip.id === from.trip.id) {
    throw new DomainError("same_trip", { status: 409 });
  }
  if (trip.direction !== from.trip.direction) {
    throw new DomainError("other_direction", { status: 409 });
  }
  if (trip.status === "departed" && taken.some(({ load }) => load.kind !== "pickup")) {
    throw new DomainError("trip_not_open", { status: 409, params: { tripNo: trip.tripNo, status: trip.status } });
  }
}

export interface PlannedMove extends Findings {
  from: TripPlan;
  to: TripPlan;
}

/**
 * Works out a move of loads from trip to trip without writing it. Goods on hold do not change vehicles. *Throws* `same_trip`,
 * `other_direction`, `trip_not_open`.
 */
export async function planMove(
  db: DbOrTx,
  ctx: Ctx,
  { from: before, to: target, loads }: { from: TripPlan; to: TripPlan; loads: readonly PlanLoad[] },
): Promise<PlannedMove> {
  const [from, to] = [copyPlan(before), copyPlan(target)];
  const taken = takeAll(from, loads);
  assertTakesMore(target, before, taken);
  putAll(to, taken);
  const { warnings, refusals } = await weighChange(db, ctx, target, to);
  return { from, to, warnings, refusals: [...refusals, ...(await holdRefusals(db, loads, ctx.now))] };
}

/** Works out a trip on another vehicle with that one's crew, every stop in its order. *Throws* `not_found`, `same_trip`. */
export async function planVehicleChange(
  db: DbOrTx,
  ctx: Ctx,
  before: TripPlan,
  vehicleId: string,
): Promise<Findings & { after: TripPlan }> {
  const vehicle = await db.vehicle.findUnique({ where: { id: vehicleId }, include: { crew: true } });
  if (!vehicle) {
    throw notFound("vehicle");
  }
  if (vehicle.id === before.trip.vehicleId) {
    throw new DomainError("same_trip", { status: 409 });
  }
  const after = copyPlan(before);
  const { driverId = null, coDriverId = null, helpers = null } = vehicle.crew ?? {};
  after.trip = { ...after.trip, vehicleId: vehicle.id, driverId, coDriverId, helpers };
  const { warnings, refusals } = await weighChange(db, ctx, before, after);
  const unmanned = after.trip.status === "released" && driverId === null;
  return {
    ...{ after, warnings },
    refusals: [
      ...refusals,
      ...(unmanned ? [{ code: "driver_missing", params: {} }] : []),
      ...(await holdRefusals(db, activeLoadsOf(after), ctx.now)),
    ],
  };
}
