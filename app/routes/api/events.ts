import type { ActionFunctionArgs } from "@remix-run/node";
import { recordReportedEvents } from "#app/domain/tracking/record-reported-events.server.ts";
import { reportedEventsSchema } from "#app/domain/tracking/reported-event.ts";
import { answerApi } from "#app/http/answer.server.ts";
import { assertSmall } from "#app/http/assert-small.server.ts";
import { requireDevice } from "#app/http/device-context.server.ts";
import { parseJson } from "#app/http/forms.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import { limit } from "#app/platform/rate-limit.server.ts";

/** 200 events with every field are below 200 kB. */
const MOST_BYTES = 256 * 1024;

/**
 * `POST /api/v1/events`: facts about shipments from a scanning device, `Authorization: Bearer <device key>`, at most 200 a
 * call. Answers `{results: [{ok, eventId, known} | {ok: false, code}]}` in the order of the events; refusals of the whole
 * call are RFC 9457 problems.
 */
export function action(args: ActionFunctionArgs) {
  return answerApi(async () => {
    if (args.request.method !== "POST") {
      throw new DomainError("method_not_allowed", { status: 405 });
    }
    const ctx = await requireDevice(args);
    await limit("positions", ctx.actor.id);
    assertSmall(args.request, MOST_BYTES);
    const { events } = await parseJson(args.request, reportedEventsSchema);
    const outcomes = await recordReportedEvents(ctx, ctx.vehicleId, events);
    return { results: outcomes.map(({ shipmentId: _shipmentId, ...outcome }) => outcome) };
  });
}

/** Nothing to read here. */
export function loader() {
  return answerApi(async () => {
    throw new DomainError("method_not_allowed", { status: 405 });
  });
}
