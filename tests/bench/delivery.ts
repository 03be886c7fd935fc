import { Queue, Worker } from "bullmq";
import { findOrCreateCustomers } from "#app/domain/customers/find-or-create-customers.server.ts";
import { addEndpoint } from "#app/domain/notifications/manage-endpoints.server.ts";
import { insertShipments } from "#app/domain/shipments/insert-shipments.server.ts";
import { recordEvents } from "#app/domain/tracking/record-events.server.ts";
import type { Db } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { generateWebhookSecret } from "#app/platform/gateways/webhook-signature.server.ts";
import { channels, createRedis } from "#app/platform/redis.server.ts";
import { onRelayNudge } from "#app/platform/relay-nudge.ts";
import { createSecretBox } from "#app/platform/secret-box.server.ts";
import { systemAt } from "#prisma/seed/context.ts";
import { arrivalDraft } from "#prisma/seed/goods.ts";
import { createRandom } from "#prisma/seed/random.ts";
import { seedStandards } from "#prisma/seed/standards.ts";
import { startWebhookReceiver } from "#tests/fakes/webhook-receiver.ts";
import { type Program, startProgram } from "#tests/setup/program.ts";
import { type Figure, percentile } from "./result.ts";

const EVENTS = 3_000;
const NO_OPS = 10_000;
const CONCURRENCY = 16;
const LIVE_SECONDS = 10;
const PHONE = "+8619900001111";
const DATA_KEY = "bench-data-key-bench-data-key-bench-data-key";

/** Jobs a second that BullMQ does when they do nothing: the ceiling of anything that goes through it here. */
async function bareRate(redisUrl: string): Promise<number> {
  const patient = { maxRetriesPerRequest: null, enableOfflineQueue: true };
  const connection = createRedis(redisUrl, patient);
  const queue = new Queue("noop", { connection, prefix: "{bench}" });
  for (let added = 0; added < NO_OPS; added += 1_000) {
    await queue.addBulk(Array.from({ length: 1_000 }, () => ({ name: "noop", data: { n: added } })));
  }
  let done = 0;
  let started = 0;
  const blocking = createRedis(redisUrl, patient);
  const rate = await new Promise<number>((resolve) => {
    const worker = new Worker(
      "noop",
      async () => {
        started ||= performance.now();
        done += 1;
        if (done === NO_OPS) {
          resolve(NO_OPS / ((performance.now() - started) / 1000));
        }
      },
      { connection: blocking, prefix: "{bench}", concurrency: CONCURRENCY },
    );
    worker.on("error", () => {});
  });
  await queue.obliterate({ force: true });
  return rate;
}

/** Shipments of one customer whose endpoint is `url`. */
async function fill(db: Db, url: string, secret: string): Promise<void> {
  const ctx = systemAt(db, new Date(Date.now() - 3_600_000));
  await seedStandards(ctx);
  const party = { phone: PHONE, name: "压测客户", address: null, placeCode: null };
  await inTransaction(ctx, (tx) => findOrCreateCustomers(tx, ctx, [party]));
  const customer = await db.customer.update({
    where: { phone: PHONE },
    data: { preferences: { sms: [], wechat: [], email: [] } },
  });
  const box = createSecretBox(DATA_KEY);
  const { endpointId } = await addEndpoint(ctx, { customerId: customer.id, url }, box);
  await db.webhookEndpoint.update({ where: { id: endpointId }, data: { secret: box.seal(secret, endpointId) } });
  const random = createRandom(7);
  const count = EVENTS + 20_000;
  const drafts = Array.from({ length: count }, () => ({
    ...arrivalDraft(random, "inbound", ctx.now),
    consigneePhone: PHONE,
    shipperPhone: null,
    consigneeCustomerId: customer.id,
  }));
  await inTransaction(ctx, (tx) => insertShipments(tx, ctx, drafts), 600_000);
  // what was told before the measurement begins is no part of it
  await db.outboxEvent.updateMany({ data: { relayedAt: ctx.now } });
}

