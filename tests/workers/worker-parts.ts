import type { Redis } from "ioredis";
import { inject } from "vitest";
import { newId } from "#app/platform/ids.ts";
import { createRedis } from "#app/platform/redis.server.ts";
import type { TestDb } from "#tests/setup/test-db.ts";
import { createQueues, type Queues } from "#workers/queues.ts";
import { type RelayOptions, startRelay } from "#workers/relay.ts";

/** Queues of a test's own in the run's Redis (or another), and what closes them. */
export interface Parts {
  redis: Redis;
  queues: Queues;
  prefix: string;
  close(): Promise<void>;
}

export async function workerParts(url: string = inject("redisUrl")): Promise<Parts> {
  const redis = createRedis(url);
  if (redis.status !== "ready") {
    await new Promise((resolve) => redis.once("ready", resolve));
  }
  const prefix = `{test-${newId()}}`;
  const queues = createQueues(redis, prefix);
  return {
    redis,
    queues,
    prefix,
    close: async () => {
      await queues.close();
      redis.disconnect();
    },
  };
}

export function testRelay(test: TestDb, parts: Parts, over: Partial<RelayOptions> = {}) {
  const { redis, queues } = parts;
  return startRelay({ db: test.db, redis, queues, relay: newId(), pollMs: 20, ...over });
}

/** Waits until `ok` says so. */
export async function until(what: string, ok: () => Promise<boolean> | boolean, withinMs = 15_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await ok())) {
    if (Date.now() > end) {
      throw new Error(`not within ${withinMs} ms: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Committed changes of milestone, straight into the outbox. */
export async function fillOutbox(test: TestDb, count: number, event = "shipment.milestone_changed"): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, i) => {
    const payload = {
      shipmentId: "s",
      eventId: "e",
      milestone: "in_transit",
      attempt: 1,
      notices: [],
      partial: null,
      i,
    };
    return { id: newId(), at: new Date(), event, entity: "shipment", entityId: `s${i}`, payload };
  });
  await test.db.outboxEvent.createMany({ data: rows });
  return rows.map(({ id }) => id);
}
