import { type JobsOptions, Queue } from "bullmq";
import type { Redis } from "ioredis";
import type { ClockWake } from "#app/domain/clocks/clock.ts";
import type { Wake } from "#app/domain/notifications/plan-notifications.server.ts";
import { within } from "./within.ts";

/**
 * `events`: short reactions to committed events. `bulk`: long ones, one at a time. `webhooks`, `messages`: one attempt at
 * one message each; apart, so that a slow receiver of the one does not hold up the other. `clocks`: looks at deadlines that
 * wait for their time. `upkeep`: what the clock starts.
 */
export const QUEUE_NAMES = ["events", "bulk", "webhooks", "messages", "clocks", "upkeep"] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

export interface NewJob {
  name: string;
  data: unknown;
  opts: JobsOptions;
}

export interface Queues {
  /** *Throws* when Redis is away or does not answer in time; what was added before an error may be added again. */
  add(queue: QueueName, jobs: NewJob[]): Promise<void>;
  get(queue: QueueName): Queue;
  close(): Promise<void>;
}

const ADD_LIMIT_MS = 5_000;
const CHUNK = 500;

/**
 * The queues of this program under `prefix`, for adding. `redis` must fail at once while it is away. A queue is made when
 * Redis is there to be asked for it: one that could not reach Redis when it was made stays broken for ever.
 */
export function createQueues(redis: Redis, prefix: string): Queues {
  const queues = new Map<QueueName, Queue>();

  function make(name: QueueName): Queue {
    const options = { connection: redis, prefix, skipWaitingForReady: true, streams: { events: { maxLen: 100 } } };
    const queue = new Queue(name, options);
    // The error comes to whoever asks for something; without a listener it would end the process as well.
    queue.on("error", () => {});
    queues.set(name, queue);
    queue.waitUntilReady().catch(() => queues.delete(name));
    return queue;
  }

  function get(name: QueueName): Queue {
    if (redis.status !== "ready") {
      throw new Error("Redis is away");
    }
    return queues.get(name) ?? make(name);
  }

  return {
    get,
    async add(name, jobs) {
      for (let start = 0; start < jobs.length; start += CHUNK) {
        await within(ADD_LIMIT_MS, get(name).addBulk(jobs.slice(start, start + CHUNK)));
      }
    },
    close: async () => {
      await Promise.allSettled([...queues.values()].map((queue) => queue.close()));
    },
  };
}

/**
 * Has the messages taken up when they are due. A job is named after the attempt, so that asking twice makes one job; it
 * leaves no trace when it ends, so that the sweeper can ask again.
 */
export async function enqueueWakes(queues: Queues, wakes: readonly Wake[], now: number): Promise<void> {
  const jobOf = ({ id, attempts, dueAt }: Wake): NewJob => ({
    name: "deliver",
    data: { deliveryId: id },
    opts: {
      jobId: `delivery-${id}-${attempts}`,
      delay: Math.max(0, dueAt.getTime() - now),
      removeOnComplete: true,
      removeOnFail: true,
    },
  });
  const webhooks = wakes.filter(({ channel }) => channel === "webhook");
  const messages = wakes.filter(({ channel }) => channel !== "webhook");
  await queues.add("webhooks", webhooks.map(jobOf));
  await queues.add("messages", messages.map(jobOf));
}

/**
 * Has clocks looked at when their next alert is due. A job is named after clock and time, so that asking twice makes one
 * job; one whose clock has moved finds nothing to do. The sweeper finds what a lost one would have missed.
 */
export async function enqueueClockWakes(queues: Queues, wakes: readonly ClockWake[], now: number): Promise<void> {
  const jobOf = ({ clockId, checkAt }: ClockWake): NewJob => ({
    name: "check",
    data: { clockId },
    opts: {
      jobId: `clock-${clockId}-${checkAt.getTime()}`,
      delay: Math.max(0, checkAt.getTime() - now),
      attempts: 3,
      backoff: { type: "exponential", delay: 1_000 },
      removeOnComplete: true,
      removeOnFail: true,
    },
  });
  await queues.add("clocks", wakes.map(jobOf));
}
