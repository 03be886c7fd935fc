import { randomBytes } from "node:crypto";
import type { Redis } from "ioredis";
import { ensureDefaultResponsePlan } from "#app/domain/incidents/ensure-default-response-plan.server.ts";
import { noticeSettings } from "#app/domain/notifications/settings.server.ts";
import { ensureServiceStandards } from "#app/domain/standards/ensure-service-standards.server.ts";
import { db } from "#app/platform/db/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { createGateways } from "#app/platform/gateways/gateways.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { channels, createRedis } from "#app/platform/redis.server.ts";
import { onRelayNudge } from "#app/platform/relay-nudge.ts";
import { secretBox } from "#app/platform/secret-box.server.ts";
import { startConsumers } from "./consumers.ts";
import { createWork } from "./create-work.ts";
import { sweepClocks } from "./handlers/clocks/sweep.ts";
import { startHealthServer } from "./health.ts";
import { createQueues } from "./queues.ts";
import { startRelay } from "./relay.ts";
import { workerCtx } from "./run-handler.ts";
import { ensureSchedules, schedulesOf } from "./schedules.ts";
import { sweep } from "./sweep.ts";

/** After a start so far back, in ms, is looked for what was missed. */
const LOOK_BACK_MS = 3 * 86_400_000;
/** How often, in ms, Redis is asked whether it still has the schedules. */
const SCHEDULE_CHECK_MS = 15_000;

const patient = { maxRetriesPerRequest: null, enableOfflineQueue: true };

/** Calls `then` once, as soon as Redis answers for the first time. */
function whenReady(redis: Redis, then: () => void): void {
  if (redis.status === "ready") {
    then();
  } else {
    redis.once("ready", then);
  }
}

/** The worker process: relay, handlers, deliveries and schedules, until SIGTERM. */
async function main(): Promise<void> {
  const quickRedis = createRedis(env.REDIS_URL);
  const patientRedis = createRedis(env.REDIS_URL, patient);
  const nudges = createRedis(env.REDIS_URL, patient);
  const queues = createQueues(quickRedis, env.QUEUE_PREFIX);
  const gateways = createGateways(env);
  const work = createWork({ db, queues, gateways, secrets: secretBox(), settings: noticeSettings() });
  const schedules = schedulesOf(env);
  // An installation older than a standard gets it with the first start that knows of it.
  await ensureServiceStandards(workerCtx(db, "start"));
  await ensureDefaultResponsePlan(workerCtx(db, "start"));

  const health = await startHealthServer({
    host: env.HOST,
    port: env.WORKER_PORT,
    database: () => db.user.findFirst({ select: { id: true } }),
    redis: () => quickRedis.ping(),
  });
  const relayName = `${process.pid}-${randomBytes(6).toString("hex")}`;
  const relay = startRelay({ db, redis: quickRedis, queues, relay: relayName, pollMs: env.RELAY_POLL_MS });
  onRelayNudge(relay.wake);
  nudges.on("message", relay.wake);
  nudges.subscribe(channels.relayNudge).catch(() => {});
  const { QUEUE_PREFIX: prefix, WORKER_CONCURRENCY: concurrency } = env;
  let stopConsumers = async () => {};
  // BullMQ gives up for good on a Redis that is away when its workers are made.
  whenReady(patientRedis, () => {
    stopConsumers = startConsumers({ redis: patientRedis, prefix, concurrency, work, queues, schedules });
  });

  let caughtUp = false;
  const lookAfterRedis = async () => {
    await ensureSchedules(queues, schedules);
    if (!caughtUp) {
      await sweep(work, queues, LOOK_BACK_MS);
      await sweepClocks(work);
      caughtUp = true;
    }
  };
  // Redis may be away at the start as at any time: the next round tries again.
  const tryAfter = () => {
    void lookAfterRedis().catch(() => {});
    // Without Redis there is neither job nor schedule, and yet time passes.
    if (quickRedis.status !== "ready") {
      void sweepClocks(work).catch(() => {});
    }
  };
  whenReady(quickRedis, tryAfter);
  const rounds = setInterval(tryAfter, SCHEDULE_CHECK_MS);
  logger.info({ port: health.port }, "worker is running");

  let closing = false;
  const shutdown = async () => {
    if (closing) {
      return;
    }
    closing = true;
    clearInterval(rounds);
    await relay.stop();
    await stopConsumers();
    await Promise.all([work.plan.idle(), work.claim.idle(), work.store.idle(), work.check.idle()]);
    await queues.close();
    await gateways.close();
    for (const redis of [nudges, patientRedis, quickRedis]) {
      redis.disconnect();
    }
    await db.$disconnect();
    health.close();
    process.exit(0);
  };
  process.on("SIGTERM", () => void shutdown());
  process.on("SIGINT", () => void shutdown());
}

await main();
