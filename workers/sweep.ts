import { dueDeliveries } from "#app/domain/notifications/due-deliveries.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { findUnhandled } from "#app/platform/outbox.server.ts";
import { eventJob } from "./event-jobs.ts";
import type { Handler, Work } from "./handler.ts";
import type { Queues } from "./queues.ts";
import { workerCtx } from "./run-handler.ts";
import { subscriptions } from "./subscriptions.ts";

/** So long, in ms, a job is given to do its work before it is looked for. */
const JOB_GRACE_MS = 30_000;
const MESSAGE_GRACE_MS = 5_000;

/** Adds the jobs again whose work was not done, in place of ended ones of the same name. */
async function again(queues: Queues, handler: Handler, rows: Parameters<typeof eventJob>[1][]): Promise<void> {
  const queue = queues.get(handler.queue);
  const jobs = rows.map((row) => eventJob(handler, row));
  for (const { opts } of jobs) {
    const state = await queue.getJobState(opts.jobId as string);
    if (state === "completed" || state === "failed") {
      await queue.remove(opts.jobId as string);
    }
  }
  await queues.add(handler.queue, jobs);
}

/**
 * Finds what a lost job would have missed: events relayed within `backMs` ms whose handler left no mark, and messages that
 * are due and that nobody took up. What still has a job gets no second one.
 */
export async function sweep(work: Work, queues: Queues, backMs: number): Promise<void> {
  const ctx = workerCtx(work.db, "sweep");
  const to = new Date(ctx.now.getTime() - JOB_GRACE_MS);
  const from = new Date(ctx.now.getTime() - backMs);
  for (const [event, handlers] of Object.entries(subscriptions)) {
    for (const handler of handlers.filter(({ marks }) => marks)) {
      const rows = await findUnhandled(work.db, { event, handler: handler.name, from, to });
      if (rows.length > 0) {
        logger.warn({ handler: handler.name, count: rows.length }, "sweep: events without their handler");
        await again(queues, handler, rows);
      }
    }
  }
  const due = await dueDeliveries(ctx, MESSAGE_GRACE_MS);
  await work.wake(due);
}
