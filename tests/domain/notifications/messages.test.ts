import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDeliveryFilter } from "#app/domain/notifications/delivery-filter.server.ts";
import { countDeliveries, deliveryDetail, listDeliveries } from "#app/domain/notifications/delivery-queries.server.ts";
import { maskRecipient } from "#app/domain/notifications/recipient-mask.ts";
import { resendDeliveries } from "#app/domain/notifications/resend-deliveries.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";
import { makeCustomer } from "#tests/factories/notifications.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

let test: TestDb;
let agent: Ctx;
let customer: string;
let shipment: string;

const statuses = ["pending", "failed", "dead", "dead", "suppressed", "sent"];

beforeAll(async () => {
  test = await testDb();
  agent = test.ctx("service_agent");
  customer = await makeCustomer(agent, { name: "阿里木商行", phone: "+8613912345678" });
  shipment = await makeShipment(agent, { consigneeCustomerId: customer });
  for (const [index, status] of statuses.entries()) {
    const id = newId();
    const at = { createdAt: new Date(TEST_NOW.getTime() + index * 86_400_000), dueAt: TEST_NOW, updatedAt: TEST_NOW };
    const about = { shipmentId: shipment, customerId: customer, notice: "delivered", locale: "zh-CN" };
    const text = { subject: "s", body: "b", recipient: "+8613912345678" };
    const channel = index < 3 ? "sms" : "email";
    const attempts = status === "dead" ? 6 : 0;
    await agent.db.delivery.create({
      data: { id, dedupeKey: id, channel, status, attempts, ...about, ...text, ...at },
    });
  }
});
afterAll(() => test.close());

const list = async (query: string) =>
  (await listDeliveries(agent, readDeliveryFilter(new URLSearchParams(query)), null)).lines;

describe("the lists of messages", () => {
  it("filter by status, channel and day", async () => {
    expect(await list("")).toHaveLength(6);
    expect((await list("status=dead")).map(({ status }) => status)).toEqual(["dead", "dead"]);
    expect(await list("status=dead&channel=sms")).toHaveLength(1);
    expect(await list("from=2026-11-20&to=2026-11-21")).toHaveLength(2);
    expect(await list("from=nonsense&channel=fax")).toHaveLength(6);
  });

  it("find by waybill, phone and name, and mask every address", async () => {
    const { waybillNo } = await agent.db.shipment.findUniqueOrThrow({ where: { id: shipment } });
    for (const query of [waybillNo, "139 1234 5678", "阿里木"]) {
      expect(await list(`q=${encodeURIComponent(query)}`)).toHaveLength(6);
    }
    expect(await list("q=nobody")).toEqual([]);
    const [line] = await list("channel=sms");
    expect(line).toMatchObject({ recipient: "139****5678", waybillNo, customerName: "阿里木商行" });
    expect(maskRecipient("email", "wang@example.com")).toBe("w***@example.com");
    expect(maskRecipient("webhook", "https://a.example/secret-path?k=1")).toBe("a.example");
  });

  it("are for those who handle messages", async () => {
    await expect(listDeliveries(test.ctx("finance"), {}, null)).rejects.toMatchObject({ code: "forbidden" });
    await expect(deliveryDetail(test.ctx("driver"), "x")).rejects.toMatchObject({ code: "forbidden" });
  });

  it("go on page by page", async () => {
    const first = await listDeliveries(agent, {}, null);
    const middle = first.lines[2]?.id ?? "";
    const rest = await listDeliveries(agent, {}, middle);
    expect(rest.lines.map(({ id }) => id)).toEqual(first.lines.slice(3).map(({ id }) => id));
  });
});

describe("sending again", () => {
  it("takes one or all of a filter, but nothing that waits or has arrived", async () => {
    const before = await list("");
    expect(await countDeliveries(agent, {})).toEqual({ pending: 1, failed: 1, dead: 2, resendable: 4 });
    const dead = before.filter(({ status }) => status === "dead");
    const chosen = dead[0]?.id ?? "";
    const sent = before.find(({ status }) => status === "sent")?.id ?? "";
    expect(await resendDeliveries(agent, { ids: [chosen, sent] })).toEqual({ resent: 1, left: 0 });
    expect(await deliveryDetail(agent, chosen)).toMatchObject({ status: "pending", attempts: 0, reason: null });
    const facts = () =>
      agent.db.outboxEvent.findMany({ where: { event: "delivery.requested" }, orderBy: { id: "asc" } });
    expect((await facts()).map(({ payload }) => payload)).toEqual([{ deliveryIds: [chosen] }]);
    expect(await resendDeliveries(agent, { filter: {} })).toEqual({ resent: 3, left: 0 });
    expect((await facts())[1]?.payload).toMatchObject({ deliveryIds: { length: 3 } });
    expect((await list("status=sent")).map(({ id }) => id)).toEqual([sent]);
    expect(await resendDeliveries(agent, { filter: {} })).toEqual({ resent: 0, left: 0 });
  });
});
