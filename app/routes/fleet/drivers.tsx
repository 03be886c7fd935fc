import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { businessDate } from "#app/domain/calendar/business-day.ts";
import { newDriverSchema } from "#app/domain/fleet/driver.ts";
import { expiryOf } from "#app/domain/fleet/expiry.ts";
import { listDrivers, listFreeDriverAccounts } from "#app/domain/fleet/fleet-queries.server.ts";
import { mayEditFleet } from "#app/domain/fleet/policy.ts";
import { createDriver } from "#app/domain/fleet/save-driver.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { parseForm } from "#app/http/forms.server.ts";
import { redirectWithToast } from "#app/http/toast.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { AddPanel } from "#app/ui/fleet/add-panel.tsx";
import { DriverFields } from "#app/ui/fleet/driver-form.tsx";
import { DriverTable } from "#app/ui/fleet/driver-table.tsx";
import { Figures } from "#app/ui/fleet/figures.tsx";
import { ListFilter } from "#app/ui/fleet/list-filter.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { useLive } from "#app/ui/kit/live.ts";
import "#app/ui/fleet/fleet.css";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const params = new URL(args.request.url).searchParams;
    const text = params.get("q") ?? "";
    const all = params.get("show") === "all";
    const mayEdit = mayEditFleet(ctx.actor);
    return {
      drivers: await listDrivers(ctx, { text, activeOnly: !all }),
      accounts: mayEdit ? await listFreeDriverAccounts(ctx) : [],
      text,
      all,
      today: businessDate(ctx.now),
      mayEdit,
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const input = await parseForm(args.request, newDriverSchema);
    const id = await createDriver(ctx, input);
    return redirectWithToast(`/drivers/${id}`, { key: "fleet.drivers.created", params: { name: input.name } });
  });
}

const concerned = /^(driver|user)\./;

export default function Drivers() {
  const { drivers, accounts, text, all, today, mayEdit } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useI18n();
  useLive((event) => concerned.test(event.event));
  const inService = drivers.filter((driver) => driver.active);
  const states = inService.map((driver) => expiryOf(driver.licenceExpiresOn, today).state);
  const figures = {
    active: inService.length,
    expired: states.filter((state) => state === "expired").length,
    soon: states.filter((state) => state === "soon").length,
    noAccount: inService.filter((driver) => driver.user === null).length,
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("fleet.drivers.title")}</h1>
        <Figures under="fleet.drivers.figures" values={figures} />
        <div className="actions">
          <ListFilter text={text} all={all} hint={t("fleet.drivers.filterHint")} />
        </div>
      </div>
      {mayEdit ? (
        <AddPanel label={t("fleet.drivers.add")} answer={reply}>
          <DriverFields accounts={accounts} />
        </AddPanel>
      ) : null}
      {drivers.length === 0 ? (
        <div className="card">
          <Empty title={t(text ? "fleet.drivers.nothing" : "fleet.drivers.empty")}>
            <span>{t("fleet.drivers.emptyText")}</span>
          </Empty>
        </div>
      ) : (
        <DriverTable drivers={drivers} today={today} />
      )}
    </div>
  );
}
