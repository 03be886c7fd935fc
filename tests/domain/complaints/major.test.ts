import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { amendComplaint } from "#app/domain/complaints/amend-complaint.server.ts";
import { claimComplaint } from "#app/domain/complaints/claim-complaint.server.ts";
import { closeComplaint } from "#app/domain/complaints/close-complaint.server.ts";
import { amendSchema } from "#app/domain/complaints/complaint-forms.ts";
import { linkComplaint } from "#app/domain/complaints/link-complaint.server.ts";
import { pauseResolution } from "#app/domain/complaints/pause-resolution.server.ts";
import { reopenComplaint } from "#app/domain/complaints/reopen-complaint.server.ts";
import { ensureDefaultResponsePlan } from "#app/domain/incidents/ensure-default-response-plan.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";
import {
  answer,
  bring,
  clocksOf,
  confirm,
  DAY,
  evaluate,
  HOUR,
  investigate,
  judge,
  later,
  MINUTE,
  propose,
  registered,
  rowOf,
  seen,
  tellResult,
} from "#tests/factories/complaints.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let agent: Ctx;
let manager: Ctx;
beforeEach(async () => {
  t = await testDb();
  agent = t.ctx("service_agent");
  manager = t.ctx("manager");
  await ensureDefaultResponsePlan(t.ctx("system"));
});
afterEach(() => t.close());

const runs = async () =>
  (await t.db.responsePlanRun.findMany({ orderBy: { cycle: "asc" } })).map(({ cycle, status }) => `${cycle} ${status}`);
const amend = async (ctx: Ctx, no: string, over: object) => {
  const { contactName, complainant } = await rowOf(ctx, no);
  return amendComplaint(ctx, amendSchema.parse({ ...(await seen(ctx, no)), contactName, complainant, ...over }));
};

describe("signs", () => {
  test("tell the manager at once, before anybody has judged: clock of 15 minutes and plan in the same transaction", async () => {
    const { id, complaintNo: no } = await registered(agent, { flags: ["injury"], claimFen: 1_000_001 });
    expect(await rowOf(agent, no)).toMatchObject({
      signs: ["injury", "claim_above_limit"],
      proposedSeverity: "major",
      severity: null,
      nextDueAt: later(agent, 15 * MINUTE).now,
    });
    expect(await clocksOf(agent, id)).toEqual([
      "acknowledgement 1 open 0.25h",
      "first_response 1 open 2h",
      "resolution 1 open 24h",
    ]);
    expect(await runs()).toEqual(["1 open"]);
    const [fact] = await t.db.outboxEvent.findMany({ where: { event: "complaint.became_major" } });
    expect(fact?.payload).toMatchObject({ complaintId: id, proposed: true, signs: ["injury", "claim_above_limit"] });
  });

  test("goods that are on record as lost", async () => {
    const shipmentId = await makeShipment(t.ctx("system"));
    const lost = { code: "carrier_lost", blocksDispatch: true, blocksDelivery: true, visibleToCustomer: true };
    const opened = { openedAt: agent.now, openedById: "x", openedByName: "x" };
    await t.db.shipmentException.create({ data: { id: newId(), shipmentId, ...lost, ...opened } });
    const { waybillNo } = await t.db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
    const direct = await registered(agent, { waybillNos: waybillNo });
    expect(await rowOf(agent, direct.complaintNo)).toMatchObject({ signs: ["loss"], shipmentId });
    const other = await registered(agent);
    await linkComplaint(agent, { complaintNo: other.complaintNo, kind: "shipment", ref: waybillNo });
    expect(await rowOf(agent, other.complaintNo)).toMatchObject({ signs: ["loss"], proposedSeverity: "major" });
    expect(await clocksOf(agent, other.id)).toContain("acknowledgement 1 open 0.25h");
  });

  test("the third complaint of a VIP within 30 days, not of anybody else, nor after them", async () => {
    const vip = { class: "vip", namePinyin: "", nameInitials: "", createdAt: agent.now, updatedAt: agent.now };
    const make = (name: string, phone: string, over = {}) =>
      t.db.customer.create({ data: { id: newId(), code: name, name, phone, unsubscribeToken: name, ...vip, ...over } });
    await make("V1", "+8613999112233");
    await make("N1", "+8613999112244", { class: "normal" });
    const file = async (ctx: Ctx, contactPhone = "13999112233") =>
      (await rowOf(ctx, (await registered(ctx, { contactPhone })).complaintNo)).signs;
    expect(await file(agent)).toEqual([]);
    expect(await file(later(agent, 10 * DAY))).toEqual([]);
    expect(await file(later(agent, 29 * DAY))).toEqual(["vip_third"]);
    expect(await file(later(agent, 50 * DAY))).toEqual([]);
    for (let i = 0; i < 3; i += 1) {
      expect(await file(agent, "13999112244")).toEqual([]);
    }
  });

  test("what becomes known later counts at once, and is not unsaid by whoever marked it", async () => {
    const { id, complaintNo: no } = await registered(agent);
    await amend(later(agent, HOUR), no, { flags: "media" });
    expect(await rowOf(agent, no)).toMatchObject({ flags: ["media"], proposedSeverity: "major" });
    await amend(agent, no, { flags: "" });
    expect(await rowOf(agent, no)).toMatchObject({ flags: [], signs: [], proposedSeverity: "major" });
    expect((await clocksOf(agent, id)).filter((clock) => clock.startsWith("ack"))).toEqual([
      "acknowledgement 1 open 0.25h",
    ]);
  });
});

