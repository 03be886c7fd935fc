import type { Redis } from "ioredis";
import type { LiveEvent } from "./live-hub.server.ts";
import { channels } from "./redis.server.ts";

/**
 * Tells the browsers of something. Best effort: a screen that missed it loads again when its stream comes back, so a
 * Redis that is away is no reason to fail.
 */
export async function publishLive(redis: Redis, ...events: readonly LiveEvent[]): Promise<void> {
  if (events.length === 0) {
    return;
  }
  const pipeline = redis.pipeline();
  for (const event of events) {
    pipeline.publish(channels.live, JSON.stringify(event));
  }
  await pipeline.exec().catch(() => {});
}
