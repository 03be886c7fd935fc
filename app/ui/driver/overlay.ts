import type { LoadView, StopView, TripView } from "#app/domain/driver/trip-view.ts";
import type { QueuedCommand } from "./queue.ts";

/** Loads still to do get the status of their stop. */
function settle(loads: LoadView[], status: string): LoadView[] {
  return loads.map((load) => (load.status === "assigned" ? { ...load, status } : load));
}

function changeStop(trip: TripView, stopId: string, change: (stop: StopView) => StopView): TripView {
  return { ...trip, stops: trip.stops.map((stop) => (stop.id === stopId ? { ...change(stop), pending: true } : stop)) };
}

function applyOne(trip: TripView, { command }: QueuedCommand): TripView {
  const at = new Date(command.at);
  switch (command.type) {
    case "depart":
      return trip.status === "released" ? { ...trip, status: "departed", departedAt: at, pending: true } : trip;
    case "arrive":
      return changeStop(trip, command.stopId, (stop) =>
        stop.status === "planned" ? { ...stop, status: "arrived", arrivedAt: at } : stop,
      );
    case "complete":
      return changeStop(trip, command.stopId, (stop) => ({
        ...stop,
        status: "done",
        doneAt: at,
        loads: settle(stop.loads, "done"),
      }));
    case "fail":
      return changeStop(trip, command.stopId, (stop) => ({
        ...stop,
        status: "failed",
        doneAt: at,
        loads: settle(stop.loads, "failed"),
      }));
  }
}

/**
 * The trip as the driver knows it: what the server told last, with his own acts on top that are still on their way. Refused
 * acts do not count: there the server's word stands.
 */
export function withQueued(trip: TripView, queue: readonly QueuedCommand[]): TripView {
  return queue
    .filter((queued) => queued.command.tripId === trip.id && !queued.refusal)
    .reduce((view, queued) => applyOne(view, queued), trip);
}
