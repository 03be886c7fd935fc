import type { ActionFunctionArgs } from "@remix-run/node";
import * as z from "zod";
import { previewAssignment } from "#app/domain/dispatch/preview-assignment.server.ts";
import { previewMove } from "#app/domain/dispatch/preview-move.server.ts";
import { assignSchema, previewMoveSchema } from "#app/domain/dispatch/trip.ts";
import { answerJson } from "#app/http/answer-json.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { parseInput, parseJson } from "#app/http/forms.server.ts";

const envelope = z.object({
  intent: z.enum(["assign", "move_loads", "move_stops", "move_trip"]),
  payload: z.unknown(),
});

/** `POST /dispatch/preview`: what an act of the board would do and say, asked as the act itself is. Changes nothing. */
export function action(args: ActionFunctionArgs) {
  return answerJson(async () => {
    const ctx = await requireDesk(args);
    const { intent, payload } = await parseJson(args.request, envelope);
    return intent === "assign"
      ? previewAssignment(ctx, parseInput(assignSchema, payload))
      : previewMove(ctx, parseInput(previewMoveSchema, payload));
  });
}
