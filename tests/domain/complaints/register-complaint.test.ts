import { afterEach, beforeEach, expect, test } from "vitest";
import { complainByLink, isComplaintOf } from "#app/domain/public-tracking/complain.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let anyone: Ctx;
let shipmentId: string;
beforeEach(async () => {
  t = await testDb();
  anyone = t.ctx("public");
  shipmentId = await makeShipment(t.ctx("system"));
});
afterEach(() => t.close());

const said = { contactName: "王先生", contactPhone: "139 9911 2233", content: "送货太晚,电话不通" };
const complain = (over: Partial<typeof said> = {}, ctx = anyone) =>
  complainByLink(ctx, `token-${shipmentId}`, { ...said, ...over });

test("a complaint is stored for the desk and gets the day's next number", async () => {
  expect(await complain()).toBe("TS2611180001");
  expect(await complain({ content: "外包装破了两件" })).toBe("TS2611180002");
  const rows = await t.db.complaint.findMany({ orderBy: { complaintNo: "asc" } });
  expect(rows).toMatchObject([
    {
      shipmentId,
      contactName: "王先生",
      contactPhone: "+8613999112233",
      channel: "tracking_page",
      status: "registered",
    },
    { complaintNo: "TS2611180002", content: "外包装破了两件" },
  ]);
  const facts = await t.db.outboxEvent.findMany({ where: { event: "complaint.registered" } });
  expect(facts).toHaveLength(2);
  expect(JSON.stringify(facts)).not.toMatch(/王先生|9911|太晚/);
  expect(await t.db.auditEntry.count({ where: { event: "complaint.registered", actorKind: "public" } })).toBe(2);
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
  const later = { ...anyone, now: new Date(TEST_NOW.getTime() + 11 * 60_000) };
  expect(await complain({}, later)).toBe("TS2611180002");
});

test("without a phone that can be called, or a link that leads somewhere, nothing is stored", async () => {
  await expect(complain({ contactPhone: "12345" })).rejects.toMatchObject({
    status: 422,
    fields: [{ field: "contactPhone", code: "phone" }],
  });
  await expect(complainByLink(anyone, "w".repeat(32), said)).rejects.toMatchObject({ code: "not_found" });
  expect(await t.db.complaint.count()).toBe(0);
  expect(await t.db.numberSequence.count({ where: { key: { startsWith: "complaint" } } })).toBe(0);
});

test("thanks are given only for a complaint about this shipment", async () => {
  const number = await complain();
  const other = await makeShipment(t.ctx("system"));
  expect(await isComplaintOf(anyone, `token-${shipmentId}`, number)).toBe(true);
  expect(await isComplaintOf(anyone, `token-${other}`, number)).toBe(false);
});
