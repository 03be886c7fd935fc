import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addAct } from "#app/domain/complaints/add-act.server.ts";
import { claimComplaint } from "#app/domain/complaints/claim-complaint.server.ts";
import { complaintFile } from "#app/domain/complaints/complaint-file.server.ts";
import { handOverComplaint } from "#app/domain/complaints/hand-over-complaint.server.ts";
import { judgeComplaint } from "#app/domain/complaints/judge-complaint.server.ts";
import { linkComplaint, unlinkComplaint } from "#app/domain/complaints/link-complaint.server.ts";
import { mergeComplaint } from "#app/domain/complaints/merge-complaint.server.ts";
import { customerWritesByToken } from "#app/domain/complaints/record-customer-words.server.ts";
import { releaseComplaint } from "#app/domain/complaints/release-complaint.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";
import {
  answer,
  bring,
  clocksOf,
  DAY,
  HOUR,
  judge,
  later,
  makeUser,
  registered,
  rowOf,
  seen,
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
});
afterEach(() => t.close());

const named = (name: string): Ctx => ({ ...agent, actor: { ...agent.actor, id: `id-${name}`, name } });

describe("two at once", () => {
  test("of many who take it one gets it; the others are told who has it", async () => {
    const { complaintNo } = await registered(agent);
    const people = ["阿依古丽", "李静", "马强", "王芳"].map(named);
    const results = await Promise.allSettled(people.map((ctx) => claimComplaint(ctx, { complaintNo })));
    const { ownerName, version } = await rowOf(agent, complaintNo);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected") {
        expect(result.reason).toMatchObject({
          code: "complaint_taken",
          status: 409,
          params: { name: ownerName, at: "11-18 10:00" },
        });
      }
    }
    const owner = people.find((ctx) => ctx.actor.name === ownerName) as Ctx;
    await claimComplaint(owner, { complaintNo });
    expect((await rowOf(agent, complaintNo)).version).toBe(version);
    expect(await t.db.outboxEvent.count({ where: { event: "complaint.claimed" } })).toBe(1);
  });

  test("of two who judge one gets it; the other is told who and when, and nothing of his is half done", async () => {
    const { id, complaintNo } = await registered(agent);
    const saw = await seen(agent, complaintNo);
    const said = { ...saw, reason: "核实", severity: "general" as const, severityReason: "" };
    const results = await Promise.allSettled([
      judgeComplaint(later(named("李静"), HOUR), { ...said, validity: "valid" }),
      judgeComplaint(later(named("马强"), HOUR), { ...said, validity: "invalid" }),
    ]);
    const lost = results.find((result) => result.status === "rejected") as PromiseRejectedResult;
    const { judgedByName, validity } = await rowOf(agent, complaintNo);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(lost.reason).toMatchObject({
      code: "complaint_changed",
      status: 409,
      params: { name: judgedByName, at: "11-18 11:00" },
    });
    expect(["valid", "invalid"]).toContain(validity);
    expect(await t.db.complaintEntry.count({ where: { complaintId: id, kind: "step" } })).toBe(2);
    expect(await t.db.auditEntry.count({ where: { event: "complaint.judged" } })).toBe(1);
  });

  test("who decides on what he read before learns that the customer has spoken since; notes disturb nobody", async () => {
    const { complaintNo, token } = await registered(agent);
    const saw = await seen(agent, complaintNo);
    await customerWritesByToken(later(t.ctx("public"), HOUR), token, "我要补充:还少了一件");
    await customerWritesByToken(later(t.ctx("public"), HOUR), token, "我要补充:还少了一件");
    expect(await t.db.complaintEntry.count({ where: { kind: "customer" } })).toBe(1);
    const said = { ...saw, reason: "核实", severityReason: "" };
    await expect(judgeComplaint(agent, { ...said, validity: "invalid", severity: "general" })).rejects.toMatchObject({
      code: "complaint_changed",
      params: { name: "王先生", at: "11-18 11:00" },
    });
    await expect(customerWritesByToken(t.ctx("public"), "x".repeat(43), "?")).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("owners", () => {
  test("hand over, release: his own or by the manager, to somebody who works on complaints", async () => {
    const { complaintNo } = await registered(agent);
    await claimComplaint(named("李静"), { complaintNo });
    const give = async (ctx: Ctx, userId: string) =>
      handOverComplaint(ctx, { ...(await seen(agent, complaintNo)), userId, note: "客户只认小王" });
    const wang = await makeUser(agent, "service_agent", { name: "王芳" });
    await expect(give(named("马强"), wang)).rejects.toMatchObject({ code: "forbidden" });
    for (const user of [
      await makeUser(agent, "driver"),
      await makeUser(agent, "manager", { active: false }),
      "nobody",
    ]) {
      await expect(give(named("李静"), user)).rejects.toMatchObject({ fields: [{ field: "userId" }] });
    }
    await give(named("李静"), wang);
    expect(await rowOf(agent, complaintNo)).toMatchObject({ ownerId: wang, ownerName: "王芳" });
    await releaseComplaint(manager, await seen(agent, complaintNo));
    expect(await rowOf(agent, complaintNo)).toMatchObject({ ownerId: null, ownerName: null, ownedAt: null });
  });

  test("who only reads does nothing", async () => {
    const { complaintNo } = await registered(agent);
    for (const role of ["finance", "admin", "driver", "public"] as const) {
      await expect(claimComplaint(t.ctx(role), { complaintNo })).rejects.toMatchObject({ code: "forbidden" });
      await expect(answer(t.ctx(role), complaintNo)).rejects.toMatchObject({ code: "forbidden" });
      await expect(judge(t.ctx(role), complaintNo)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(complaintFile(t.ctx("driver"), complaintNo)).rejects.toMatchObject({ code: "forbidden" });
    await expect(complaintFile(t.ctx("finance"), complaintNo)).resolves.toMatchObject({ may: { work: false } });
  });
});

describe("duplicates", () => {
  const merge = async (no: string, intoNo: string, ctx = agent) =>
    mergeComplaint(ctx, { ...(await seen(agent, no)), intoNo });

  test("what belongs to it goes along, its clocks are cancelled with the reason, and its facts count", async () => {
    const shipmentId = await makeShipment(t.ctx("system"));
    const other = await makeShipment(t.ctx("system"));
    const first = await registered(agent, {}, { shipmentIds: [shipmentId] });
    const double = await registered(
      agent,
      { flags: ["injury"], claimFen: 50_000 },
      { shipmentIds: [shipmentId, other] },
    );
    await answer(agent, double.complaintNo);
    await judge(manager, double.complaintNo, { severity: "major" });
    await makeUser(agent, "service_agent", { id: "owner" });
    const dates = { dueAt: later(agent, DAY).now, checkDueAt: null };
    const act = { complaintNo: double.complaintNo, kind: "corrective" as const, text: "培训", ownerId: "owner" };
    const actId = await addAct(agent, { ...act, ...dates });
    const kept = { contentType: "image/png", size: 1, sha256: "x", path: "x", createdAt: agent.now, createdById: "x" };
    await t.db.storedFile.create({
      data: { id: newId(), name: "a.png", ...kept, entity: "complaint", entityId: double.id },
    });

    await merge(double.complaintNo, first.complaintNo);
    expect(await rowOf(agent, double.complaintNo)).toMatchObject({
      status: "merged",
      open: false,
      mergedIntoId: first.id,
      nextDueAt: null,
    });
    expect((await clocksOf(agent, double.id)).filter((clock) => / (?:open|paused) /.test(clock))).toEqual([]);
    const reasons = await t.db.clockEntry.findMany({ where: { kind: "cancelled", clock: { subjectId: double.id } } });
    expect(reasons.map((entry) => entry.reason)).toEqual(["merged", "merged"]);
    expect(await rowOf(agent, first.complaintNo)).toMatchObject({
      flags: ["injury"],
      proposedSeverity: "major",
      claimFen: 50_000,
    });
    expect(await clocksOf(agent, first.id)).toContain("acknowledgement 1 open 0.25h");
    const file = await complaintFile(agent, first.complaintNo);
    expect(file.links.map((link) => link.refId).sort()).toEqual([shipmentId, other].sort());
    expect(file.evidence).toHaveLength(1);
    expect(file.acts.map((one) => one.id)).toEqual([actId]);
    expect(file.mergedFrom.map((line) => line.complaintNo)).toEqual([double.complaintNo]);
    expect(await t.db.slaClock.count({ where: { subject: "corrective_act", outcome: "open" } })).toBe(1);
    await expect(answer(agent, double.complaintNo)).rejects.toMatchObject({ code: "complaint_closed" });
  });

  test("not with itself, not in a circle, not into what is over, not from an older version", async () => {
    const [a, b, c] = [await registered(agent), await registered(agent), await registered(agent)];
    const refused = (no: string, into: string, code: string) =>
      expect(merge(no, into)).rejects.toMatchObject({ status: 422, fields: [{ field: "intoNo", code }] });
    await refused(a.complaintNo, a.complaintNo, "merge_self");
    const old = await seen(agent, b.complaintNo);
    await merge(a.complaintNo, b.complaintNo);
    await refused(b.complaintNo, a.complaintNo, "merge_circle");
    await refused(c.complaintNo, a.complaintNo, "merge_closed");
    await expect(merge(a.complaintNo, c.complaintNo)).rejects.toMatchObject({ code: "complaint_closed" });
    await expect(merge(c.complaintNo, "TS0000000000")).rejects.toMatchObject({ code: "not_found" });
    await expect(mergeComplaint(agent, { ...old, intoNo: c.complaintNo })).rejects.toMatchObject({
      code: "complaint_changed",
    });
    await merge(b.complaintNo, c.complaintNo);
    expect((await rowOf(agent, a.complaintNo)).mergedIntoId).toBe(c.id);
  });

  test("of two that merge into each other at once one does", async () => {
    const [a, b] = [await registered(agent), await registered(agent)];
    const results = await Promise.allSettled([
      merge(a.complaintNo, b.complaintNo),
      merge(b.complaintNo, a.complaintNo),
    ]);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(await t.db.complaint.count({ where: { open: true } })).toBe(1);
  });
});

describe("links", () => {
  test("shipment, partner, complaint: each once, seen from both sides, and taken away", async () => {
    const [a, b] = [await registered(agent), await registered(agent)];
    const shipmentId = await makeShipment(t.ctx("system"), { waybillNo: "XJJ26111800019" });
    const link = (kind: "shipment" | "complaint" | "partner", ref: string) =>
      linkComplaint(agent, { complaintNo: a.complaintNo, kind, ref });
    await link("shipment", "xjj26111800019");
    await link("shipment", shipmentId);
    await link("complaint", b.complaintNo);
    await expect(link("complaint", a.complaintNo)).rejects.toMatchObject({ fields: [{ code: "link_self" }] });
    await expect(link("shipment", "XJJ0")).rejects.toMatchObject({ fields: [{ code: "unknown_shipment" }] });
    await expect(link("partner", "nobody")).rejects.toMatchObject({ fields: [{ code: "unknown_ref" }] });
    const { links, shipment } = await complaintFile(agent, a.complaintNo);
    expect(links.map(({ kind, label }) => [kind, label])).toEqual([
      ["shipment", "XJJ26111800019"],
      ["complaint", b.complaintNo],
    ]);
    expect(shipment?.id).toBe(shipmentId);
    expect((await complaintFile(agent, b.complaintNo)).links).toMatchObject([{ label: a.complaintNo }]);
    for (const { id } of links) {
      await unlinkComplaint(agent, { complaintNo: a.complaintNo, linkId: id });
    }
    expect(await complaintFile(agent, a.complaintNo)).toMatchObject({ links: [], shipment: null });
  });
});

test("a complaint brought to its end by others can be found beside a new one of the same person", async () => {
  const first = await registered(agent);
  await bring(agent, first.complaintNo, "investigating");
  const second = await registered(agent);
  const { similar } = await complaintFile(agent, second.complaintNo);
  expect(similar.map((line) => line.complaintNo)).toEqual([first.complaintNo]);
});
