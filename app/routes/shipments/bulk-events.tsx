import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import * as z from "zod";
import { deskEventCodes } from "#app/domain/tracking/desk-events.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import { isEventCode } from "#app/domain/tracking/event-codes.ts";
import { bulkShipments, recordBulk, targetsById } from "#app/domain/tracking/record-bulk.server.ts";
import { saidEventSchema } from "#app/domain/tracking/said-event.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { parseForm } from "#app/http/forms.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { FormProblems } from "#app/ui/kit/form.tsx";
import { BulkResults } from "#app/ui/tracking/bulk-results.tsx";
import { EventFields } from "#app/ui/tracking/event-fields.tsx";
import "#app/ui/tracking/tracking.css";

const MOST = 500;

const bulkSchema = saidEventSchema.extend({
  id: z.array(z.string().max(64)).min(1, "required").max(MOST),
  pieces: z
    .string()
    .trim()
    .max(200)
    .optional()
    .transform((text) => text || null),
});

/** `GET /shipments/bulk-events?id=…&code=`: the same as the dialog of the list, as a page of its own. */
export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const params = new URL(args.request.url).searchParams;
    const shipments = await bulkShipments(ctx, params.getAll("id").slice(0, MOST));
    const code = params.get("code") ?? "";
    return { shipments, code: isEventCode(code) ? code : undefined, now: ctx.now };
  });
}

/** Records one event about the chosen shipments; the answer has a line for each. */
export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const { id, pieces, ...said } = await parseForm(args.request, bulkSchema);
    const rows = await recordBulk(ctx, await targetsById(ctx, id, pieces), said, ctx.user.timeZone);
    return { rows: rows.map(({ waybillNo, outcome, code }) => ({ label: waybillNo, waybillNo, outcome, code })) };
  });
}

export default function BulkEvents() {
  const { shipments, code, now } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useI18n();
  const busy = useNavigation().state !== "idle";
  const codes = deskEventCodes(shipments.map((one) => one.direction as Direction));
  const only = shipments.length === 1 ? shipments[0] : undefined;
  return (
    <div className="page" style={{ maxWidth: 880 }}>
      <div className="page-head">
        <h1>{t("shipments.events.bulkTitle", { n: shipments.length })}</h1>
        <div className="actions">
          <Link className="btn" to="/shipments">
            {t("shipments.events.backToList")}
          </Link>
        </div>
      </div>
      {reply?.ok ? <BulkResults rows={reply.result.rows} /> : null}
      {shipments.length === 0 ? (
        <Empty title={t("shipments.events.noneSelected")} />
      ) : (
        <Form method="post" className="card card-body stack">
          <FormProblems answer={reply}>
            <p className="mono">{shipments.map((one) => one.waybillNo).join(" ")}</p>
            {shipments.map((one) => (
              <input key={one.id} type="hidden" name="id[]" value={one.id} />
            ))}
            <div className="form-grid">
              <EventFields codes={codes} initial={code} now={now} totalPieces={only?.pieces} />
            </div>
          </FormProblems>
          <button className="btn btn-primary" disabled={busy}>
            {t("shipments.events.save")}
          </button>
        </Form>
      )}
    </div>
  );
}
