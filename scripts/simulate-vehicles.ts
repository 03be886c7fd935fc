import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { addDevice } from "#app/domain/fleet/add-device.server.ts";
import { revokeDevice } from "#app/domain/fleet/revoke-device.server.ts";
import { walkRoute } from "#app/domain/fleet/walk-route.ts";
import type { GeoPoint } from "#app/domain/places/place.ts";
import { HUB } from "#app/domain/places/stations.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { createDb } from "#app/platform/db/create-db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";

/**
 * Drives the vehicles of the trips that are released or under way: from where they are through their open stops, a position
 * every few seconds to the running server, until Ctrl-C. For the demo only.
 *
 * Options: --speed 8 (times real speed), --base-url http://…, --every 3 (seconds).
 */
const DEVICE_NAME = "模拟器";
/** Speed by road (km/h); the way by road is longer than the straight line by the factor. */
const SPEED_KMH = 42;
const ROAD_FACTOR = 1.3;
/** The server takes a step of more than 2 km for a jump. */
const LONGEST_STEP_M = 1_900;
const RELOAD_MS = 20_000;

interface Ride {
  vehicleId: string;
  plate: string;
  key: string;
  deviceId: string;
  /** stops that it drives to; another list means another route */
  signature: string;
  route: GeoPoint[];
  metres: number;
}

const { values: options } = parseArgs({
  options: {
    speed: { type: "string", default: "8" },
    every: { type: "string", default: "3" },
    "base-url": { type: "string", default: env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}` },
  },
});
const speed = Number(options.speed);
const every = Number(options.every);
const url = new URL("/api/v1/positions", options["base-url"]);
const db = createDb(env.DATABASE_URL);
const stopping = new AbortController();
const say = (text: string) => process.stdout.write(`${text}\n`);

function ctxNow(): Ctx {
  const actor = { kind: "system" as const, id: "simulator", name: DEVICE_NAME, role: "system" };
  return { actor, db, now: new Date(), locale: "zh-CN", requestId: newId(), ip: "127.0.0.1" };
}

async function runningTrips() {
  return db.trip.findMany({
    where: { status: { in: ["released", "departed"] }, vehicle: { active: true } },
    select: {
      vehicle: { select: { id: true, plate: true, lat: true, lng: true } },
      stops: {
        where: { status: { in: ["planned", "arrived"] }, lat: { not: null }, lng: { not: null } },
        orderBy: { seq: "asc" },
        select: { id: true, lat: true, lng: true },
      },
    },
    // a trip under way comes before one that is only released
    orderBy: [{ status: "asc" }, { plannedDepartAt: "asc" }],
  });
}

type RunningTrip = Awaited<ReturnType<typeof runningTrips>>[number];

const pointOf = ({ lat, lng }: { lat: number | null; lng: number | null }): GeoPoint | null =>
  lat === null || lng === null ? null : { lat, lng };

/** Keys that a simulation before left behind when it was killed. */
async function revokeOldKeys(): Promise<void> {
  const old = await db.device.findMany({ where: { name: DEVICE_NAME, revokedAt: null }, select: { id: true } });
  for (const { id } of old) {
    await revokeDevice(ctxNow(), { deviceId: id });
  }
}

async function takeTrip(rides: Map<string, Ride>, { vehicle, stops }: RunningTrip): Promise<void> {
  const signature = stops.map((stop) => stop.id).join();
  const known = rides.get(vehicle.id);
  if (known?.signature === signature) {
    return;
  }
  const here = known ? walkRoute(known.route, known.metres) : (pointOf(vehicle) ?? HUB);
  const route = [here, ...stops.map(pointOf).filter((point) => point !== null), HUB];
  const device = known ?? (await addDevice(ctxNow(), { vehicleId: vehicle.id, name: DEVICE_NAME }));
  const { key, deviceId } = device;
  rides.set(vehicle.id, { vehicleId: vehicle.id, plate: vehicle.plate, key, deviceId, signature, route, metres: 0 });
  say(`${vehicle.plate}: ${stops.length} 站 / stops`);
}

async function reload(rides: Map<string, Ride>): Promise<void> {
  const seen = new Set<string>();
  for (const trip of await runningTrips()) {
    if (!seen.has(trip.vehicle.id)) {
      seen.add(trip.vehicle.id);
      await takeTrip(rides, trip);
    }
  }
}

async function drive(ride: Ride): Promise<void> {
  const stepM = ((SPEED_KMH / 3.6) * speed * every) / ROAD_FACTOR;
  ride.metres += Math.min(stepM, LONGEST_STEP_M);
  const { lat, lng, heading } = walkRoute(ride.route, ride.metres);
  const fix = {
    at: new Date().toISOString(),
    lat,
    lng,
    heading,
    speedKmh: heading === null ? 0 : SPEED_KMH,
    accuracyM: 8,
  };
  const response = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${ride.key}`, "content-type": "application/json" },
    body: JSON.stringify({ fixes: [fix] }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) {
    say(`${ride.plate}: HTTP ${response.status}`);
  }
}

async function run(rides: Map<string, Ride>): Promise<void> {
  let reloadAt = 0;
  while (!stopping.signal.aborted) {
    if (Date.now() >= reloadAt) {
      await reload(rides);
      reloadAt = Date.now() + RELOAD_MS;
    }
    const sent = await Promise.allSettled([...rides.values()].map(drive));
    if (sent.length > 0 && sent.every((result) => result.status === "rejected")) {
      say(`${url.origin} 没有应答 / does not answer`);
    }
    await sleep(every * 1_000, undefined, { signal: stopping.signal }).catch(() => {});
  }
}

async function main(): Promise<number> {
  if (!env.DEMO) {
    say("只用于演示数据(DEMO=on) / only for the demo (DEMO=on)");
    return 1;
  }
  if (!(speed > 0 && every >= 1)) {
    say("--speed > 0, --every >= 1");
    return 1;
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => stopping.abort());
  }
  const rides = new Map<string, Ride>();
  await revokeOldKeys();
  say(`${url.href} · ×${speed} · Ctrl-C`);
  try {
    await run(rides);
  } finally {
    await revokeOldKeys();
    await db.$disconnect();
  }
  return 0;
}

process.exitCode = await main();
