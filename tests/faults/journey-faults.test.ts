import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkArrivalList } from "#app/domain/shipments/arrival-list/check-arrival-list.server.ts";
import { mappingOf, matchColumns } from "#app/domain/shipments/arrival-list/columns.ts";
import { openArrivalList } from "#app/domain/shipments/arrival-list/open-arrival-list.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { systemAt } from "#prisma/seed/context.ts";
import { seedFleet } from "#prisma/seed/fleet.ts";
import { seedPartners } from "#prisma/seed/partners.ts";
import { seedStaff } from "#prisma/seed/staff.ts";
import { seedStandards } from "#prisma/seed/standards.ts";
import { dataFile } from "#tests/domain/shipments/arrival-list/files.ts";
import { makeCustomer, makeEndpoint, WEBHOOK_SECRET } from "#tests/factories/notifications.ts";
import { startSmtpReceiver } from "#tests/fakes/smtp-receiver.ts";
import { startWebhookReceiver } from "#tests/fakes/webhook-receiver.ts";
import { type Program, startProgram } from "#tests/setup/program.ts";
import { until } from "#tests/workers/worker-parts.ts";
import { askForImport, type Post, signedIn, untilList, uploadList } from "./desk.ts";
import { killWorker } from "./kill-worker.ts";
import { expectToldOnce, idsTold, messageName, type Receivers, refuseThrice } from "./told-once.ts";

const LIST = dataFile("arrival-list.xlsx");
const DATA_KEY = "journey-fault-data-key-journey-fault-data-key";
/** the demo driver's vehicle */
const PLATE = "新A·D3162";
const DELIVERED = 12;
const ARRIVE_WITHIN_MS = 90_000;
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

let program: Program;
let receivers: Receivers;
let desk: Post;
let driver: Post;
/** ids of the consignees that have an endpoint and an e-mail address */
const watched: string[] = [];
const { seen, respond } = refuseThrice();

const MOBILE = /^\+861\d{10}$/;

/** Every consignee of the list with a mobile phone whose goods are not held back: each row has one of its own. */
async function makeConsignees(ctx: Ctx): Promise<void> {
  const { layout } = await openArrivalList(LIST, ctx.now);
  const mapping = mappingOf(matchColumns(layout.headings));
  const { rows } = await checkArrivalList(layout, { mapping, today: ctx.now });
  for (const checked of rows) {
    const phone = checked.ok && !checked.row.holdRelease ? checked.row.consigneePhone : null;
    if (phone && MOBILE.test(phone)) {
      // Nobody sleeps: a text to a phone is not held till the morning.
      const quiet = { quietFrom: "00:00", quietTo: "00:00" };
      const customer = await makeCustomer(ctx, { phone, wechatOpenId: null, ...quiet });
      await makeEndpoint(ctx, customer, receivers.webhook.url, DATA_KEY);
      watched.push(customer);
    }
  }
}

beforeAll(async () => {
  receivers = {
    webhook: await startWebhookReceiver({ secret: WEBHOOK_SECRET, respond }),
    mails: await startSmtpReceiver(),
  };
  program = await startProgram({
    workers: 2,
    env: {
      DATA_KEY,
      SMTP_URL: receivers.mails.url,
      WEBHOOK_ALLOW_HOSTS: "127.0.0.1",
      RETRY_SCALE: "0.001",
      WORKER_CONCURRENCY: "2",
    },
    fill: async (db) => {
      const ctx = systemAt(db, new Date());
      await seedStaff(ctx);
      await seedStandards(ctx);
      await seedPartners(ctx);
      await seedFleet(ctx);
      await makeConsignees(ctx);
    },
  });
  desk = await signedIn(program, "inbound_dispatcher");
  driver = await signedIn(program, "driver");
});
afterAll(async () => {
  await program?.stop();
  await receivers?.webhook.stop();
  await receivers?.mails.stop();
});

