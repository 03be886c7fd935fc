import type { ActionFunctionArgs } from "@remix-run/node";
import * as z from "zod";
import { assignShipments } from "#app/domain/dispatch/assign-shipments.server.ts";
import { cancelTrip } from "#app/domain/dispatch/cancel-trip.server.ts";
import { editTrip } from "#app/domain/dispatch/edit-trip.server.ts";
import { moveLoads, moveStops } from "#app/domain/dispatch/move-loads.server.ts";
import { moveTrip } from "#app/domain/dispatch/move-trip.server.ts";
import { boardEventSchema, recordBoardEvent } from "#app/domain/dispatch/record-board-event.server.ts";
import { releaseTrip } from "#app/domain/dispatch/release-trip.server.ts";
import { reorderStops } from "#app/domain/dispatch/reorder-stops.server.ts";
import {
  assignSchema,
  editTripSchema,
  moveLoadsSchema,
  moveStopsSchema,
  moveTripSchema,
  reorderSchema,
  tripStepSchema,
  unassignSchema,
} from "#app/domain/dispatch/trip.ts";
import { unassignLoads } from "#app/domain/dispatch/unassign-loads.server.ts";
import { undoDispatch } from "#app/domain/dispatch/undo-dispatch.server.ts";
import { answerJson } from "#app/http/answer-json.server.ts";
import { requireDesk, type UserCtx } from "#app/http/context.server.ts";
import { parseInput, parseJson, readForm } from "#app/http/forms.server.ts";
import { redirectWithToast } from "#app/http/toast.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import { boardAddress, plainPayload } from "#app/ui/dispatch/plain-form.ts";

const act =
  <S extends z.ZodType, R>(schema: S, command: (ctx: UserCtx, input: z.output<S>) => Promise<R>) =>
  (ctx: UserCtx, raw: unknown): Promise<R> =>
    command(ctx, parseInput(schema, raw));

/** The acts of the board by the name under which they are sent. */
const acts: Record<string, (ctx: UserCtx, raw: unknown) => Promise<unknown>> = {
  assign: act(assignSchema, assignShipments),
  unassign: act(unassignSchema, unassignLoads),
  move_loads: act(moveLoadsSchema, moveLoads),
  move_stops: act(moveStopsSchema, moveStops),
  move_trip: act(moveTripSchema, moveTrip),
  reorder: act(reorderSchema, reorderStops),
  release: act(tripStepSchema, releaseTrip),
  cancel: act(tripStepSchema, cancelTrip),
  edit: act(editTripSchema, editTrip),
  event: act(boardEventSchema, async (ctx, input) => ({
    rows: await recordBoardEvent(ctx, input, ctx.user.timeZone),
  })),
  undo: act(z.object({ undoId: z.string().min(1) }), (ctx, { undoId }) => undoDispatch(ctx, undoId)),
};

const envelope = z.object({ intent: z.string(), payload: z.unknown() });

function perform(ctx: UserCtx, intent: string, payload: unknown): Promise<unknown> {
  const run = acts[intent];
  if (!run) {
    throw new DomainError("not_found", { status: 404 });
  }
  return run(ctx, payload);
}

/** A form sent without script: back to the board, with what happened said there. */
async function performPlain(ctx: UserCtx, request: Request): Promise<Response> {
  const form = await readForm(request);
  const intent = String(form.intent);
  const payload = plainPayload(form);
  const back = boardAddress(request.headers.get("referer"));
  try {
    await perform(ctx, intent, payload);
    return redirectWithToast(back, { key: `dispatch.plain.${intent}` });
  } catch (error) {
    if (!(error instanceof DomainError)) {
      throw error;
    }
    if (error.code === "needs_confirmation" && intent === "assign") {
      return redirectWithToast(`${back}&confirm=${encodeURIComponent(JSON.stringify(payload))}`, {
        key: "dispatch.confirm.warningsTitle",
        tone: "problem",
      });
    }
    return redirectWithToast(back, { key: `errors.${error.code}`, params: error.params, tone: "problem" });
  }
}

/** `POST /dispatch/act`: one act of the board; JSON from its script, a form from a browser without. */
export function action(args: ActionFunctionArgs) {
  return answerJson(async () => {
    const ctx = await requireDesk(args);
    if (!args.request.headers.get("content-type")?.includes("json")) {
      return performPlain(ctx, args.request);
    }
    const { intent, payload } = await parseJson(args.request, envelope);
    return perform(ctx, intent, payload);
  });
}
