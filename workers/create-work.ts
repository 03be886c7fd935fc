import { checkClocks } from "#app/domain/clocks/check-clocks.server.ts";
import type { ClockWake } from "#app/domain/clocks/clock.ts";
import { claimDeliveries } from "#app/domain/notifications/claim-deliveries.server.ts";
import type { NoticeSettings } from "#app/domain/notifications/notice-texts.ts";
import { type PlanRequest, planNotifications, type Wake } from "#app/domain/notifications/plan-notifications.server.ts";
import { type Attempt, storeAttempts } from "#app/domain/notifications/store-attempts.server.ts";
import { noticeTexts } from "#app/i18n/notice-texts.ts";
import { createBatcher } from "#app/platform/batcher.ts";
import type { Db } from "#app/platform/db/db-types.ts";
import type { Gateways } from "#app/platform/gateways/gateways.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import type { SecretBox } from "#app/platform/secret-box.server.ts";
import type { Work } from "./handler.ts";
import { enqueueClockWakes, enqueueWakes, type Queues } from "./queues.ts";
import { workerCtx } from "./run-handler.ts";

/** Long enough to gather what comes together, too short for a person to notice. */
const LINGER_MS = 5;
/** Fewer than are under way at once (`GATHERED`): under full load nothing lingers. */
const MAX_BATCH = 96;

/**
 * What the handlers work with. A transaction costs milliseconds whatever its size, so plans, claims and outcomes that come
 * close together share one: that is what makes hundreds of messages a second possible.
 */
export function createWork(parts: {
  db: Db;
  queues: Queues;
  gateways: Gateways;
  secrets: SecretBox;
  settings: NoticeSettings;
}): Work {
  const { db, queues, gateways, secrets, settings } = parts;
  const texts = noticeTexts;
  const options = { lingerMs: LINGER_MS, maxBatch: MAX_BATCH };
  const wake = (wakes: readonly Wake[]) => enqueueWakes(queues, wakes, Date.now());
  const plan = createBatcher<PlanRequest, void>({
    ...options,
    flush: async (requests) => {
      const wakes = await planNotifications(workerCtx(db, "plan"), { texts, settings }, requests);
      // What is not taken up now, because Redis went away, the sweeper finds.
      await wake(wakes.flat());
      return requests.map(() => undefined);
    },
  });
  const claim = createBatcher({ ...options, flush: (ids: string[]) => claimDeliveries(workerCtx(db, "claim"), ids) });
  const store = createBatcher<Attempt, void>({
    ...options,
    flush: async (attempts) => {
      await storeAttempts(workerCtx(db, "store"), attempts);
      return attempts.map(() => undefined);
    },
  });
  const wakeClocks = (wakes: readonly ClockWake[]) => enqueueClockWakes(queues, wakes, Date.now());
  const check = createBatcher<string, void>({
    ...options,
    flush: async (ids) => {
      const wakes = await checkClocks(workerCtx(db, "check"), ids);
      // What was raised is committed: the next wake, if Redis went away, is left to the sweeper.
      await wakeClocks(wakes).catch(() => {});
      return ids.map(() => undefined);
    },
  });
  return {
    db,
    plan,
    claim,
    store,
    send: {
      texts,
      settings,
      gateways,
      secrets,
      claim: claim.add,
      store: store.add,
      onFault: (error, deliveryId) => logger.error({ err: error, delivery: deliveryId }, "a message could not be sent"),
      nowMs: Date.now,
      random: Math.random,
    },
    wake,
    check,
    wakeClocks,
  };
}
