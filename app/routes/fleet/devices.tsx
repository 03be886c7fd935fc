import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { addDevice } from "#app/domain/fleet/add-device.server.ts";
import { newDeviceSchema } from "#app/domain/fleet/device.ts";
import { listDevices, listVehicles } from "#app/domain/fleet/fleet-queries.server.ts";
import { revokeDevice } from "#app/domain/fleet/revoke-device.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { parseInput, readForm } from "#app/http/forms.server.ts";
import { redirectWithToast } from "#app/http/toast.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { AddDevice } from "#app/ui/fleet/add-device.tsx";
import { DeviceKey } from "#app/ui/fleet/device-key.tsx";
import { DeviceTable } from "#app/ui/fleet/device-table.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { isRefusal, RefusalBanner } from "#app/ui/kit/form.tsx";
import { useLive } from "#app/ui/kit/live.ts";
import "#app/ui/fleet/fleet.css";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const devices = await listDevices(ctx);
    const vehicles = await listVehicles(ctx, { activeOnly: true });
    const chosen = new URL(args.request.url).searchParams.get("vehicle") ?? "";
    return { devices, vehicles: vehicles.map(({ id, plate }) => ({ id, plate })), chosen, now: ctx.now };
  });
}

const revokeSchema = z.object({ deviceId: z.string().min(1), name: z.string() });

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const { intent, ...form } = await readForm(args.request);
    if (intent === "revoke") {
      const { deviceId, name } = parseInput(revokeSchema, form);
      await revokeDevice(ctx, { deviceId });
      return redirectWithToast("/admin/devices", { key: "fleet.devices.revokedDone", params: { name } });
    }
    const input = parseInput(newDeviceSchema, form);
    const { key } = await addDevice(ctx, input);
    return { key, name: input.name };
  });
}

const concerned = /^(device|vehicle)\.(?!moved)/;

export default function Devices() {
  const { devices, vehicles, chosen, now } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useI18n();
  useLive((event) => concerned.test(event.event));
  const faulty = isRefusal(reply);
  const inForm = faulty && reply.fields.length > 0;
  const fresh = reply?.ok && "key" in reply.result ? reply.result : null;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("fleet.devices.title")}</h1>
        <span className="muted">
          {t("fleet.devices.count", { count: devices.filter((device) => device.revokedAt === null).length })}
        </span>
      </div>
      <p className="muted">{t("fleet.devices.intro")}</p>
      {faulty && !inForm ? <RefusalBanner refusal={reply} /> : null}
      {fresh ? <DeviceKey deviceKey={fresh.key} name={fresh.name} /> : null}
      <AddDevice key={devices[0]?.id} vehicles={vehicles} chosen={chosen} answer={inForm ? reply : null} />
      {devices.length === 0 ? (
        <div className="card">
          <Empty title={t("fleet.devices.empty")}>
            <span>{t("fleet.devices.emptyText")}</span>
          </Empty>
        </div>
      ) : (
        <DeviceTable devices={devices} now={now} />
      )}
    </div>
  );
}
