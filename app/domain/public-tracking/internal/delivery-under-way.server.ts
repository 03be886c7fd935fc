import type { GeoPoint } from "#app/domain/places/place.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { roundedPoint } from "../mask.ts";

/** The lorry that has the goods on it now and will hand them over. */
export interface DeliveryUnderWay {
  plannedAt: Date | null;
  stopsBefore: number;
  plate: string;
  /** rounded; null while the vehicle has not told where it is */
  position: (GeoPoint & { at: Date }) | null;
  /** rounded */
  destination: GeoPoint | null;
}

const OPEN_STOP = ["planned", "arrived"];

/** The delivery of a shipment that is on a departed trip, or null. Nothing of other customers' stops but their number. */
export async function deliveryUnderWay(ctx: Ctx, shipmentId: string): Promise<DeliveryUnderWay | null> {
  const load = await ctx.db.tripLoad.findFirst({
    where: { shipmentId, kind: "delivery", status: "assigned", trip: { status: "departed" } },
    orderBy: { assignedAt: "desc" },
    select: {
      tripId: true,
      stop: { select: { seq: true, plannedAt: true, lat: true, lng: true } },
      trip: { select: { vehicle: { select: { plate: true, lat: true, lng: true, fixAt: true } } } },
    },
  });
  if (!load) {
    return null;
  }
  const { stop, trip } = load;
  const stopsBefore = await ctx.db.tripStop.count({
    where: { tripId: load.tripId, seq: { lt: stop.seq }, status: { in: OPEN_STOP } },
  });
  const { plate, lat, lng, fixAt } = trip.vehicle;
  return {
    plannedAt: stop.plannedAt,
    stopsBefore,
    plate,
    position: lat !== null && lng !== null && fixAt ? { ...roundedPoint({ lat, lng }), at: fixAt } : null,
    destination: stop.lat !== null && stop.lng !== null ? roundedPoint({ lat: stop.lat, lng: stop.lng }) : null,
  };
}
