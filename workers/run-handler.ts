import type { Job } from "bullmq";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Db } from "#app/platform/db/db-types.ts";
import { logger } from "#app/platform/logger.server.ts";
import { jobs } from "#app/platform/metrics.server.ts";
import type { Handler, Work } from "./handler.ts";

/** What an event's job carries. */
export interface EventJob {
  outboxId: string;
  payload: unknown;
}

/** The context of the program itself, acting on its own. */
export function workerCtx(db: Db, requestId: string): Ctx {
  const actor = { kind: "system", id: "worker", name: "system", role: "system" } as const;
  return { actor, db, now: new Date(), locale: "zh-CN", requestId, ip: "" };
}

/** Times `body` under `name`; logs the failure of the last try. Throws what it throws, for the queue to try again. */
export async function timed<T>(name: string, job: Job, body: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const seen = (outcome: "done" | "failed") =>
    jobs.observe({ handler: name, outcome }, (performance.now() - started) / 1_000);
  try {
    const result = await body();
    seen("done");
    return result;
  } catch (error) {
    seen("failed");
    const tries = job.opts.attempts ?? 1;
    if (job.attemptsMade + 1 >= tries) {
      logger.error({ err: error, handler: name, job: job.id, tries }, "job failed");
    }
    throw error;
  }
}

/** Runs one handler for one job: payload checked, context made, time taken. */
export async function runHandler(handler: Handler, job: Job<EventJob>, work: Work): Promise<void> {
  await timed(handler.name, job, async () => {
    const payload = handler.schema.parse(job.data.payload);
    const facts = {
      outboxId: job.data.outboxId,
      attempt: job.attemptsMade + 1,
      progress: (percent: number) => job.updateProgress(percent),
    };
    await handler.run(workerCtx(work.db, job.id ?? ""), payload, work, facts);
  });
}
