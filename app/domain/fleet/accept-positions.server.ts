import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { insertMany } from "#app/platform/db/insert-many.server.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { ownProblem, type PositionProblem, positionProblem, type TimedPoint } from "./accept-position.ts";
import type { Fix } from "./device.ts";
import { createTrack } from "./internal/track.ts";
import { mayReportPositions } from "./policy.ts";

/** Answer for each fix, in the order in which they were sent. */
export type FixResult = { ok: true } | { ok: false; code: PositionProblem };

export interface AcceptedPositions {
  results: FixResult[];
  /** the vehicle's new latest fix; null when it stays as it was */
  latest: Fix | null;
}

const POINT = { at: true, lat: true, lng: true } as const;

/** The accepted fixes of a vehicle in a span of time, with the next one on either side. */
async function pointsAround(tx: Tx, vehicleId: string, from: Date, to: Date): Promise<TimedPoint[]> {
  const inside = await tx.position.findMany({ where: { vehicleId, at: { gte: from, lte: to } }, select: POINT });
  const before = await tx.position.findFirst({
    where: { vehicleId, at: { lt: from } },
    orderBy: { at: "desc" },
    select: POINT,
  });
  const after = await tx.position.findFirst({
    where: { vehicleId, at: { gt: to } },
    orderBy: { at: "asc" },
    select: POINT,
  });
  return [before, ...inside, after].filter((point) => point !== null);
}

async function judge(tx: Tx, ctx: Ctx, vehicleId: string, fixes: readonly Fix[]) {
  const results: FixResult[] = fixes.map((fix) => {
    const code = ownProblem(fix, ctx.now);
    return code === null ? { ok: true } : { ok: false, code };
  });
  const order = fixes.map((_, index) => index).filter((index) => results[index]!.ok);
  order.sort((a, b) => fixes[a]!.at.getTime() - fixes[b]!.at.getTime());
  const [first, last] = [order.at(0), order.at(-1)];
  const kept: Fix[] = [];
  if (first === undefined || last === undefined) {
    return { results, kept };
  }
  const track = createTrack(await pointsAround(tx, vehicleId, fixes[first]!.at, fixes[last]!.at));
  for (const index of order) {
    const fix = fixes[index]!;
    const code = positionProblem(fix, track.neighbours(fix.at), ctx.now);
    if (code === null) {
      track.add(fix);
      kept.push(fix);
    } else {
      results[index] = { ok: false, code };
    }
  }
  return { results, kept };
}

async function keep(tx: Tx, ctx: Ctx, vehicleId: string, kept: readonly Fix[]): Promise<void> {
  const deviceId = ctx.actor.kind === "device" ? ctx.actor.id : null;
  const rows = kept.map((fix) => ({ id: newId(), vehicleId, deviceId, receivedAt: ctx.now, ...fix }));
  const columns = ["id", "vehicleId", "deviceId", "at", "receivedAt", "lat", "lng", "speedKmh", "heading", "accuracyM"];
  await insertMany(tx, "Position", columns, rows);
}

/** A fix that came late is history, but never becomes the latest. */
async function moveVehicle(tx: Tx, vehicleId: string, fix: Fix | undefined): Promise<Fix | null> {
  if (fix === undefined) {
    return null;
  }
  const { count } = await tx.vehicle.updateMany({
    where: { id: vehicleId, OR: [{ fixAt: null }, { fixAt: { lt: fix.at } }] },
    data: {
      lat: fix.lat,
      lng: fix.lng,
      fixAt: fix.at,
      speedKmh: fix.speedKmh ?? null,
      heading: fix.heading ?? null,
    },
  });
  return count === 0 ? null : fix;
}

/**
 * Takes fixes (WGS-84) of a vehicle's device in any order and judges each by itself (accept-position.ts). The same batch
 * sent again is answered with duplicates and changes nothing.
 * *Writes* Position, Vehicle (the latest fix), Device. No audit, no outbox: positions are no decisions of people, and the
 * caller tells the screens. *Throws* `forbidden`, `unknown_device` (401) when the key was revoked meanwhile.
 */
export async function acceptPositions(ctx: Ctx, vehicleId: string, fixes: readonly Fix[]): Promise<AcceptedPositions> {
  assertMay(mayReportPositions(ctx.actor));
  return inTransaction(ctx, async (tx) => {
    if (ctx.actor.kind === "device") {
      const device = { id: ctx.actor.id, vehicleId, revokedAt: null };
      const { count } = await tx.device.updateMany({ where: device, data: { lastSeenAt: ctx.now } });
      if (count === 0) {
        throw new DomainError("unknown_device", { status: 401 });
      }
    }
    const { results, kept } = await judge(tx, ctx, vehicleId, fixes);
    if (kept.length > 0) {
      await keep(tx, ctx, vehicleId, kept);
    }
    return { results, latest: await moveVehicle(tx, vehicleId, kept.at(-1)) };
  });
}
