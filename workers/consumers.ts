import { type Job, Worker } from "bullmq";
import type { Redis } from "ioredis";
import type { Work } from "./handler.ts";
import { checkClock } from "./handlers/clocks/check.ts";
import { deliver } from "./handlers/notifications/deliver.ts";
import { QUEUE_NAMES, type QueueName, type Queues } from "./queues.ts";
import { type EventJob, runHandler, timed } from "./run-handler.ts";
import type { Schedule } from "./schedules.ts";
import { handlersByName } from "./subscriptions.ts";
import { within } from "./within.ts";

/** After so long, in ms, without a sign of life of its worker a job is given to another. */
const LOCK_MS = 15_000;
const STALLED_CHECK_MS = 5_000;
const CLOSE_LIMIT_MS = 25_000;
/** Events and webhooks spend most of their time waiting to share a transaction with others. */
const GATHERED = 12;

export interface ConsumerOptions {
  /** must wait for Redis as long as it takes */
  redis: Redis;
  prefix: string;
  /** how many e-mails and texts are sent at once; of events and webhooks twelve times as many are under way */
  concurrency: number;
  work: Work;
  queues: Queues;
  schedules: readonly Schedule[];
}

type Process = (job: Job) => Promise<void>;

async function handleEvent(job: Job<EventJob>, work: Work): Promise<void> {
  const handler = handlersByName.get(job.name);
  if (!handler) {
    throw new Error(`no handler is called ${job.name}`);
  }
  await runHandler(handler, job, work);
}

async function keepUp(job: Job, { schedules, work, queues }: ConsumerOptions): Promise<void> {
  const schedule = schedules.find(({ name }) => name === job.name);
  // One that a former version had; it goes with the next start.
  if (schedule) {
    await timed(schedule.name, job, () => schedule.run(work, queues));
  }
}

function processOf(queue: QueueName, options: ConsumerOptions): Process {
  switch (queue) {
    case "events":
    case "bulk":
      return (job) => handleEvent(job, options.work);
    case "webhooks":
    case "messages":
      return (job) => deliver(job, options.work);
    case "clocks":
      return (job) => checkClock(job, options.work);
    case "upkeep":
      return (job) => keepUp(job, options);
  }
}

function concurrencyOf(queue: QueueName, concurrency: number): number {
  if (queue === "bulk" || queue === "upkeep") {
    return 1;
  }
  return queue === "messages" ? concurrency : concurrency * GATHERED;
}

/** Starts taking jobs from every queue. Returns the way to stop: jobs under way are finished, for 25 s at most. */
export function startConsumers(options: ConsumerOptions): () => Promise<void> {
  const workers = QUEUE_NAMES.map((name) => {
    const worker = new Worker(name, processOf(name, options), {
      connection: options.redis,
      prefix: options.prefix,
      concurrency: concurrencyOf(name, options.concurrency),
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_CHECK_MS,
      maxStalledCount: 10,
    });
    // Redis going away is seen by the health check; without a listener it would end the process.
    worker.on("error", () => {});
    return worker;
  });
  return async () => {
    await within(CLOSE_LIMIT_MS, Promise.all(workers.map((worker) => worker.close()))).catch(() => {});
  };
}
