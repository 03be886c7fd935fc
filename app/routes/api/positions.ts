import type { ActionFunctionArgs } from "@remix-run/node";
import { acceptPositions } from "#app/domain/fleet/accept-positions.server.ts";
import { type Fix, positionsSchema } from "#app/domain/fleet/device.ts";
import type { VehicleMoved } from "#app/domain/fleet/events.ts";
import { answerApi } from "#app/http/answer.server.ts";
import { assertSmall } from "#app/http/assert-small.server.ts";
import { requireDevice } from "#app/http/device-context.server.ts";
import { parseJson } from "#app/http/forms.server.ts";
import { tellLive } from "#app/http/tell-live.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { limit } from "#app/platform/rate-limit.server.ts";

/** 500 fixes with every field are below 100 kB. */
const MOST_BYTES = 256 * 1024;

function tellMoved(vehicleId: string, { at, lat, lng, speedKmh }: Fix): Promise<void> {
  const data: VehicleMoved = { vehicleId, lat, lng, at: at.toISOString(), speed: speedKmh ?? null };
  const id = newId();
  return tellLive({ id, event: "vehicle.moved", entity: "vehicle", entityId: vehicleId, at: data.at, data });
}

/**
 * `POST /api/v1/positions`: fixes of a vehicle (WGS-84) from its device, `Authorization: Bearer <device key>`, at most 500 a
 * call and 120 calls a minute. Answers `{accepted, rejected: [{index, code}]}`; refusals are RFC 9457 problems.
 */
export function action(args: ActionFunctionArgs) {
  return answerApi(async () => {
    if (args.request.method !== "POST") {
      throw new DomainError("method_not_allowed", { status: 405 });
    }
    const ctx = await requireDevice(args);
    await limit("positions", ctx.actor.id);
    assertSmall(args.request, MOST_BYTES);
    const { fixes } = await parseJson(args.request, positionsSchema);
    const { results, latest } = await acceptPositions(ctx, ctx.vehicleId, fixes);
    if (latest) {
      await tellMoved(ctx.vehicleId, latest);
    }
    const rejected = results.flatMap((row, index) => (row.ok ? [] : [{ index, code: row.code }]));
    return { accepted: results.length - rejected.length, rejected };
  });
}

/** Nothing to read here. */
export function loader() {
  return answerApi(async () => {
    throw new DomainError("method_not_allowed", { status: 405 });
  });
}
