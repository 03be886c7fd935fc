import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { businessDate } from "#app/domain/calendar/business-day.ts";
import { expiryOf } from "#app/domain/fleet/expiry.ts";
import { listVehicles } from "#app/domain/fleet/fleet-queries.server.ts";
import { nearPoint } from "#app/domain/fleet/near-point.server.ts";
import { mayEditFleet } from "#app/domain/fleet/policy.ts";
import { createVehicle } from "#app/domain/fleet/save-vehicle.server.ts";
import { newVehicleSchema } from "#app/domain/fleet/vehicle.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { parseForm } from "#app/http/forms.server.ts";
import { redirectWithToast } from "#app/http/toast.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { AddPanel } from "#app/ui/fleet/add-panel.tsx";
import { Figures } from "#app/ui/fleet/figures.tsx";
import { ListFilter } from "#app/ui/fleet/list-filter.tsx";
import { useCalmLive } from "#app/ui/fleet/use-calm-live.ts";
import { VehicleFields } from "#app/ui/fleet/vehicle-form.tsx";
import { VehicleTable } from "#app/ui/fleet/vehicle-table.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import "#app/ui/fleet/fleet.css";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const params = new URL(args.request.url).searchParams;
    const text = params.get("q") ?? "";
    const all = params.get("show") === "all";
    const rows = await listVehicles(ctx, { text, activeOnly: !all });
    const vehicles = rows.map(({ lat, lng, ...row }) => ({
      ...row,
      near: lat === null || lng === null ? null : nearPoint({ lat, lng }, ctx.locale),
    }));
    return { vehicles, text, all, now: ctx.now, today: businessDate(ctx.now), mayEdit: mayEditFleet(ctx.actor) };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const input = await parseForm(args.request, newVehicleSchema);
    const id = await createVehicle(ctx, input);
    return redirectWithToast(`/vehicles/${id}`, { key: "fleet.vehicles.created", params: { plate: input.plate } });
  });
}

const concerned = /^(vehicle|crew|device)\./;

export default function Vehicles() {
  const { vehicles, text, all, now, today, mayEdit } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useI18n();
  useCalmLive(
    (event) => concerned.test(event.event),
    () => true,
  );
  const inUse = vehicles.filter((vehicle) => vehicle.active);
  const states = inUse.map(({ licenceExpiresOn, inspectionExpiresOn }) =>
    [licenceExpiresOn, inspectionExpiresOn].map((on) => expiryOf(on, today).state),
  );
  const figures = {
    active: inUse.length,
    expired: states.filter((papers) => papers.includes("expired")).length,
    soon: states.filter((papers) => papers.includes("soon")).length,
    noFix: inUse.filter((vehicle) => vehicle.fixAt === null).length,
  };
  const filtered = text !== "" || !all;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("fleet.vehicles.title")}</h1>
        <Figures under="fleet.vehicles.figures" values={figures} />
        <div className="actions">
          <ListFilter text={text} all={all} hint={t("fleet.vehicles.filterHint")} />
        </div>
      </div>
      {mayEdit ? (
        <AddPanel label={t("fleet.vehicles.add")} answer={reply}>
          <VehicleFields />
        </AddPanel>
      ) : null}
      {vehicles.length === 0 ? (
        <div className="card">
          <Empty title={t(filtered && text ? "fleet.vehicles.nothing" : "fleet.vehicles.empty")}>
            <span>{t("fleet.vehicles.emptyText")}</span>
          </Empty>
        </div>
      ) : (
        <VehicleTable vehicles={vehicles} today={today} now={now} />
      )}
    </div>
  );
}
