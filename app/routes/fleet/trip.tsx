import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useRouteLoaderData, useSearchParams } from "@remix-run/react";
import { displayPhone, maskPhone } from "#app/domain/customers/phone.ts";
import { maySeePhone } from "#app/domain/customers/policy.ts";
import { arriveStop } from "#app/domain/dispatch/arrive-stop.server.ts";
import { cancelTrip } from "#app/domain/dispatch/cancel-trip.server.ts";
import { closeTrip } from "#app/domain/dispatch/close-trip.server.ts";
import { completeStop, failStop } from "#app/domain/dispatch/complete-stop.server.ts";
import { departTrip } from "#app/domain/dispatch/depart-trip.server.ts";
import { editTrip } from "#app/domain/dispatch/edit-trip.server.ts";
import { releaseTrip } from "#app/domain/dispatch/release-trip.server.ts";
import {
  arriveStopSchema,
  closeTripSchema,
  completeStopSchema,
  departSchema,
  editTripSchema,
  failStopSchema,
  tripStepSchema,
} from "#app/domain/dispatch/trip.ts";
import { tripDetail } from "#app/domain/dispatch/trip-queries.server.ts";
import { listDrivers } from "#app/domain/fleet/fleet-queries.server.ts";
import { nearPoint } from "#app/domain/fleet/near-point.server.ts";
import { tripEvents } from "#app/domain/fleet/trip-events.server.ts";
import { tripFill } from "#app/domain/fleet/trip-fill.ts";
import { latenessOf } from "#app/domain/fleet/trip-lateness.ts";
import { stationByCode } from "#app/domain/places/stations.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk, type UserCtx } from "#app/http/context.server.ts";
import { parseInput, type RawForm, readForm } from "#app/http/forms.server.ts";
import { type FlashToast, redirectWithToast } from "#app/http/toast.server.ts";
import { barcodeImage } from "#app/platform/barcode.server.ts";
import { readClosing, readCompletion, readFailure, readTripEdit } from "#app/ui/fleet/read-trip-form.ts";
import { TripPage } from "#app/ui/fleet/trip-page.tsx";
import { useCalmLive } from "#app/ui/fleet/use-calm-live.ts";
import "#app/ui/fleet/fleet.css";

type Detail = Awaited<ReturnType<typeof tripDetail>>;

/** A stop's name in the reader's language, its phone as the reader may see it. The place's key holds the phone too. */
function showStop(ctx: UserCtx, { phone, placeKey, ...stop }: Detail["stops"][number]) {
  const station = stationByCode(placeKey.replace(/^station:/, ""));
  const show = maySeePhone(ctx.actor) ? displayPhone : maskPhone;
  return {
    ...stop,
    title: station && ctx.locale === "en" ? station.nameEn : stop.title,
    phone: phone && show(phone),
    loads: stop.loads.map(({ shipment: { consigneePhone: _c, shipperPhone: _s, ...shipment }, ...load }) => ({
      ...load,
      shipment,
    })),
  };
}

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const { mayDispatch, ...trip } = await tripDetail(ctx, args.params.id ?? "");
    const drivers = mayDispatch ? await listDrivers(ctx, { activeOnly: true }) : [];
    const { lat, lng, ...vehicle } = trip.vehicle;
    const near = lat === null || lng === null ? null : nearPoint({ lat, lng }, ctx.locale);
    return {
      trip: { ...trip, vehicle: { ...vehicle, near }, stops: trip.stops.map((stop) => showStop(ctx, stop)) },
      fill: tripFill(trip.stops),
      late: latenessOf(trip, ctx.now),
      events: await tripEvents(ctx, trip.id),
      drivers: drivers.map(({ id, name, licenceClass }) => ({ id, name, licenceClass })),
      barcode: barcodeImage(trip.tripNo),
      now: ctx.now,
      mayDispatch,
    };
  });
}

/** Something that was recorded, with the number of shipments that were not. */
interface Outcome {
  tripNo: string;
  notRecorded?: number;
}

async function carryOut(ctx: UserCtx, intent: string, form: RawForm): Promise<Outcome> {
  switch (intent) {
    case "release":
      return releaseTrip(ctx, parseInput(tripStepSchema, form));
    case "depart": {
      const done = await departTrip(ctx, parseInput(departSchema, form));
      return { ...done, notRecorded: done.refused.length + done.missing.length };
    }
    case "close":
      return closeTrip(ctx, parseInput(closeTripSchema, readClosing(form)));
    case "cancel":
      return cancelTrip(ctx, parseInput(tripStepSchema, form));
    case "arrive":
      return arriveStop(ctx, parseInput(arriveStopSchema, form));
    case "complete": {
      const done = await completeStop(ctx, parseInput(completeStopSchema, readCompletion(form)));
      return { ...done, notRecorded: done.results.filter((row) => !row.ok).length };
    }
    case "fail":
      return failStop(ctx, parseInput(failStopSchema, readFailure(form)));
    default:
      return editTrip(ctx, parseInput(editTripSchema, readTripEdit(form)));
  }
}

function toastOf(intent: string, form: RawForm, { tripNo, notRecorded = 0 }: Outcome): FlashToast {
  if (notRecorded > 0) {
    return { key: "fleet.trip.notRecorded", params: { count: notRecorded }, tone: "problem" };
  }
  return { key: `fleet.trip.done.${intent}`, params: { tripNo, stop: String(form.title ?? "") } };
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const tripId = args.params.id ?? "";
    const { intent, ...fields } = await readForm(args.request);
    const form = { ...fields, tripId };
    const act = typeof intent === "string" ? intent : "edit";
    const outcome = await carryOut(ctx, act, form);
    const place = typeof fields.stopId === "string" ? `#stop-${encodeURIComponent(fields.stopId)}` : "";
    return redirectWithToast(`/trips/${tripId}${place}`, toastOf(act, form, outcome));
  });
}

export default function Trip() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const root = useRouteLoaderData<{ company: string }>("root");
  const [params] = useSearchParams();
  const { id, vehicle } = data.trip;
  const mine = new Set(data.trip.stops.flatMap((stop) => stop.loads.map((load) => load.shipmentId)));
  useCalmLive(
    (event) =>
      (event.entity === "trip" && event.entityId === id) || (event.entity === "shipment" && mine.has(event.entityId)),
    (vehicleId) => vehicleId === vehicle.id,
  );
  return <TripPage {...data} company={root?.company ?? ""} reply={reply} at={params.get("at")} />;
}
