import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { DomainError } from "./errors.ts";
import { remember } from "./remember.ts";
import { sharedRedis } from "./shared-redis.server.ts";

/** The limits of what strangers may ask, per key and window. */
const limits = {
  signInAddress: { points: 30, duration: 300 },
  signInAccount: { points: 15, duration: 900 },
  trackingLookup: { points: 20, duration: 300 },
  publicForm: { points: 5, duration: 600 },
  positions: { points: 120, duration: 60 },
} as const;

export type LimitName = keyof typeof limits;

function limiter(name: LimitName): RateLimiterRedis {
  return remember(`limit-${name}`, () => {
    const { points, duration } = limits[name];
    // While Redis is away each process counts for itself.
    const insuranceLimiter = new RateLimiterMemory({ points, duration });
    return new RateLimiterRedis({
      storeClient: sharedRedis(),
      keyPrefix: `yidao:limit:${name}`,
      points,
      duration,
      insuranceLimiter,
    });
  });
}

/** Counts one request for `key`. *Throws* `too_many` (429) with the seconds to wait. */
export async function limit(name: LimitName, key: string): Promise<void> {
  try {
    await limiter(name).consume(key);
  } catch (error) {
    if (error instanceof RateLimiterRes) {
      throw new DomainError("too_many", { status: 429, params: { seconds: Math.ceil(error.msBeforeNext / 1000) } });
    }
    throw error;
  }
}