const ofWatched = () => ({ consigneeCustomerId: { in: watched } });
/** Shippers are told as well, some of them not before the morning. */
const toWatched = () => ({ customerId: { in: watched } });
const eventually = (what: string, ok: () => Promise<boolean> | boolean) =>
  until(`${what}; ${program.output()}`, ok, ARRIVE_WITHIN_MS);

/** By what a consignee is told: a text is sent only of what needs somebody at the door, and of the end. */
const channelsOf = (milestone: string) => ["webhook", "email", ...(milestone === "in_transit" ? [] : ["sms"])];

/** Those of the shipments whose consignee was told of a milestone by every channel. */
async function toldOf(shipmentIds: string[], milestone: string): Promise<string[]> {
  const channels = channelsOf(milestone);
  const sent = await program.db.delivery.groupBy({
    by: ["shipmentId"],
    where: {
      ...toWatched(),
      shipmentId: { in: shipmentIds },
      notice: { startsWith: milestone },
      channel: { in: channels },
      status: "sent",
    },
    _count: { _all: true },
  });
  return sent.flatMap(({ shipmentId, _count }) => (shipmentId && _count._all === channels.length ? [shipmentId] : []));
}

const requestsAbout = (milestone: string) =>
  receivers.webhook.received.filter(({ body }) => JSON.parse(body).data.milestone === milestone).length;

/** A worker is killed while the customers are being told, and another takes its place. */
async function killAmidst(milestone: string, requests: number, of: number): Promise<void> {
  await eventually(`${requests} webhooks of ${milestone}`, () => requestsAbout(milestone) >= requests);
  await killWorker(program);
  expect([...idsTold(receivers.webhook).keys()].filter((name) => name.endsWith(milestone)).length).toBeLessThan(of);
  await program.startWorker();
}

/** Acts of the driver's phone, one after the other. */
async function act(...commands: object[]): Promise<void> {
  const at = new Date().toISOString();
  const sent = commands.map((command) => ({ id: randomUUID(), at, ...command }));
  const answer = await driver("/driver/sync", { commands: sent });
  const { answers } = (await answer.json()) as { answers: object[] };
  expect(answers).toEqual(sent.map(({ id }) => ({ id, ok: true, partly: [] })));
}

/** Twelve shipments for Ürümqi on the driver's vehicle, released to him. Returns the trip. */
async function dispatch(shipmentIds: string[]): Promise<string> {
  const { db } = program;
  const vehicle = await db.vehicle.findUniqueOrThrow({ where: { plate: PLATE } });
  const shipments = await db.shipment.findMany({ where: { id: { in: shipmentIds } } });
  const items = shipments.map(({ id, version }) => ({ shipmentId: id, version }));
  const to = { vehicleId: vehicle.id };
  await desk("/dispatch/act", { intent: "assign", payload: { items, to, acceptWarnings: true } });
  const trip = await db.trip.findFirstOrThrow({ where: { vehicleId: vehicle.id }, include: { loads: true } });
  const carried = trip.loads.filter(({ kind }) => kind === "delivery").map(({ shipmentId }) => shipmentId);
  expect(carried.sort()).toEqual(shipmentIds.toSorted());
  await desk("/dispatch/act", { intent: "release", payload: { tripId: trip.id, version: trip.version } });
  return trip.id;
}

const stopsOf = (tripId: string, kind: string) =>
  program.db.tripStop.findMany({ where: { tripId, kind }, orderBy: { seq: "asc" }, include: { loads: true } });

async function collect(tripId: string): Promise<void> {
  for (const { id: stopId } of await stopsOf(tripId, "pickup")) {
    await act({ type: "arrive", tripId, stopId }, { type: "complete", tripId, stopId });
  }
}

async function deliver(tripId: string): Promise<void> {
  for (const { id: stopId, loads } of await stopsOf(tripId, "delivery")) {
    const form = new FormData();
    form.set("key", randomUUID());
    form.set("purpose", "signature");
    form.set("shipmentId", loads[0]?.shipmentId ?? "");
    form.set("file", new File([PNG], "signature.png", { type: "image/png" }));
    const kept = await driver("/driver/files", form);
    const { fileId } = (await kept.json()) as { fileId: string };
    const pod = { signedBy: "前台", relation: "colleague", signatureFileId: fileId };
    await act({ type: "arrive", tripId, stopId }, { type: "complete", tripId, stopId, pod });
  }
}

