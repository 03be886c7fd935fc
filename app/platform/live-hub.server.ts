import { env } from "./env.server.ts";
import { channels, createRedis } from "./redis.server.ts";
import { remember } from "./remember.ts";

/** One committed domain event as the browsers are told of it. */
export interface LiveEvent {
  id: string;
  event: string;
  entity: string;
  entityId: string;
  at: string;
  actor?: string;
  /** what a screen can show without asking, such as where a vehicle is now; no personal data */
  data?: unknown;
}

type Listener = (event: LiveEvent) => void;

const KEEP = 2_000;

/** Fans the relay's Redis channel out to the streams of this process, keeping the last events for those who resume. */
function createHub() {
  const listeners = new Set<Listener>();
  const enders = new Set<() => void>();
  const recent: LiveEvent[] = [];
  const redis = createRedis(env.REDIS_URL, { enableOfflineQueue: true, maxRetriesPerRequest: null });
  void redis.subscribe(channels.live).catch(() => {});
  redis.on("message", (_channel, text) => {
    const event = JSON.parse(text) as LiveEvent;
    recent.push(event);
    if (recent.length > KEEP) {
      recent.splice(0, recent.length - KEEP);
    }
    for (const listener of listeners) {
      listener(event);
    }
  });
  return { listeners, enders, recent, redis };
}

const hub = () => remember("live-hub", createHub);

/**
 * Hears live events from now on. `onEnd` is called when the process shuts down.
 * Returns the way to stop.
 */
export function listenLive(listener: Listener, onEnd: () => void): () => void {
  const { listeners, enders } = hub();
  listeners.add(listener);
  enders.add(onEnd);
  return () => {
    listeners.delete(listener);
    enders.delete(onEnd);
  };
}

/** Events after `lastId`, or null when they are no longer kept and the screen must reload. */
export function liveSince(lastId: string): LiveEvent[] | null {
  const { recent } = hub();
  const index = recent.findIndex((event) => event.id === lastId);
  return index === -1 ? null : recent.slice(index + 1);
}

export function closeLiveHub(): void {
  for (const end of hub().enders) {
    end();
  }
  hub().redis.disconnect();
}
