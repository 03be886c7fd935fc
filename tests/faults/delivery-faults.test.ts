import { afterEach, describe, expect, it } from "vitest";
import { insertShipments } from "#app/domain/shipments/insert-shipments.server.ts";
import type { EventCode } from "#app/domain/tracking/event-definition.ts";
import { recordEvents } from "#app/domain/tracking/record-events.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Db } from "#app/platform/db/db-types.ts";
import { aDraft, makeStandards } from "#tests/factories/new-shipments.ts";
import { makeCustomer, makeEndpoint, WEBHOOK_SECRET } from "#tests/factories/notifications.ts";
import { startSmtpReceiver } from "#tests/fakes/smtp-receiver.ts";
import { startWebhookReceiver } from "#tests/fakes/webhook-receiver.ts";
import { type Program, startProgram } from "#tests/setup/program.ts";
import { actorOf } from "#tests/setup/test-db.ts";
import { until } from "#tests/workers/worker-parts.ts";
import { killWorker } from "./kill-worker.ts";
import { expectToldOnce, idsTold, messageName, type Receivers, refuseThrice } from "./told-once.ts";

const DATA_KEY = "fault-data-key-fault-data-key-fault-data-key";
const ARRIVE_WITHIN_MS = 120_000;
const toStop: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const stop of toStop.splice(0).toReversed()) {
    await stop();
  }
});

const deskOf = (db: Db): Ctx => {
  const about = { locale: "zh-CN", requestId: "faults", ip: "127.0.0.1" } as const;
  return { actor: actorOf("system"), db, now: new Date(), ...about };
};

interface Scene extends Receivers {
  program: Program;
  shipments: { id: string; waybillNo: string }[];
  /** records one event on every shipment */
  report(code: EventCode): Promise<void>;
}

/** Workers as in production, a customer with e-mail and an endpoint, and shipments for him. */
async function scene(count: number, respond?: Parameters<typeof startWebhookReceiver>[0]["respond"]): Promise<Scene> {
  const webhook = await startWebhookReceiver({ secret: WEBHOOK_SECRET, respond });
  const mails = await startSmtpReceiver();
  toStop.push(webhook.stop, mails.stop);
  let shipments: Scene["shipments"] = [];
  const program = await startProgram({
    web: false,
    env: {
      DATA_KEY,
      SMTP_URL: mails.url,
      WEBHOOK_ALLOW_HOSTS: "127.0.0.1",
      RETRY_SCALE: "0.001",
      WORKER_CONCURRENCY: "2",
    },
    fill: async (db) => {
      const ctx = deskOf(db);
      await makeStandards(ctx);
      const phone = "+862034567890";
      const customer = await makeCustomer(ctx, { phone, wechatOpenId: null, preferences: { sms: [] } });
      await makeEndpoint(ctx, customer, webhook.url, DATA_KEY);
      const shippedAt = new Date(Date.now() - 3 * 86_400_000);
      const draft = aDraft({ shipperPhone: phone, consigneePhone: null, pieces: 3, shippedAt });
      shipments = await db.$transaction((tx) =>
        insertShipments(
          tx,
          ctx,
          Array.from({ length: count }, () => draft),
        ),
      );
    },
  });
  toStop.push(program.stop);
  const report = async (code: EventCode) => {
    const at = { occurredAt: new Date(), source: "desk" } as const;
    const outcomes = await recordEvents(
      deskOf(program.db),
      shipments.map(({ id }) => ({ shipmentId: id, code, ...at })),
    );
    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
  };
  return { program, webhook, mails, shipments, report };
}

/** Every milestone arrived by webhook and by mail; what came more than once came under the same id. */
async function expectEverything(all: Scene, milestones: string[]): Promise<void> {
  const { program, shipments } = all;
  const wanted = shipments.flatMap(({ waybillNo }) => milestones.map((milestone) => messageName(waybillNo, milestone)));
  const unsent = () => program.db.delivery.count({ where: { status: { not: "sent" } } });
  const made = () => program.db.delivery.count();
  await until(
    `everything is sent; ${program.output()}`,
    async () => (await made()) === wanted.length * 2 && (await unsent()) === 0,
    ARRIVE_WITHIN_MS,
  );
  expectToldOnce(all, wanted);
}

const received = (all: Scene, count: number) =>
  until(`${count} webhooks; ${all.program.output()}`, () => idsTold(all.webhook).size >= count, ARRIVE_WITHIN_MS);

describe("every milestone arrives exactly once", () => {
  it("when the worker is killed twice in the middle of 200 deliveries", async () => {
    // Slow enough that there is a middle.
    const all = await scene(200, () => ({ status: 204, delayMs: 100 }));
    const { program } = all;
    await all.report("DEST_ARRIVED");
    for (const count of [1, 80]) {
      await received(all, count);
      expect(idsTold(all.webhook).size).toBeLessThan(200);
      await killWorker(program);
      await program.startWorker();
    }
    await expectEverything(all, ["in_transit"]);
  });

  it("when Redis crashes in the middle, is away while more happens, and is restarted in order", async () => {
    const all = await scene(100);
    const { program } = all;
    await all.report("DEST_ARRIVED");
    await received(all, 20);
    await program.killRedis();
    await all.report("OUT_FOR_DELIVERY");
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await program.startRedis();
    await received(all, 120);
    await program.stopRedis();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await program.startRedis();
    await expectEverything(all, ["in_transit", "out_for_delivery"]);
  });

  it("when the receiver answers 500 three times to each", async () => {
    const { seen, respond } = refuseThrice();
    const all = await scene(20, respond);
    await all.report("DEST_ARRIVED");
    await expectEverything(all, ["in_transit"]);
    expect([...seen.values()]).toEqual(Array.from({ length: 20 }, () => 4));
    const tries = await all.program.db.deliveryTry.findMany({ where: { outcome: "retry" } });
    expect(tries).toHaveLength(60);
    expect(tries.every(({ httpStatus, response }) => httpStatus === 500 && response === "not now")).toBe(true);
  });
});
