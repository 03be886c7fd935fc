import { setTimeout as sleep } from "node:timers/promises";
import type { Redis } from "ioredis";
import type { Db } from "#app/platform/db/db-types.ts";
import { publishLive } from "#app/platform/live-publish.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { claimOutbox, markRelayed, type OutboxRow, outboxWaits } from "#app/platform/outbox.server.ts";
import { jobsFor } from "./event-jobs.ts";
import type { Queues } from "./queues.ts";
import { within } from "./within.ts";

const BATCH = 250;
/** Rows that come within this, in ms, go together. */
const GATHER_MS = 10;
const PUBLISH_LIMIT_MS = 2_000;
const LONGEST_PAUSE_MS = 5_000;

export interface Relay {
  /** something was committed: look now */
  wake(): void;
  /** finishes the batch under way */
  stop(): Promise<void>;
}

export interface RelayOptions {
  db: Db;
  /** for the live channel; must fail at once while Redis is away */
  redis: Redis;
  queues: Queues;
  /** names this process; differs from any other and from any that was before */
  relay: string;
  pollMs: number;
}

const liveEvent = ({ id, event, entity, entityId, at, payload }: OutboxRow) => {
  const actor = (payload as { actorName?: unknown } | null)?.actorName;
  return { id, event, entity, entityId, at: at.toISOString(), ...(typeof actor === "string" ? { actor } : {}) };
};

/** Tells on one batch: to the screens, then to the queues; only what the queues have is marked. Returns its size. */
async function relayBatch({ db, redis, queues, relay }: RelayOptions, told: boolean): Promise<number> {
  // A look first: taking rows is a write, for which others would have to wait.
  if (!told && !(await outboxWaits(db))) {
    return 0;
  }
  const rows = await claimOutbox(db, { relay, now: new Date(), limit: BATCH });
  await within(PUBLISH_LIMIT_MS, publishLive(redis, ...rows.map(liveEvent))).catch(() => {});
  for (const [queue, jobs] of jobsFor(rows)) {
    await queues.add(queue, jobs);
  }
  await markRelayed(
    db,
    rows.map(({ id }) => id),
    new Date(),
  );
  return rows.length;
}

/**
 * Brings committed events from the outbox to the live screens and the queues, until stopped. Several may run: each row is
 * taken by one. While Redis is away the rows wait, and it tries again ever more slowly.
 */
export function startRelay(options: RelayOptions): Relay {
  let stopped = false;
  let asked = true;
  let failures = 0;
  let endPause: () => void = () => {};

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function pass(told: boolean): Promise<number> {
    try {
      const relayed = await relayBatch(options, told);
      failures = 0;
      return relayed;
    } catch (error) {
      failures += 1;
      // Once a breakdown, not once a try.
      if (failures === 1) {
        logger.warn({ err: error }, "relay: the queues cannot be reached, events wait in the database");
      }
      await pause(Math.min(options.pollMs * 2 ** Math.min(failures, 6), LONGEST_PAUSE_MS));
      return 0;
    }
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      const told = asked;
      asked = false;
      if ((await pass(told)) === BATCH) {
        continue;
      }
      if (!asked && !stopped) {
        await pause(options.pollMs);
      }
      if (asked && !stopped) {
        await sleep(GATHER_MS);
      }
    }
  }

  const done = loop();
  return {
    wake() {
      asked = true;
      if (failures === 0) {
        endPause();
      }
    },
    stop() {
      stopped = true;
      endPause();
      return done;
    },
  };
}
