import { afterEach, beforeEach, expect, test } from "vitest";
import { claimComplaint } from "#app/domain/complaints/claim-complaint.server.ts";
import { complaintCounts, complaintQueue } from "#app/domain/complaints/complaint-queue.server.ts";
import { queueFilterSchema } from "#app/domain/complaints/complaint-view.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { answer, bring, DAY, HOUR, judge, later, registered } from "#tests/factories/complaints.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let agent: Ctx;
beforeEach(async () => {
  t = await testDb();
  agent = t.ctx("service_agent");
});
afterEach(() => t.close());

const filter = (over: object = {}) => queueFilterSchema.parse(over);
const list = async (over: object = {}, ctx = agent) =>
  (await complaintQueue(ctx, filter(over))).rows.map((row) => row.complaintNo);

test("what is due next comes first, with its clock; what has no deadline comes last", async () => {
  const slow = await registered(agent);
  await answer(agent, slow.complaintNo, { promisedAt: later(agent, 5 * HOUR).now });
  const told = await registered(agent);
  await bring(agent, told.complaintNo, "confirming");
  const major = await registered(later(agent, HOUR), { flags: ["injury"] });
  const quick = await registered(agent);
  const { rows, next } = await complaintQueue(agent, filter());
  expect(rows.map((row) => [row.complaintNo, row.clock?.kind ?? null])).toEqual([
    [major.complaintNo, "acknowledgement"],
    [quick.complaintNo, "first_response"],
    [slow.complaintNo, "next_reply"],
    [told.complaintNo, null],
  ]);
  expect(next).toBeNull();
  expect(rows[0]).toMatchObject({
    severity: "major",
    judged: false,
    signs: ["injury"],
    contactPhone: "139****2233",
    owner: null,
  });
  expect(rows[0]?.clock?.dueAt).toEqual(later(agent, HOUR + HOUR / 4).now);
});

test("views, filters and words", async () => {
  const manager = t.ctx("manager");
  const shipmentId = await makeShipment(t.ctx("system"), { waybillNo: "XJJ26111800019" });
  const mine = await registered(agent, { contactName: "马明", contactPhone: "15009910001" });
  await claimComplaint(agent, { complaintNo: mine.complaintNo });
  const linked = await registered(agent, { channel: "email" }, { shipmentIds: [shipmentId] });
  const loud = await registered(agent, { flags: ["media"] });
  const gone = await registered(agent);
  await judge(agent, gone.complaintNo, { validity: "invalid" });
  await answer(agent, gone.complaintNo, { promisedAt: "" });
  const { closeComplaint } = await import("#app/domain/complaints/close-complaint.server.ts");
  const { seen } = await import("#tests/factories/complaints.ts");
  await closeComplaint(agent, await seen(agent, gone.complaintNo));

  expect(await list({ view: "mine" })).toEqual([mine.complaintNo]);
  expect(await list({ view: "mine" }, manager)).toEqual([]);
  expect((await list({ view: "unclaimed" })).sort()).toEqual([linked.complaintNo, loud.complaintNo].sort());
  expect(await list({ view: "major" })).toEqual([loud.complaintNo]);
  expect(await list({ view: "closed" })).toEqual([gone.complaintNo]);
  expect(await list({ view: "overdue" })).toEqual([]);
  expect(await list({ view: "overdue" }, later(agent, HOUR))).toEqual([loud.complaintNo]);
  expect(await list({ view: "all" })).toHaveLength(4);
  expect(await list({ channel: "email" })).toEqual([linked.complaintNo]);
  expect(await list({ view: "all", status: "closed" })).toEqual([gone.complaintNo]);
  expect(await list({ text: "xjj26111800019" })).toEqual([linked.complaintNo]);
  expect(await list({ text: "马" })).toEqual([mine.complaintNo]);
  expect(await list({ text: "0001" })).toEqual([mine.complaintNo]);
  expect(await list({ text: "150 0991 0001" })).toEqual([mine.complaintNo]);
  expect(await list({ text: loud.complaintNo.toLowerCase() })).toEqual([loud.complaintNo]);
  expect(await list({ view: "open", text: gone.complaintNo })).toEqual([]);
  expect(filter({ view: "x", status: "y", party: "z" })).toEqual(filter());

  expect(await complaintCounts(later(agent, 3 * HOUR))).toEqual({
    open: 3,
    mine: 1,
    mineOverdue: 1,
    unclaimed: 2,
    overdue: 3,
    major: 1,
  });
  await expect(complaintQueue(t.ctx("driver"), filter())).rejects.toMatchObject({ code: "forbidden" });
});

test("pages follow each other without gap or repetition, also where many have the same time or none", async () => {
  const base = {
    channel: "phone",
    contactName: "x",
    contactPhone: "+8613999112233",
    content: "x",
    updatedAt: agent.now,
  };
  const rows = Array.from({ length: 130 }, (_, index) => ({
    ...base,
    id: `c${String((index * 77) % 130).padStart(3, "0")}`,
    complaintNo: `TS${index}`,
    createdAt: later(agent, (index % 4) * DAY).now,
    nextDueAt: index % 3 === 0 ? null : later(agent, (index % 5) * HOUR).now,
  }));
  await t.db.complaint.createMany({ data: rows });
  const walk = async (view: string) => {
    const found: { id: string; createdAt: Date }[] = [];
    let cursor: string | null = null;
    do {
      const page = await complaintQueue(agent, filter({ view }), cursor);
      found.push(...page.rows);
      cursor = page.next;
    } while (cursor !== null);
    return found;
  };
  const due = (id: string) => rows.find((row) => row.id === id)?.nextDueAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  const byDue = await walk("open");
  const expected = [...rows].sort((a, b) => due(a.id) - due(b.id) || (a.id < b.id ? -1 : 1));
  expect(byDue.map((row) => row.id)).toEqual(expected.map((row) => row.id));
  const byAge = await walk("all");
  const newest = [...rows].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1));
  expect(byAge.map((row) => row.id)).toEqual(newest.map((row) => row.id));
  expect((await complaintQueue(agent, filter(), "nonsense")).rows).toHaveLength(50);
});

test("the database finds a page by its indexes, however many are closed", async () => {
  const seen: string[] = [];
  const plan = async (where: string, order: string) => {
    const rows = await t.db.$queryRawUnsafe<{ detail: string }[]>(
      `EXPLAIN QUERY PLAN SELECT id, nextDueAt FROM Complaint WHERE ${where} ORDER BY ${order} LIMIT 51`,
    );
    seen.push(rows.map((row) => row.detail).join("; "));
  };
  await plan("open = 1 AND nextDueAt IS NOT NULL", "nextDueAt, id");
  await plan(
    "open = 1 AND nextDueAt >= '2026' AND (nextDueAt > '2026' OR nextDueAt = '2026' AND id > 'x')",
    "nextDueAt, id",
  );
  await plan("open = 1 AND nextDueAt IS NULL", "id");
  await plan("(NOT open = 1)", "createdAt DESC, id DESC");
  expect(seen[0]).toMatch(/Complaint_open_nextDueAt_idx \(open=\? AND nextDueAt>\?\)/);
  expect(seen[1]).toMatch(/Complaint_open_nextDueAt_idx \(open=\? AND nextDueAt>\?\)/);
  expect(seen[2]).toMatch(/Complaint_open_nextDueAt_idx \(open=\? AND nextDueAt=\?\)/);
  expect(seen[3]).toMatch(/Complaint_createdAt_id_idx/);
});
