import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { arriveStop } from "#app/domain/dispatch/arrive-stop.server.ts";
import { completeStop, failStop } from "#app/domain/dispatch/complete-stop.server.ts";
import { departTrip } from "#app/domain/dispatch/depart-trip.server.ts";
import { completeStopSchema, failStopSchema } from "#app/domain/dispatch/trip.ts";
import { handInPicture } from "#app/domain/driver/hand-in-picture.server.ts";
import { myTrip } from "#app/domain/driver/my-trips.server.ts";
import type { StopView, TripView } from "#app/domain/driver/trip-view.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import type { UserCtx } from "#app/http/context.server.ts";
import { parseInput } from "#app/http/forms.server.ts";
import { requireDriver } from "#app/http/require-driver.server.ts";
import { redirectWithToast } from "#app/http/toast.server.ts";
import { readUpload } from "#app/http/upload.server.ts";
import { DomainError, notFound } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { completeInput, failInput, openLoads } from "#app/ui/driver/stop-acts.ts";
import { TripPage } from "#app/ui/driver/trip-page.tsx";
import { FormProblems } from "#app/ui/kit/form.tsx";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDriver(args);
    const trip = await myTrip(ctx, args.params.tripId ?? "");
    return { trip, formKey: newId() };
  });
}

/** The photo of a plain form post, kept; a form without one gives none. */
async function photosOf(ctx: UserCtx, stop: StopView, form: FormData): Promise<string[]> {
  const photo = form.get("photo");
  const shipmentId = openLoads(stop)[0]?.shipmentId;
  if (!(photo instanceof File) || photo.size === 0 || !shipmentId) {
    return [];
  }
  const bytes = new Uint8Array(await photo.arrayBuffer());
  return [await handInPicture(ctx, { key: `${form.get("key")}-photo`, purpose: "photo", shipmentId, bytes })];
}

async function actAtStop(ctx: UserCtx, trip: TripView, form: FormData, key: string): Promise<void> {
  const stop = trip.stops.find((known) => known.id === form.get("stopId"));
  if (!stop) {
    throw notFound("stop");
  }
  switch (form.get("intent")) {
    case "arrive":
      await arriveStop(ctx, { tripId: trip.id, stopId: stop.id, key });
      return;
    case "complete": {
      const photos = await photosOf(ctx, stop, form);
      await completeStop(
        ctx,
        parseInput(completeStopSchema, { ...completeInput(trip.id, stop, form, { photos }), key }),
      );
      return;
    }
    case "fail": {
      const photos = await photosOf(ctx, stop, form);
      await failStop(ctx, parseInput(failStopSchema, { ...failInput(trip.id, stop, form, photos), key }));
      return;
    }
    default:
      throw new DomainError("invalid", { status: 422 });
  }
}

/** Plain form posts: what a phone does whose script has not arrived. With it, acts go through the queue. */
export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDriver(args);
    const form = await readUpload(args.request);
    const key = String(form.get("key") ?? "").slice(0, 80) || newId();
    const trip = await myTrip(ctx, args.params.tripId ?? "");
    if (form.get("intent") === "depart") {
      await departTrip(ctx, { tripId: trip.id, key });
    } else {
      await actAtStop(ctx, trip, form, key);
    }
    return redirectWithToast(`/driver/trips/${trip.id}`, { key: "driver.done" });
  });
}

export const shouldRevalidate = () => false;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.trip.tripNo ?? "" }];

/** One trip, stop by stop. */
export default function DriverTrip() {
  const { trip, formKey } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <FormProblems answer={reply}>
      <TripPage trip={trip} formKey={formKey} />
    </FormProblems>
  );
}
