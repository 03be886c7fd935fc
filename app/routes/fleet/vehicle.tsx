import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { businessDate } from "#app/domain/calendar/business-day.ts";
import { crewSchema } from "#app/domain/fleet/driver.ts";
import { listDrivers } from "#app/domain/fleet/fleet-queries.server.ts";
import { nearPoint } from "#app/domain/fleet/near-point.server.ts";
import { mayEditFleet, mayManageDevices } from "#app/domain/fleet/policy.ts";
import { saveCrew } from "#app/domain/fleet/save-crew.server.ts";
import { setVehicleActive, updateVehicle } from "#app/domain/fleet/save-vehicle.server.ts";
import { editVehicleSchema, setActiveSchema } from "#app/domain/fleet/vehicle.ts";
import { vehicleFile } from "#app/domain/fleet/vehicle-file.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk, type UserCtx } from "#app/http/context.server.ts";
import { parseInput, type RawForm, readForm } from "#app/http/forms.server.ts";
import { type FlashToast, redirectWithToast } from "#app/http/toast.server.ts";
import { useCalmLive } from "#app/ui/fleet/use-calm-live.ts";
import { VehiclePage } from "#app/ui/fleet/vehicle-page.tsx";
import "#app/ui/fleet/fleet.css";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const { vehicle, trips, fixes } = await vehicleFile(ctx, args.params.id ?? "");
    const { lat, lng } = vehicle;
    const mayEdit = mayEditFleet(ctx.actor);
    const drivers = mayEdit ? await listDrivers(ctx, { activeOnly: true }) : [];
    return {
      vehicle: { ...vehicle, near: lat === null || lng === null ? null : nearPoint({ lat, lng }, ctx.locale) },
      trips,
      fixes,
      drivers: drivers.map(({ id, name, licenceClass }) => ({ id, name, licenceClass })),
      now: ctx.now,
      today: businessDate(ctx.now),
      may: { edit: mayEdit, devices: mayManageDevices(ctx.actor) },
    };
  });
}

async function carryOut(ctx: UserCtx, intent: unknown, form: RawForm): Promise<FlashToast> {
  switch (intent) {
    case "crew":
      await saveCrew(ctx, parseInput(crewSchema, form));
      return { key: "fleet.vehicles.crewSaved" };
    case "active": {
      const input = parseInput(setActiveSchema, form);
      await setVehicleActive(ctx, input);
      const key = input.active ? "fleet.vehicles.activated" : "fleet.vehicles.deactivated";
      return { key, params: { plate: String(form.plate) } };
    }
    default: {
      const input = parseInput(editVehicleSchema, form);
      await updateVehicle(ctx, input);
      return { key: "fleet.vehicles.updated", params: { plate: input.plate } };
    }
  }
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const id = args.params.id ?? "";
    const { intent, ...form } = await readForm(args.request);
    return redirectWithToast(`/vehicles/${id}`, await carryOut(ctx, intent, { ...form, id, vehicleId: id }));
  });
}

const concerned = /^(trip|stop)\./;

export default function Vehicle() {
  const file = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const [params] = useSearchParams();
  const { id } = file.vehicle;
  useCalmLive(
    (event) => (event.entity === "vehicle" && event.entityId === id) || concerned.test(event.event),
    (vehicleId) => vehicleId === id,
  );
  return <VehiclePage {...file} reply={reply} at={params.get("at")} />;
}
