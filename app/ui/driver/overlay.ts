import { isOpenStop, type LoadView, type StopView, type TripView } from "#app/domain/driver/trip-view.ts";
import type { QueuedCommand } from "./queue.ts";

/** Loads still to do get the status of their stop. */
function settle(loads: LoadView[], status: string): LoadView[] {
  return loads.map((load) => (load.status === "assigned" ? { ...load, status } : load));
}

function changeStop(trip: TripView, stopId: string, change: (stop: StopView) => StopView): TripView {
  return { ...trip, stops: trip.stops.map((stop) => (stop.id === stopId ? change(stop) : stop)) };
}

function ended(status: "done" | "failed", doneAt: Date, pending: boolean) {
  return (stop: StopView): StopView =>
    isOpenStop(stop) ? { ...stop, status, doneAt, pending, loads: settle(stop.loads, status) } : stop;
}

function applyOne(trip: TripView, { command }: QueuedCommand, pending: boolean): TripView {
  const at = new Date(command.at);
  switch (command.type) {
    case "depart":
      return trip.status === "released" ? { ...trip, status: "departed", departedAt: at, pending } : trip;
    case "arrive":
      return changeStop(trip, command.stopId, (stop) =>
        stop.status === "planned" ? { ...stop, status: "arrived", arrivedAt: at, pending } : stop,
      );
    case "complete":
      return changeStop(trip, command.stopId, ended("done", at, pending));
    case "fail":
      return changeStop(trip, command.stopId, ended("failed", at, pending));
  }
}

/**
 * The trip as the driver knows it: what the server told last, with his own acts on top that it does not know of. Refused
 * acts do not count: there the server's word stands. Pure.
 * @param pending whether the acts are still on their way; false for those confirmed since the server told
 */
export function withQueued(trip: TripView, queue: readonly QueuedCommand[], pending = true): TripView {
  return queue
    .filter((queued) => queued.command.tripId === trip.id && !queued.refusal)
    .reduce((view, queued) => applyOne(view, queued, pending), trip);
}
