import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { businessDate, isDate } from "#app/domain/calendar/business-day.ts";
import { planTrip } from "#app/domain/dispatch/plan-trip.server.ts";
import { mayDispatch } from "#app/domain/dispatch/policy.ts";
import { newTripSchema } from "#app/domain/dispatch/trip.ts";
import { listVehicles } from "#app/domain/fleet/fleet-queries.server.ts";
import { tripRows } from "#app/domain/fleet/trip-rows.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { parseInput, readForm } from "#app/http/forms.server.ts";
import { redirectWithToast } from "#app/http/toast.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { AddPanel } from "#app/ui/fleet/add-panel.tsx";
import { Figures } from "#app/ui/fleet/figures.tsx";
import { NewTripFields } from "#app/ui/fleet/new-trip.tsx";
import { readNewTrip } from "#app/ui/fleet/read-trip-form.ts";
import { TripFilter } from "#app/ui/fleet/trip-filter.tsx";
import { TripTable } from "#app/ui/fleet/trip-table.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { useLive } from "#app/ui/kit/live.ts";
import "#app/ui/fleet/fleet.css";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const params = new URL(args.request.url).searchParams;
    const today = businessDate(ctx.now);
    const asked = params.get("date") ?? "";
    const filter = {
      date: isDate(asked) ? asked : today,
      direction: params.get("direction") ?? "",
      status: params.get("status") ?? "",
    };
    const may = mayDispatch(ctx.actor);
    const vehicles = may ? await listVehicles(ctx, { activeOnly: true }) : [];
    return {
      trips: await tripRows(ctx, filter),
      vehicles: vehicles.map(({ id, plate, type }) => ({ id, plate, type })),
      filter,
      today,
      mayDispatch: may,
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const input = parseInput(newTripSchema, readNewTrip(await readForm(args.request)));
    const { tripId, tripNo } = await planTrip(ctx, input);
    return redirectWithToast(`/trips/${tripId}`, { key: "fleet.trips.created", params: { tripNo } });
  });
}

const concerned = /^(trip|stop)\./;

export default function Trips() {
  const { trips, vehicles, filter, today, mayDispatch: may } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useI18n();
  useLive((event) => concerned.test(event.event));
  const figures = {
    trips: trips.filter((trip) => trip.status !== "cancelled").length,
    underWay: trips.filter((trip) => trip.status === "departed").length,
    shipments: trips.reduce((sum, trip) => sum + trip.fill.shipments, 0),
    late: trips.filter((trip) => trip.late.waiting || trip.late.stopMs > 0).length,
  };
  const filtered = filter.direction !== "" || filter.status !== "";
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("fleet.trips.title")}</h1>
        <span className="muted">{filter.date}</span>
        <Figures under="fleet.trips.figures" values={figures} />
        <div className="actions">
          <TripFilter filter={filter} today={today} />
        </div>
      </div>
      {may ? (
        <AddPanel label={t("fleet.trips.add")} answer={reply}>
          <NewTripFields vehicles={vehicles} date={filter.date} direction={filter.direction} />
        </AddPanel>
      ) : null}
      {trips.length === 0 ? (
        <div className="card">
          <Empty title={t(filtered ? "fleet.trips.nothing" : "fleet.trips.empty")}>
            <span>{t("fleet.trips.emptyText")}</span>
            {may ? (
              <Link className="btn btn-primary" to="/dispatch">
                {t("fleet.trips.toDispatch")}
              </Link>
            ) : null}
          </Empty>
        </div>
      ) : (
        <TripTable trips={trips} date={filter.date} />
      )}
    </div>
  );
}
