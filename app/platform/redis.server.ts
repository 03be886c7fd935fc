import { Redis, type RedisOptions } from "ioredis";

/**
 * A connection to `url` (`redis://…`, `rediss://…`, `unix:///socket`).
 * By default a command fails at once while Redis is away: callers that may wait pass `maxRetriesPerRequest: null`.
 */
export function createRedis(url: string, options: RedisOptions = {}): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), 2_000),
    ...options,
  });
  // ioredis emits "error" at each failed reconnection; the health check reports it, an unhandled event would end the process.
  redis.on("error", () => {});
  return redis;
}

export const channels = { live: "yidao:live", relayNudge: "yidao:relay-nudge" } as const;
