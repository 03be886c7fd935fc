import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planNotifications } from "#app/domain/notifications/plan-notifications.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { makeCustomer, makeEndpoint, PLAN_TOOLS, recordAndCollect } from "#tests/factories/notifications.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

let test: TestDb;
let desk: Ctx;
let system: Ctx;

beforeAll(async () => {
  test = await testDb();
  desk = test.ctx("inbound_dispatcher");
  system = test.ctx("system");
});
afterAll(() => test.close());

const at = (minutesAgo: number) => new Date(TEST_NOW.getTime() - minutesAgo * 60_000);
const event = (shipmentId: string, code: "DEST_ARRIVED" | "OUT_FOR_DELIVERY", minutesAgo: number, pieces?: string) =>
  ({ shipmentId, code, occurredAt: at(minutesAgo), source: "desk", ...(pieces ? { pieces } : {}) }) as const;
const deliveriesOf = (shipmentId: string) =>
  desk.db.delivery.findMany({ where: { shipmentId }, orderBy: { id: "asc" } });
const plan = (requests: Parameters<typeof planNotifications>[2]) => planNotifications(system, PLAN_TOOLS, requests);

describe("planNotifications", () => {
  it("makes one message for each channel and endpoint of consignee and shipper", async () => {
    const consignee = await makeCustomer(desk, { wechatOpenId: null });
    const shipper = await makeCustomer(desk, { email: null, phone: null, wechatOpenId: null });
    await makeEndpoint(desk, shipper, "https://one.example/hook");
    await makeEndpoint(desk, shipper, "https://two.example/hook");
    const off = await makeEndpoint(desk, shipper, "https://off.example/hook");
    await desk.db.webhookEndpoint.update({ where: { id: off }, data: { enabled: false } });
    const id = await makeShipment(desk, { consigneeCustomerId: consignee, shipperCustomerId: shipper });
    const [wakes] = await plan(await recordAndCollect(desk, [event(id, "OUT_FOR_DELIVERY", 5)]));
    const rows = await deliveriesOf(id);
    expect(rows.map(({ channel, customerId, recipient }) => [channel, customerId, recipient])).toEqual([
      ["email", consignee, expect.stringContaining("@example.com")],
      ["sms", consignee, expect.stringMatching(/^\+86139/)],
      ["webhook", shipper, "https://one.example/hook"],
      ["webhook", shipper, "https://two.example/hook"],
    ]);
    expect(wakes?.map((wake) => wake.id)).toEqual(rows.map((row) => row.id));
    const [email, , webhook] = rows;
    expect(email?.dueAt).toEqual(new Date(TEST_NOW.getTime() + PLAN_TOOLS.settings.settleMs));
    expect(webhook?.dueAt).toEqual(TEST_NOW);
    expect(email?.subject).toContain("派送中");
  });

  it("tells a customer who both sends and receives once", async () => {
    const both = await makeCustomer(desk, { phone: null, wechatOpenId: null });
    const id = await makeShipment(desk, { consigneeCustomerId: both, shipperCustomerId: both });
    await plan(await recordAndCollect(desk, [event(id, "DEST_ARRIVED", 5)]));
    expect(await deliveriesOf(id)).toHaveLength(1);
  });

  it("writes a webhook that names no person, with the codes of others", async () => {
    const customer = await makeCustomer(desk);
    await makeEndpoint(desk, customer, "https://one.example/hook");
    const id = await makeShipment(desk, { consigneeCustomerId: customer, externalNo: "AB-1", senderKey: "s" });
    await plan(await recordAndCollect(desk, [event(id, "DEST_ARRIVED", 5)]));
    const row = (await deliveriesOf(id)).find(({ channel }) => channel === "webhook");
    const body = JSON.parse(row?.body ?? "");
    expect(body).toMatchObject({
      type: "shipment.milestone",
      id: row?.id,
      data: {
        externalNo: "AB-1",
        milestone: "in_transit",
        attempt: 1,
        partial: null,
        occurredAt: at(5).toISOString(),
        codes: { kuaidi100: "1001", aftership: "InTransit_003", wechat: "200001" },
      },
    });
    expect(row?.body).not.toMatch(/古丽娜|19936164877|西虹西路/);
  });

  it("does a row handled before, or twice in one batch, once", async () => {
    const customer = await makeCustomer(desk);
    const id = await makeShipment(desk, { consigneeCustomerId: customer });
    const requests = await recordAndCollect(desk, [event(id, "DEST_ARRIVED", 5)]);
    const [first, second] = await plan([...requests, ...requests]);
    expect(first?.length).toBeGreaterThan(0);
    expect(second).toEqual([]);
    expect(await plan(requests)).toEqual([[]]);
    expect(await deliveriesOf(id)).toHaveLength(first?.length ?? 0);
  });

  it("makes one message of a burst of scans, whatever number of events it comes as", async () => {
    const customer = await makeCustomer(desk, { phone: null, wechatOpenId: null });
    const id = await makeShipment(desk, { consigneeCustomerId: customer });
    const scans = ["1", "2", "3-5", "6-10"].map((pieces, index) => event(id, "DEST_ARRIVED", 20 - index, pieces));
    for (const scan of scans) {
      await plan(await recordAndCollect(desk, [scan]));
    }
    expect((await deliveriesOf(id)).map(({ notice }) => notice)).toEqual(["in_transit"]);
  });

  it("obeys the customer's choice, quiet hours and unsubscription", async () => {
    const night = { ...system, now: new Date("2026-11-18T15:00:00Z") };
    const customer = await makeCustomer(desk, {
      preferences: { email: ["delivered"], sms: ["in_transit"], wechat: [] },
    });
    const gone = await makeCustomer(desk, { unsubscribedAt: TEST_NOW, phone: null, wechatOpenId: null });
    const id = await makeShipment(desk, { consigneeCustomerId: customer, shipperCustomerId: gone });
    const requests = await recordAndCollect(desk, [event(id, "DEST_ARRIVED", 5)]);
    const [wakes] = await planNotifications(night, PLAN_TOOLS, requests);
    const rows = await deliveriesOf(id);
    expect(rows.map(({ channel, status, reason }) => [channel, status, reason])).toEqual([
      ["sms", "pending", null],
      ["email", "suppressed", "unsubscribed"],
    ]);
    expect(rows[0]?.dueAt).toEqual(new Date("2026-11-19T00:00:00Z"));
    expect(wakes).toHaveLength(1);
  });

  it("uses the manager's template and the customer's language", async () => {
    const customer = await makeCustomer(desk, { locale: "en", phone: null, wechatOpenId: null });
    await desk.db.notificationTemplate.create({
      data: {
        id: "template-1",
        notice: "in_transit",
        channel: "email",
        locale: "en",
        version: 1,
        subject: "Moving: {waybillNo}",
        body: "{goods} in {place}",
        createdAt: TEST_NOW,
        createdByName: "m",
      },
    });
    const id = await makeShipment(desk, { consigneeCustomerId: customer });
    await plan(await recordAndCollect(desk, [event(id, "DEST_ARRIVED", 5)]));
    const [row] = await deliveriesOf(id);
    expect(row).toMatchObject({ templateId: "template-1", locale: "en" });
    expect(row?.subject).toMatch(/^Moving: XJT/);
    expect(row?.body).toContain("灯具 in 乌鲁木齐");
  });
});
