import type { Job } from "bullmq";
import type { Work } from "#workers/handler.ts";
import { timed } from "#workers/run-handler.ts";

/** The time of a clock has come: whatever is due on it is raised. Checks that come close together share a transaction. */
export async function checkClock(job: Job<{ clockId: string }>, work: Work): Promise<void> {
  await timed("clocks-check", job, () => work.check.add(job.data.clockId));
}
