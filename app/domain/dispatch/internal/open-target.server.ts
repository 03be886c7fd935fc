import { businessDate, startOfBusinessDay } from "#app/domain/calendar/business-day.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { DbOrTx, Tx } from "#app/platform/db/db-types.ts";
import { DomainError, notFound } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { OPEN_TRIP, type TripTarget } from "../trip.ts";
import type { TripPlan } from "../trip-plan.ts";
import { claimTrip } from "./claim-trip.server.ts";
import { loadPlan } from "./load-plan.server.ts";
import { nextTripNo } from "./trip-number.server.ts";

const HOUR_MS = 3_600_000;
const QUARTER_MS = HOUR_MS / 4;
/** Vehicles leave at 10:00 Beijing time, when Xinjiang's working day begins. */
const USUAL_DEPARTURE_MS = 10 * HOUR_MS;

/** When a trip of that day leaves unless somebody says otherwise: at the usual hour, or, once that is past, in an hour. */
export function usualDeparture(date: string, now: Date): Date {
  const usual = startOfBusinessDay(date).getTime() + USUAL_DEPARTURE_MS;
  if (usual > now.getTime()) {
    return new Date(usual);
  }
  return new Date(Math.ceil((now.getTime() + HOUR_MS) / QUARTER_MS) * QUARTER_MS);
}

export interface NewTrip {
  vehicleId: string;
  direction: string;
  date: string;
  plannedDepartAt?: Date;
}

/** A plan for a trip that is not written yet, with the vehicle's usual crew. *Throws* `not_found`. */
export async function draftTrip(db: DbOrTx, ctx: Ctx, wish: NewTrip): Promise<TripPlan> {
  const vehicle = await db.vehicle.findUnique({ where: { id: wish.vehicleId }, include: { crew: true } });
  if (!vehicle) {
    throw notFound("vehicle");
  }
  const { crew } = vehicle;
  return {
    trip: {
      id: newId(),
      tripNo: "",
      direction: wish.direction,
      date: wish.date,
      status: "planned",
      version: 1,
      vehicleId: vehicle.id,
      driverId: crew?.driverId ?? null,
      coDriverId: crew?.coDriverId ?? null,
      helpers: crew?.helpers ?? null,
      plannedDepartAt: wish.plannedDepartAt ?? usualDeparture(wish.date, ctx.now),
      departedAt: null,
    },
    stops: [],
    distanceM: 0,
    durationMs: 0,
    drivingMs: 0,
  };
}

/** Writes the row of a drafted trip and gives it its number. */
export async function insertTrip(tx: Tx, ctx: Ctx, plan: TripPlan): Promise<void> {
  const tripNo = await nextTripNo(tx, plan.trip.date);
  plan.trip.tripNo = tripNo;
  await tx.trip.create({
    data: {
      ...plan.trip,
      createdAt: ctx.now,
      createdById: ctx.actor.id,
      updatedAt: ctx.now,
      updatedByName: ctx.actor.name,
    },
  });
}

function plannedTripOf(db: DbOrTx, vehicleId: string, date: string, direction: string) {
  return db.trip.findFirst({
    where: { vehicleId, date, direction, status: "planned" },
    orderBy: { id: "asc" },
    select: { id: true },
  });
}

export interface Target {
  plan: TripPlan;
  /** the trip has no row yet */
  isNew: boolean;
}

/** The trip meant, claimed for a change, or a draft of it. *Throws* as `claimTrip`. */
export async function openTarget(tx: Tx, ctx: Ctx, to: TripTarget, direction: string): Promise<Target> {
  if ("tripId" in to) {
    return { plan: await claimTrip(tx, ctx, to, OPEN_TRIP), isNew: false };
  }
  const date = to.date ?? businessDate(ctx.now);
  const known = await plannedTripOf(tx, to.vehicleId, date, direction);
  if (known) {
    return { plan: await claimTrip(tx, ctx, { tripId: known.id }, ["planned"]), isNew: false };
  }
  return { plan: await draftTrip(tx, ctx, { vehicleId: to.vehicleId, direction, date }), isNew: true };
}

/** The same without a write, whatever version the sender knew. */
export async function lookAtTarget(db: DbOrTx, ctx: Ctx, to: TripTarget, direction: string): Promise<Target> {
  const date = "tripId" in to ? "" : (to.date ?? businessDate(ctx.now));
  const tripId = "tripId" in to ? to.tripId : (await plannedTripOf(db, to.vehicleId, date, direction))?.id;
  if (tripId === undefined && "vehicleId" in to) {
    return { plan: await draftTrip(db, ctx, { vehicleId: to.vehicleId, direction, date }), isNew: true };
  }
  const plan = tripId === undefined ? null : await loadPlan(db, tripId);
  if (!plan) {
    throw notFound("trip");
  }
  if (!OPEN_TRIP.includes(plan.trip.status)) {
    const params = { tripNo: plan.trip.tripNo, status: plan.trip.status };
    throw new DomainError("trip_not_open", { status: 409, params });
  }
  return { plan, isNew: false };
}
