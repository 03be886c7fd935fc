import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { businessDate } from "#app/domain/calendar/business-day.ts";
import { editDriverSchema } from "#app/domain/fleet/driver.ts";
import { driverFile } from "#app/domain/fleet/driver-file.server.ts";
import { listFreeDriverAccounts } from "#app/domain/fleet/fleet-queries.server.ts";
import { mayEditFleet } from "#app/domain/fleet/policy.ts";
import { setDriverActive, updateDriver } from "#app/domain/fleet/save-driver.server.ts";
import { setActiveSchema } from "#app/domain/fleet/vehicle.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk, type UserCtx } from "#app/http/context.server.ts";
import { parseInput, type RawForm, readForm } from "#app/http/forms.server.ts";
import { type FlashToast, redirectWithToast } from "#app/http/toast.server.ts";
import { DriverPage } from "#app/ui/fleet/driver-page.tsx";
import { useLive } from "#app/ui/kit/live.ts";
import "#app/ui/fleet/fleet.css";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const mayEdit = mayEditFleet(ctx.actor);
    return {
      ...(await driverFile(ctx, args.params.id ?? "")),
      accounts: mayEdit ? await listFreeDriverAccounts(ctx) : [],
      today: businessDate(ctx.now),
      mayEdit,
    };
  });
}

async function carryOut(ctx: UserCtx, intent: unknown, form: RawForm): Promise<FlashToast> {
  if (intent === "active") {
    const input = parseInput(setActiveSchema, form);
    await setDriverActive(ctx, input);
    const key = input.active ? "fleet.drivers.activated" : "fleet.drivers.deactivated";
    return { key, params: { name: String(form.name) } };
  }
  const input = parseInput(editDriverSchema, form);
  await updateDriver(ctx, input);
  return { key: "fleet.drivers.updated", params: { name: input.name } };
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const id = args.params.id ?? "";
    const { intent, ...form } = await readForm(args.request);
    return redirectWithToast(`/drivers/${id}`, await carryOut(ctx, intent, { ...form, id }));
  });
}

const concerned = /^(trip|stop|crew)\./;

export default function Driver() {
  const file = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const [params] = useSearchParams();
  const { id } = file.driver;
  useLive((event) => (event.entity === "driver" && event.entityId === id) || concerned.test(event.event));
  return <DriverPage {...file} reply={reply} at={params.get("at")} />;
}