/** The mailbox has each message of each channel once, and all of them went out. */
async function expectMailbox(wanted: string[]): Promise<void> {
  const all = await program.db.delivery.findMany({ where: toWatched() });
  const shipments = await program.db.shipment.findMany({ select: { id: true, waybillNo: true } });
  const waybills = new Map(shipments.map(({ id, waybillNo }) => [id, waybillNo]));
  const named = (channel: string) =>
    all
      .filter((message) => message.channel === channel)
      .map(({ shipmentId, notice }) => messageName(waybills.get(shipmentId ?? "") ?? "", notice.split(":")[0] ?? ""))
      .sort();
  for (const channel of ["webhook", "email", "sms"]) {
    const due = wanted.filter((name) => channelsOf(name.split(" ")[1] ?? "").includes(channel));
    expect(named(channel), channel).toEqual(due.sort());
  }
  const texts = all.filter(({ channel }) => channel === "sms");
  expect(texts.filter(({ providerId }) => providerId !== "mailbox")).toEqual([]);
  expect(all.filter(({ status }) => status !== "sent")).toEqual([]);
}

describe("the main job, with workers killed, Redis crashed and a receiver that answers 500 three times", () => {
  it("tells every customer every milestone once", async () => {
    const { db } = program;
    const listId = await uploadList(desk, LIST, "沪新专线");
    await untilList(program, listId, "checked");
    await askForImport(desk, program, listId);
    await untilList(program, listId, "done");
    await killAmidst("in_transit", 100, watched.length);

    const goods = await db.shipment.findMany({
      where: { ...ofWatched(), destCode: { startsWith: "6501" }, dispatchTask: "delivery", blocksDispatch: false },
      orderBy: { id: "asc" },
      select: { id: true, waybillNo: true },
    });
    const ready = () =>
      toldOf(
        goods.map(({ id }) => id),
        "in_transit",
      );
    await eventually("twelve consignees know", async () => (await ready()).length >= DELIVERED);
    const known = new Set(await ready());
    const carried = goods.filter(({ id }) => known.has(id)).slice(0, DELIVERED);
    const ids = carried.map(({ id }) => id);
    const tripId = await dispatch(ids);

    await program.killRedis();
    await act({ type: "depart", tripId });
    await collect(tripId);
    expect(await db.shipment.count({ where: { id: { in: ids }, milestone: "out_for_delivery" } })).toBe(DELIVERED);
    expect(await toldOf(ids, "out_for_delivery")).toEqual([]);
    await program.startRedis();
    await eventually("all know of the vehicle", async () => {
      return (await toldOf(ids, "out_for_delivery")).length === DELIVERED;
    });

    await deliver(tripId);
    await killAmidst("delivered", 1, DELIVERED);
    expect(await db.proofOfDelivery.count()).toBe(DELIVERED);
    const all = await db.shipment.findMany({ where: ofWatched(), select: { waybillNo: true } });
    expect(all).toHaveLength(watched.length);
    const wanted = [
      ...all.map(({ waybillNo }) => messageName(waybillNo, "in_transit")),
      ...carried.flatMap(({ waybillNo }) =>
        ["out_for_delivery", "delivered"].map((one) => messageName(waybillNo, one)),
      ),
    ];
    const open = { notIn: ["sent", "suppressed", "dead"] };
    await eventually("all is sent", async () => {
      const told = await toldOf(ids, "delivered");
      return told.length === DELIVERED && (await db.delivery.count({ where: { ...toWatched(), status: open } })) === 0;
    });
    expectToldOnce(receivers, wanted);
    await expectMailbox(wanted);
    // Each was refused three times, and taken at the fourth.
    expect(seen.size).toBe(wanted.length);
    expect(receivers.webhook.received.filter(({ status }) => status === 500)).toHaveLength(3 * wanted.length);
  });
});
