import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { type BulkTarget, recordBulk, targetsOfList, targetsOfTrip } from "#app/domain/tracking/record-bulk.server.ts";
import { recordScans } from "#app/domain/tracking/record-scans.server.ts";
import { saidEventSchema } from "#app/domain/tracking/said-event.ts";
import { scanChoices } from "#app/domain/tracking/scan-choices.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk, type UserCtx } from "#app/http/context.server.ts";
import { parseForm } from "#app/http/forms.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { invalid } from "#app/platform/errors.ts";
import { ScanPage } from "#app/ui/tracking/scan-page.tsx";
import "#app/ui/tracking/tracking.css";

const scanSchema = saidEventSchema.extend({
  by: z.enum(["numbers", "list", "trip"]),
  numbers: z.string().max(100_000).default(""),
  list: z.string().max(64).default(""),
  tripNo: z.string().max(40).default(""),
});

type Scan = z.output<typeof scanSchema>;

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    return { ...(await scanChoices(ctx)), now: ctx.now };
  });
}

async function targetsOf(ctx: UserCtx, input: Scan): Promise<BulkTarget[]> {
  const targets = input.by === "list" ? await targetsOfList(ctx, input.list) : await targetsOfTrip(ctx, input.tripNo);
  if (targets === null) {
    throw invalid([{ field: "tripNo", code: "unknown_trip" }]);
  }
  if (targets.length === 0) {
    throw invalid([{ field: input.by === "list" ? "list" : "tripNo", code: "nothing_in_it" }]);
  }
  return targets;
}

/** Records the event for scanned or pasted numbers, a whole arrival list, or a whole trip; a line for each. */
export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const input = await parseForm(args.request, scanSchema);
    const { by, numbers, list: _list, tripNo: _tripNo, ...said } = input;
    if (by === "numbers") {
      const texts = numbers
        .split(/[\r\n\t,;，；]+/)
        .map((text) => text.trim())
        .filter(Boolean);
      if (texts.length === 0) {
        throw invalid([{ field: "numbers", code: "required" }]);
      }
      const scans = await recordScans(ctx, texts, said, ctx.user.timeZone);
      return {
        scans,
        rows: scans.map(({ text, waybillNo, outcome, code }) => ({ label: text, waybillNo, outcome, code })),
      };
    }
    const rows = await recordBulk(ctx, await targetsOf(ctx, input), said, ctx.user.timeZone);
    return {
      scans: [],
      rows: rows.map(({ waybillNo, outcome, code }) => ({ label: waybillNo, waybillNo, outcome, code })),
    };
  });
}

export default function Scan() {
  const { lists, trips, now } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("shipments.scan.title")}</h1>
        <span className="muted">{t("shipments.scan.intro")}</span>
      </div>
      <ScanPage lists={lists} trips={trips} now={now} reply={reply} />
    </div>
  );
}
