import type { LiveEvent } from "#app/platform/live-hub.server.ts";
import { publishLive } from "#app/platform/live-publish.server.ts";
import { sharedRedis } from "#app/platform/shared-redis.server.ts";

/** Tells all open screens of something that is too frequent for the outbox. Best effort, never throws. */
export async function tellLive(event: LiveEvent): Promise<void> {
  await publishLive(sharedRedis(), event);
}
