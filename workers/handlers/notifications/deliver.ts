import type { Job } from "bullmq";
import { sendDelivery } from "#app/domain/notifications/send-delivery.server.ts";
import type { Work } from "#workers/handler.ts";
import { timed, workerCtx } from "#workers/run-handler.ts";

/** One attempt at one message. */
export async function deliver(job: Job<{ deliveryId: string }>, work: Work): Promise<void> {
  await timed("notifications-deliver", job, async () => {
    const again = await sendDelivery(workerCtx(work.db, job.id ?? ""), work.send, job.data.deliveryId);
    if (again) {
      await work.wake([again]);
    }
  });
}
