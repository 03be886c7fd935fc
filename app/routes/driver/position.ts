import type { ActionFunctionArgs } from "@remix-run/node";
import { reportPosition } from "#app/domain/driver/report-position.server.ts";
import { type Fix, positionsSchema } from "#app/domain/fleet/device.ts";
import type { VehicleMoved } from "#app/domain/fleet/events.ts";
import { answerApi } from "#app/http/answer.server.ts";
import { assertSmall } from "#app/http/assert-small.server.ts";
import { parseJson } from "#app/http/forms.server.ts";
import { requireDriver } from "#app/http/require-driver.server.ts";
import { tellLive } from "#app/http/tell-live.server.ts";
import { newId } from "#app/platform/ids.ts";
import { limit } from "#app/platform/rate-limit.server.ts";

/** 500 fixes of a phone take about half of it. */
const MOST_BYTES = 200_000;

function tellMoved(vehicleId: string, { at, lat, lng, speedKmh }: Fix): Promise<void> {
  const data: VehicleMoved = { vehicleId, lat, lng, at: at.toISOString(), speed: speedKmh ?? null };
  return tellLive({ id: newId(), event: "vehicle.moved", entity: "vehicle", entityId: vehicleId, at: data.at, data });
}

/** Fixes of a driver's phone that shares its position. */
export function action(args: ActionFunctionArgs) {
  return answerApi(async () => {
    const ctx = await requireDriver(args);
    await limit("positions", `driver:${ctx.actor.driverId}`);
    assertSmall(args.request, MOST_BYTES);
    const { fixes } = await parseJson(args.request, positionsSchema);
    const { results, latest, vehicleId } = await reportPosition(ctx, fixes);
    if (latest) {
      await tellMoved(vehicleId, latest);
    }
    return { results };
  });
}