describe("the manager's word", () => {
  test("only he confirms or overrides what may be major", async () => {
    const { complaintNo: no } = await registered(agent, { flags: ["media"] });
    await expect(judge(agent, no, { severity: "major" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(judge(agent, no)).rejects.toMatchObject({ code: "forbidden" });
    const plain = await registered(agent);
    await expect(judge(agent, plain.complaintNo, { severity: "major" })).rejects.toMatchObject({ code: "forbidden" });
    expect((await rowOf(agent, no)).judgedAt).toBeNull();
  });

  test("confirmed: 48 hours from the registration, and what was paused stays paused time", async () => {
    const { id, complaintNo: no } = await registered(agent, { flags: ["loss"] });
    await answer(agent, no);
    const promise = { reason: "等车站查找", promisedAt: later(agent, 2 * HOUR).now };
    await pauseResolution(later(agent, HOUR), { ...(await seen(agent, no)), ...promise });
    await judge(later(manager, 3 * HOUR), no, { severity: "major" });
    const { resumeResolution } = await import("#app/domain/complaints/pause-resolution.server.ts");
    await resumeResolution(later(agent, 5 * HOUR), await seen(agent, no));
    expect(await clocksOf(agent, id)).toEqual([
      "acknowledgement 1 missed 0.25h",
      "first_response 1 met 2h",
      "next_reply 1 cancelled 4h",
      "next_reply 2 open 1h",
      "resolution 1 open 52h",
    ]);
  });

  test("taking it is knowing of it; an agent who takes it is not the manager", async () => {
    const { id, complaintNo } = await registered(agent, { flags: ["loss"] });
    await claimComplaint(agent, { complaintNo });
    expect((await clocksOf(agent, id))[0]).toBe("acknowledgement 1 open 0.25h");
    const other = await registered(agent, { flags: ["loss"] });
    await claimComplaint(later(manager, 10 * MINUTE), { complaintNo: other.complaintNo });
    expect((await clocksOf(agent, other.id))[0]).toBe("acknowledgement 1 met 0.25h");
    expect((await rowOf(agent, other.complaintNo)).nextDueAt).toEqual(later(agent, 2 * HOUR).now);
  });

  test("overridden with a reason: the alarm is off, the plan ends, the 24 hours stay", async () => {
    const { id, complaintNo: no } = await registered(agent, { flags: ["media"] });
    await expect(judge(manager, no)).rejects.toMatchObject({ fields: [{ field: "severityReason", code: "required" }] });
    await judge(later(manager, 5 * MINUTE), no, { severityReason: "只是个人朋友圈" });
    expect(await clocksOf(agent, id)).toEqual([
      "acknowledgement 1 cancelled 0.25h",
      "first_response 1 open 2h",
      "resolution 1 open 24h",
    ]);
    expect(await runs()).toEqual(["1 cancelled"]);
    expect((await rowOf(agent, no)).severity).toBe("general");
  });

  test("a new sign on one that was overridden puts the question again, with a new clock and plan", async () => {
    const { id, complaintNo: no } = await registered(agent, { flags: ["media"] });
    await judge(manager, no, { severityReason: "只是个人朋友圈" });
    await amend(later(agent, HOUR), no, { flags: ["media", "injury"] });
    expect(await rowOf(agent, no)).toMatchObject({
      severity: null,
      proposedSeverity: "major",
      status: "investigating",
    });
    expect((await clocksOf(agent, id)).slice(0, 2)).toEqual([
      "acknowledgement 1 cancelled 0.25h",
      "acknowledgement 2 open 0.25h",
    ]);
    expect(await runs()).toEqual(["1 cancelled", "2 open"]);
    await amend(later(agent, 2 * HOUR), no, { flags: ["media", "injury"] });
    expect(await runs()).toEqual(["1 cancelled", "2 open"]);
  });

  test("found to be general after the result was told: it was in time when it was told", async () => {
    const { id, complaintNo: no } = await registered(agent, { flags: ["media"] });
    await judge(manager, no, { severity: "major" });
    await investigate(agent, no);
    await propose(agent, no);
    await tellResult(later(agent, 20 * HOUR), no);
    expect(await clocksOf(agent, id)).toContain("resolution 1 open 48h");
    await judge(later(manager, 40 * HOUR), no, { severityReason: "核实后影响有限" });
    expect(await clocksOf(agent, id)).toContain("resolution 1 met 24h");
    expect((await rowOf(agent, no)).status).toBe("confirming");
  });

  test("found to be major after a general result was told: 48 hours from then", async () => {
    const { id, complaintNo: no } = await registered(agent);
    await bring(agent, no, "confirming");
    await judge(later(manager, 20 * HOUR), no, { severity: "major", severityReason: "媒体来访" });
    expect(await clocksOf(agent, id)).toEqual([
      "acknowledgement 1 met 0.25h",
      "first_response 1 met 2h",
      "resolution 1 met 24h",
      "resolution 2 open 48h",
    ]);
    await confirm(later(agent, 30 * HOUR), no);
    expect(await clocksOf(agent, id)).toContain("resolution 2 met 48h");
  });
});

describe("the end of a major one", () => {
  test("its clock stops when the customer has accepted, and the manager closes it", async () => {
    const { id, complaintNo: no } = await registered(agent, { flags: ["loss"] });
    await judge(manager, no, { severity: "major" });
    await investigate(agent, no);
    await propose(agent, no);
    await tellResult(later(agent, 10 * HOUR), no);
    expect(await clocksOf(agent, id)).toContain("resolution 1 open 48h");
    await confirm(later(agent, 11 * HOUR), no, "refused");
    expect(await clocksOf(agent, id)).toContain("resolution 1 open 48h");
    await propose(agent, no, 20_000);
    await tellResult(later(agent, 12 * HOUR), no);
    await confirm(later(agent, 49 * HOUR), no);
    expect(await clocksOf(agent, id)).toContain("resolution 1 missed 48h");
    await evaluate(agent, no);
    await expect(closeComplaint(agent, await seen(agent, no))).rejects.toMatchObject({ code: "forbidden" });
    await closeComplaint(later(manager, 50 * HOUR), await seen(agent, no));
    expect(await runs()).toEqual(["1 cancelled"]);
    await reopenComplaint(later(agent, 60 * HOUR), { ...(await seen(agent, no)), reason: "又来电" });
    expect(await clocksOf(agent, id)).toEqual([
      "acknowledgement 1 met 0.25h",
      "acknowledgement 2 open 0.25h",
      "first_response 1 missed 2h",
      "resolution 1 missed 48h",
      "resolution 2 open 48h",
    ]);
    expect(await runs()).toEqual(["1 cancelled", "2 open"]);
  });
});
