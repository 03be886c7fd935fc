import { afterEach, beforeEach, expect, test } from "vitest";
import { complaintsOfShipment } from "#app/domain/complaints/complaint-file.server.ts";
import { complaintByToken } from "#app/domain/complaints/complaint-token.server.ts";
import { fromShortForm } from "#app/domain/complaints/public-complaint.ts";
import { registerComplaint } from "#app/domain/complaints/register-complaint.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";
import { later, MINUTE, registered, rowOf } from "#tests/factories/complaints.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let anyone: Ctx;
let agent: Ctx;
let shipmentId: string;
beforeEach(async () => {
  t = await testDb();
  anyone = t.ctx("public");
  agent = t.ctx("service_agent");
  shipmentId = await makeShipment(t.ctx("system"));
});
afterEach(() => t.close());

const said = { contactName: "王先生", contactPhone: "139 9911 2233", content: "送货太晚,电话不通" };
const complain = async (over: Partial<typeof said> = {}, ctx = anyone) => {
  const input = fromShortForm({ ...said, ...over }, "tracking_page");
  return (await registerComplaint(ctx, input, { shipmentIds: [shipmentId] })).complaintNo;
};

test("a complaint is stored for the desk and gets the day's next number", async () => {
  expect(await complain()).toBe("TS2611180001");
  expect(await complain({ content: "外包装破了两件" })).toBe("TS2611180002");
  const rows = await t.db.complaint.findMany({ orderBy: { complaintNo: "asc" } });
  expect(rows).toMatchObject([
    { shipmentId, contactPhone: "+8613999112233", channel: "tracking_page", status: "registered", createdByName: "" },
    { complaintNo: "TS2611180002", content: "外包装破了两件" },
  ]);
  const facts = await t.db.outboxEvent.findMany({ where: { event: "complaint.registered" } });
  expect(facts).toHaveLength(2);
  expect(JSON.stringify(facts)).not.toMatch(/王先生|9911|太晚/);
  expect(await t.db.auditEntry.count({ where: { event: "complaint.registered", actorKind: "public" } })).toBe(2);
  expect((await complaintsOfShipment(agent, shipmentId)).map((line) => line.complaintNo).sort()).toEqual(
    rows.map((row) => row.complaintNo),
  );
});

test("the number begins anew with the Beijing day", async () => {
  await complain();
  const nextDay = { ...anyone, now: new Date(TEST_NOW.getTime() + 15 * 3_600_000) };
  expect(await complain({ content: "今天还是没有送到" }, nextDay)).toBe("TS2611190001");
});

test("a form sent twice is one complaint, also at the same moment", async () => {
  const numbers = await Promise.all([complain(), complain(), complain()]);
  expect(new Set(numbers)).toEqual(new Set(["TS2611180001"]));
  expect(await t.db.complaint.count()).toBe(1);
  expect(await t.db.slaClock.count()).toBe(2);
  expect(await complain({}, later(anyone, 11 * MINUTE))).toBe("TS2611180002");
});

test("without a phone that can be called, or about a shipment that is none, nothing is stored", async () => {
  await expect(complain({ contactPhone: "12345" })).rejects.toMatchObject({
    status: 422,
    fields: [{ field: "contactPhone", code: "phone" }],
  });
  await expect(registered(agent, { waybillNos: "XJJ0" })).rejects.toMatchObject({
    fields: [{ field: "waybillNos", code: "unknown_shipment", params: { number: "XJJ0" } }],
  });
  await expect(registered(agent, { partnerIds: ["nobody"] })).rejects.toMatchObject({
    fields: [{ field: "partnerIds" }],
  });
  await expect(registered(agent, { occurredAt: later(agent, MINUTE).now })).rejects.toMatchObject({
    fields: [{ field: "occurredAt", code: "not_yet" }],
  });
  for (const role of ["finance", "admin", "driver"] as const) {
    await expect(registered(t.ctx(role))).rejects.toMatchObject({ code: "forbidden" });
  }
  for (const table of [t.db.complaint, t.db.slaClock, t.db.numberSequence] as { count(): Promise<number> }[]) {
    expect(await table.count()).toBe(0);
  }
});

test("whose customer it is, and who he is to the shipment, is told by the phone", async () => {
  const customer = { namePinyin: "", nameInitials: "", createdAt: agent.now, updatedAt: agent.now };
  const id = newId();
  const phone = "+8619936164877";
  await t.db.customer.create({ data: { id, code: "C1", name: "古丽娜", phone, unsubscribeToken: "u", ...customer } });
  const { waybillNo } = await t.db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
  const own = await registered(agent, {
    contactPhone: "19936164877",
    waybillNos: [waybillNo, waybillNo.toLowerCase()],
  });
  expect(await rowOf(agent, own.complaintNo)).toMatchObject({ customerId: id, complainant: "consignee", shipmentId });
  expect(await t.db.complaintLink.count({ where: { complaintId: own.id } })).toBe(1);
  const other = await registered(agent, { channel: "partner", waybillNos: waybillNo });
  expect(await rowOf(agent, other.complaintNo)).toMatchObject({ customerId: null, complainant: "partner" });
});

test("the customer's own page has a token that leads to it, and is not kept itself", async () => {
  const [a, b] = [await registered(agent), await registered(agent)];
  expect(a.token).toMatch(/^[\w-]{43}$/);
  expect(a.token).not.toBe(b.token);
  expect(await complaintByToken(t.db, a.token)).toMatchObject({ id: a.id, complaintNo: a.complaintNo });
  expect(JSON.stringify(await t.db.complaint.findMany())).not.toContain(a.token);
  const wrong = `${a.token[0] === "A" ? "B" : "A"}${a.token.slice(1)}`;
  for (const token of ["", "x", wrong]) {
    await expect(complaintByToken(t.db, token)).rejects.toMatchObject({ code: "not_found" });
  }
});