async function departures(program: Program, ids: string[], batch: number): Promise<void> {
  for (let at = 0; at < ids.length; at += batch) {
    const now = new Date();
    const events = ids.slice(at, at + batch).map((shipmentId) => ({
      shipmentId,
      code: "LINEHAUL_DEPARTED" as const,
      occurredAt: new Date(now.getTime() - 60_000),
      source: "system" as const,
    }));
    await recordEvents(systemAt(program.db, now), events);
  }
}

type Receiver = Awaited<ReturnType<typeof startWebhookReceiver>>;

async function arrived(receiver: Receiver, count: number, withinMs: number): Promise<void> {
  const end = Date.now() + withinMs;
  while (receiver.accepted().length < count) {
    if (Date.now() > end) {
      throw new Error(`${receiver.accepted().length} of ${count} webhooks arrived`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Webhooks a second while a full outbox is worked off: from the tenth to the nine-tenth of them. */
function sustained(receiver: Receiver, count: number): number {
  const times = receiver
    .accepted()
    .map((call) => call.receivedAtMs)
    .sort((a, b) => a - b);
  const from = times[Math.floor(count * 0.1)] as number;
  const to = times[Math.floor(count * 0.9) - 1] as number;
  return (count * 0.8) / ((to - from) / 1000);
}

/** Delays from the commit of an event to its webhook, in ms, at `rate` events a second. */
async function delays(program: Program, receiver: Receiver, ids: string[], rate: number): Promise<number[]> {
  const wanted = Math.min(ids.length, Math.round(rate * LIVE_SECONDS));
  const committed = new Map<string, number>();
  const before = receiver.accepted().length;
  const began = performance.now();
  for (let sent = 0; sent < wanted; sent += 1) {
    const id = ids[sent] as string;
    await departures(program, [id], 1);
    committed.set(id, Date.now());
    const due = began + ((sent + 1) / rate) * 1000;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
  }
  await arrived(receiver, before + wanted, 30_000);
  const numbers = await program.db.shipment.findMany({
    where: { id: { in: ids.slice(0, wanted) } },
    select: { id: true, waybillNo: true },
  });
  const idOf = new Map(numbers.map((row) => [row.waybillNo, row.id]));
  return receiver
    .accepted()
    .slice(before)
    .flatMap((call) => {
      const { data } = JSON.parse(call.body) as { data: { waybillNo: string } };
      const at = committed.get(idOf.get(data.waybillNo) ?? "");
      return at === undefined ? [] : [Math.max(0, call.receivedAtMs - at)];
    });
}

export async function benchDelivery(): Promise<Figure[]> {
  const secret = generateWebhookSecret();
  const receiver = await startWebhookReceiver({ secret });
  const program = await startProgram({
    web: false,
    workers: 0,
    env: { DATA_KEY, WEBHOOK_ALLOW_HOSTS: "127.0.0.1", WORKER_CONCURRENCY: String(CONCURRENCY) },
    fill: (db) => fill(db, receiver.url, secret),
  });
  // As the web process does it: whoever commits wakes the relay.
  const nudges = createRedis(program.env.REDIS_URL as string);
  onRelayNudge(() => void nudges.publish(channels.relayNudge, "1").catch(() => {}));
  try {
    const bare = await bareRate(program.env.REDIS_URL as string);
    const rows = await program.db.shipment.findMany({ select: { id: true }, orderBy: { id: "asc" } });
    const ids = rows.map((row) => row.id);
    await departures(program, ids.slice(0, EVENTS), 500);
    await program.startWorker();
    await arrived(receiver, EVENTS, 120_000);
    const rate = sustained(receiver, EVENTS);
    const delay = await delays(program, receiver, ids.slice(EVENTS), rate / 10);
    const p95 = percentile(delay, 0.95);
    return [
      {
        name: "event → webhook received",
        value: (rate / bare) * 100,
        unit: "%",
        sense: "≥",
        bound: 10,
        note: `${rate.toFixed(0)}/s against ${bare.toFixed(0)}/s bare no-op jobs, both with ${CONCURRENCY} at once`,
      },
      {
        name: "event → webhook received: p95 delay",
        value: p95,
        unit: "ms",
        sense: "≤",
        bound: 300,
        note: `${delay.length} events at ${(rate / 10).toFixed(0)}/s`,
      },
    ];
  } finally {
    onRelayNudge(() => {});
    nudges.disconnect();
    await program.stop();
    await receiver.stop();
  }
}
