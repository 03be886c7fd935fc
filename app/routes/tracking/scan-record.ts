import type { ActionFunctionArgs } from "@remix-run/node";
import * as z from "zod";
import { recordScans } from "#app/domain/tracking/record-scans.server.ts";
import { saidEventSchema } from "#app/domain/tracking/said-event.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { parseForm } from "#app/http/forms.server.ts";
import { DomainError } from "#app/platform/errors.ts";

const oneScanSchema = saidEventSchema.extend({ numbers: z.string().trim().min(1, "required").max(80) });

/** `POST /tracking/scan/record`: one scan, recorded at once; JSON for the scanner's loop. */
export async function action(args: ActionFunctionArgs) {
  try {
    const ctx = await requireDesk(args);
    const { numbers, ...said } = await parseForm(args.request, oneScanSchema);
    return Response.json({ ok: true, result: { scans: await recordScans(ctx, [numbers], said, ctx.user.timeZone) } });
  } catch (error) {
    if (error instanceof DomainError) {
      const { code, params, fields, status } = error;
      return Response.json({ ok: false, code, params, fields }, { status });
    }
    throw error;
  }
}
