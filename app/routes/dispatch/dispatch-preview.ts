import type { ActionFunctionArgs } from "@remix-run/node";
import { previewAssignment } from "#app/domain/dispatch/preview-assignment.server.ts";
import { assignSchema } from "#app/domain/dispatch/trip.ts";
import { answerJson } from "#app/http/answer-json.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { parseJson } from "#app/http/forms.server.ts";

/** `POST /dispatch/preview`: what an assignment would do and say. Changes nothing. */
export function action(args: ActionFunctionArgs) {
  return answerJson(async () => {
    const ctx = await requireDesk(args);
    return previewAssignment(ctx, await parseJson(args.request, assignSchema));
  });
}
