import type * as z from "zod";
import type { ClockWake } from "#app/domain/clocks/clock.ts";
import type { ClaimedDelivery } from "#app/domain/notifications/claim-deliveries.server.ts";
import type { PlanRequest, Wake } from "#app/domain/notifications/plan-notifications.server.ts";
import type { SendTools } from "#app/domain/notifications/send-delivery.server.ts";
import type { Attempt } from "#app/domain/notifications/store-attempts.server.ts";
import type { Batcher } from "#app/platform/batcher.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Db } from "#app/platform/db/db-types.ts";
import type { QueueName } from "./queues.ts";

/** What handlers work with beside their context. */
export interface Work {
  db: Db;
  send: SendTools;
  /** makes the messages about a milestone and has them taken up */
  plan: Batcher<PlanRequest, void>;
  claim: Batcher<string, ClaimedDelivery | null>;
  store: Batcher<Attempt, void>;
  /** has messages taken up when they are due */
  wake(wakes: readonly Wake[]): Promise<void>;
  /** raises what is due on a clock */
  check: Batcher<string, void>;
  /** has clocks looked at when their next alerts are due */
  wakeClocks(wakes: readonly ClockWake[]): Promise<void>;
}

/** The job a handler runs in. */
export interface JobFacts {
  /** the committed event that caused it; the job's own id for what the clock starts */
  outboxId: string;
  attempt: number;
  progress(percent: number): Promise<void>;
}

/** A reaction to a committed event. It may run twice, and must then act once. */
export interface Handler<P = unknown> {
  name: string;
  queue: QueueName;
  schema: z.ZodType<P>;
  /** how often it is tried in all */
  attempts: number;
  /** wait in ms before the second try; doubled each time */
  backoffMs: number;
  /** it leaves a `HandledEvent` when done, by which the sweeper finds what was lost */
  marks: boolean;
  run(ctx: Ctx, payload: P, work: Work, job: JobFacts): Promise<void>;
}

/** Keeps the payload's type between schema and body, and forgets it for the list of all handlers. */
export function handler<P>(definition: Handler<P>): Handler {
  return definition as unknown as Handler;
}
