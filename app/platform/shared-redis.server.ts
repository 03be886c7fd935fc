import type { Redis } from "ioredis";
import { env } from "./env.server.ts";
import { createRedis } from "./redis.server.ts";
import { remember } from "./remember.ts";

/** The process's one connection for short commands: fails at once while Redis is away. */
export function sharedRedis(): Redis {
  return remember("redis", () => createRedis(env.REDIS_URL));
}
