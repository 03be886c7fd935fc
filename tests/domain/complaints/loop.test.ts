import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closeComplaint } from "#app/domain/complaints/close-complaint.server.ts";
import { complaintFile } from "#app/domain/complaints/complaint-file.server.ts";
import { investigationSchema } from "#app/domain/complaints/complaint-forms.ts";
import { decideProposal } from "#app/domain/complaints/decide-proposal.server.ts";
import { pauseResolution, resumeResolution } from "#app/domain/complaints/pause-resolution.server.ts";
import { reopenComplaint } from "#app/domain/complaints/reopen-complaint.server.ts";
import { saveInvestigation } from "#app/domain/complaints/save-investigation.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
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

const status = async (no: string) => (await rowOf(agent, no)).status;

describe("the six steps of a general complaint", () => {
  test("from the call to the end: each state, each clock, each time", async () => {
    const { id, complaintNo: no } = await registered(agent);
    expect(await clocksOf(agent, id)).toEqual(["first_response 1 open 2h", "resolution 1 open 24h"]);
    expect((await rowOf(agent, no)).nextDueAt).toEqual(later(agent, 2 * HOUR).now);

    await answer(later(agent, HOUR), no);
    expect(await clocksOf(agent, id)).toEqual([
      "first_response 1 met 2h",
      "next_reply 1 open 4h",
      "resolution 1 open 24h",
    ]);
    expect(await rowOf(agent, no)).toMatchObject({ firstRespondedAt: later(agent, HOUR).now, status: "registered" });

    await bring(later(agent, 3 * HOUR), no, "confirming");
    expect(await clocksOf(agent, id)).toEqual([
      "first_response 1 met 2h",
      "next_reply 1 met 4h",
      "resolution 1 met 24h",
    ]);
    const told = await rowOf(agent, no);
    expect(told).toMatchObject({ status: "confirming", fedBackAt: later(agent, 3 * HOUR).now, nextDueAt: null });
    expect(told.compensationFen).toBe(10_000);

    await confirm(later(agent, 5 * HOUR), no);
    await evaluate(later(agent, 6 * HOUR), no);
    await closeComplaint(later(agent, 7 * HOUR), await seen(agent, no));
    expect(await rowOf(agent, no)).toMatchObject({ status: "closed", open: false, verdict: "accepted", cycle: 1 });

    const file = await complaintFile(agent, no);
    expect(file.entries.map(({ kind, details }) => (kind === "step" ? details.step : kind))).toEqual([
      ...["registered", "answer", "judged", "investigated", "proposal_submitted", "answer", "customer"],
      ...["evaluated", "closed"],
    ]);
    expect(file.proposals).toMatchObject([{ no: 1, status: "approved", approverRole: "service_agent", chosen: 1 }]);
    expect(Object.keys(file.steps)).toEqual(["reopen"]);
    const facts = await t.db.outboxEvent.findMany({ where: { entity: "complaint", entityId: id } });
    expect(JSON.stringify(facts)).not.toMatch(/王先生|9911|太晚|好的|核实/);
  });

  test("a result told a second too late is missed, also when nobody looked meanwhile", async () => {
    const [inTime, late] = [await registered(agent), await registered(agent)];
    await answer(agent, inTime.complaintNo, { promisedAt: later(agent, 2 * DAY).now });
    await answer(agent, late.complaintNo, { promisedAt: later(agent, 2 * DAY).now });
    await bring(later(agent, DAY), inTime.complaintNo, "confirming");
    await bring(later(agent, DAY + 1_000), late.complaintNo, "confirming");
    expect(await clocksOf(agent, inTime.id)).toContain("resolution 1 met 24h");
    expect(await clocksOf(agent, late.id)).toContain("resolution 1 missed 24h");
    const breaches = await t.db.clockAlert.findMany({ where: { kind: "breach" } });
    expect(breaches.map((alert) => alert.subjectId)).toEqual([late.id]);
  });

  test("an answer without a result names the next one; every promise is a clock of its own", async () => {
    const { id, complaintNo: no } = await registered(agent);
    await expect(answer(agent, no, { promisedAt: "" })).rejects.toMatchObject({
      fields: [{ field: "promisedAt", code: "promise_required" }],
    });
    await expect(answer(agent, no, { promisedAt: agent.now })).rejects.toMatchObject({
      fields: [{ field: "promisedAt", code: "in_past" }],
    });
    await expect(answer(agent, no, { promisedAt: later(agent, 40 * DAY).now })).rejects.toMatchObject({
      fields: [{ field: "promisedAt", code: "too_far", params: { days: 30 } }],
    });
    expect(await t.db.complaintEntry.count({ where: { kind: "answer" } })).toBe(0);
    await answer(agent, no);
    await answer(later(agent, 5 * HOUR), no);
    await answer(later(agent, 6 * HOUR), no);
    expect((await clocksOf(agent, id)).filter((clock) => clock.startsWith("next_reply"))).toEqual([
      "next_reply 1 missed 4h",
      "next_reply 2 met 4h",
      "next_reply 3 open 4h",
    ]);
    expect((await rowOf(agent, no)).nextDueAt).toEqual(later(agent, 10 * HOUR).now);
  });

  test("notes, statements and the customer's words stop no clock", async () => {
    const { addNote, addStatement } = await import("#app/domain/complaints/add-entry.server.ts");
    const { recordCustomerWords } = await import("#app/domain/complaints/record-customer-words.server.ts");
    const { id, complaintNo } = await registered(agent);
    const before = await seen(agent, complaintNo);
    await addNote(agent, { complaintNo, text: "先打电话给司机" });
    await addStatement(t.ctx("finance"), { complaintNo, text: "运费已收", by: "" });
    expect(await seen(agent, complaintNo)).toEqual(before);
    await recordCustomerWords(agent, { complaintNo, channel: "phone", text: "还没有人联系我" });
    expect((await seen(agent, complaintNo)).version).toBe(before.version + 1);
    expect(await clocksOf(agent, id)).toEqual(["first_response 1 open 2h", "resolution 1 open 24h"]);
  });

  test("refused after the result was told: another proposal, and another clock that begins then", async () => {
    const { id, complaintNo: no } = await registered(agent);
    await bring(agent, no, "confirming");
    await confirm(later(agent, 10 * HOUR), no, "refused");
    expect(await rowOf(agent, no)).toMatchObject({ status: "proposing", verdict: "refused", fedBackAt: null });
    expect(await clocksOf(agent, id)).toEqual([
      "first_response 1 met 2h",
      "resolution 1 met 24h",
      "resolution 2 open 24h",
    ]);
    expect((await rowOf(agent, no)).nextDueAt).toEqual(later(agent, 34 * HOUR).now);
    await propose(later(agent, 11 * HOUR), no, 20_000);
    await tellResult(later(agent, 11 * HOUR), no);
    await confirm(later(agent, 12 * HOUR), no);
    const proposals = await t.db.complaintProposal.findMany({ orderBy: { no: "asc" } });
    expect(proposals.map(({ no: number, compensationFen }) => [number, compensationFen])).toEqual([
      [1, 10_000],
      [2, 20_000],
    ]);
    expect(await rowOf(agent, no)).toMatchObject({ status: "evaluating", compensationFen: 20_000 });
  });

  test("no step is left before what it needs is there, and none is taken out of turn", async () => {
    const { complaintNo: no } = await registered(agent);
    await expect(investigate(agent, no)).rejects.toMatchObject({ code: "complaint_step", status: 409 });
    await judge(agent, no);
    await expect(investigate(agent, no, { causeCode: "", findings: "" })).rejects.toMatchObject({
      code: "complaint_incomplete",
      data: { missing: ["cause", "findings"] },
    });
    expect(await status(no)).toBe("investigating");
    expect((await complaintFile(agent, no)).steps.finish_investigation).toEqual(["cause", "findings"]);
    await expect(tellResult(agent, no)).rejects.toMatchObject({ code: "complaint_step" });
    await expect(closeComplaint(agent, await seen(agent, no))).rejects.toMatchObject({ code: "complaint_step" });
    const partner = investigationSchema.parse({ ...(await seen(agent, no)), party: "partner", partnerId: "nobody" });
    await expect(saveInvestigation(agent, partner)).rejects.toMatchObject({ fields: [{ field: "partnerId" }] });
  });
});

describe("an invalid complaint", () => {
  test("its clock runs until the customer was told why; then it can be closed", async () => {
    const { id, complaintNo: no } = await registered(agent);
    await judge(agent, no, { validity: "invalid" });
    expect(await status(no)).toBe("confirming");
    expect(await clocksOf(agent, id)).toContain("resolution 1 open 24h");
    await expect(confirm(agent, no)).rejects.toMatchObject({ code: "complaint_step" });
    await answer(later(agent, HOUR), no, { promisedAt: "", text: "货物当日已签收,签收人为本人" });
    expect(await clocksOf(agent, id)).toEqual(["first_response 1 met 2h", "resolution 1 met 24h"]);
    await closeComplaint(later(agent, 2 * HOUR), await seen(agent, no));
    expect(await rowOf(agent, no)).toMatchObject({ status: "closed", validity: "invalid", nextDueAt: null });
  });

  test("found valid after all it is investigated, with a new clock when the old one had stopped", async () => {
    const { id, complaintNo: no } = await registered(agent);
    await judge(agent, no, { validity: "invalid" });
    await answer(agent, no, { promisedAt: "" });
    await judge(later(agent, 3 * HOUR), no, { reason: "客户补交了照片" });
    expect(await rowOf(agent, no)).toMatchObject({ status: "investigating", validity: "valid", fedBackAt: null });
    expect(await clocksOf(agent, id)).toContain("resolution 2 open 24h");
  });

  test("what is being settled is not called invalid any more", async () => {
    const { complaintNo: no } = await registered(agent);
    await bring(agent, no, "carrying_out");
    await expect(judge(agent, no, { validity: "invalid" })).rejects.toMatchObject({ code: "judged_too_late" });
    expect(await status(no)).toBe("carrying_out");
  });
});

describe("approval", () => {
  test("above the agent's limit the manager decides; sent back needs words", async () => {
    const { complaintNo: no } = await registered(agent);
    await bring(agent, no, "proposing");
    await propose(agent, no, 60_000);
    expect(await status(no)).toBe("approving");
    const decide = async (ctx: Ctx, over: object) =>
      decideProposal(ctx, { ...(await seen(ctx, no)), approve: true, words: "", superior: "", ...over });
    await expect(decide(agent, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(decide(manager, { approve: false })).rejects.toMatchObject({ fields: [{ field: "words" }] });
    await decide(manager, { approve: false, words: "金额偏高" });
    expect(await status(no)).toBe("proposing");
    await propose(agent, no, 55_000);
    await decide(manager, {});
    expect(await rowOf(agent, no)).toMatchObject({ status: "carrying_out", compensationFen: 55_000 });
    const all = await t.db.complaintProposal.findMany({ orderBy: { no: "asc" } });
    expect(all.map((one) => one.status)).toEqual(["rejected", "approved"]);
  });

  test("above the manager's limit he enters who above him decided", async () => {
    const { complaintNo: no } = await registered(agent);
    await bring(agent, no, "proposing");
    await propose(manager, no, 600_000);
    const decision = { ...(await seen(agent, no)), approve: true, words: "", superior: "" };
    await expect(decideProposal(manager, decision)).rejects.toMatchObject({ fields: [{ field: "superior" }] });
    await decideProposal(manager, { ...decision, superior: "总经理 马总" });
    const [proposal] = await t.db.complaintProposal.findMany();
    expect(proposal).toMatchObject({ approverRole: "superior", decidedByName: "总经理 马总 / 测试 manager" });
  });
});

describe("pauses", () => {
  test("a pause moves only the result, has a promise, and ends with the result", async () => {
    const { id, complaintNo: no } = await registered(agent);
    const pause = async (ctx: Ctx, ms: number) =>
      pauseResolution(ctx, {
        ...(await seen(ctx, no)),
        reason: "等客户提供照片",
        promisedAt: later(ctx, ms).now,
      });
    await expect(pause(agent, -MINUTE)).rejects.toMatchObject({ fields: [{ field: "promisedAt", code: "in_past" }] });
    await pause(later(agent, HOUR), 3 * HOUR);
    expect(await clocksOf(agent, id)).toEqual([
      "first_response 1 open 2h",
      "next_reply 1 open 3h",
      "resolution 1 paused 24h",
    ]);
    await expect(pause(later(agent, HOUR), 5 * HOUR)).rejects.toMatchObject({ code: "not_pausable" });
    await resumeResolution(later(agent, 6 * HOUR), await seen(agent, no));
    expect(await clocksOf(agent, id)).toContain("resolution 1 open 29h");
    await expect(resumeResolution(agent, await seen(agent, no))).rejects.toMatchObject({ code: "not_paused" });
    await pause(later(agent, 7 * HOUR), HOUR);
    await bring(later(agent, 30 * HOUR), no, "confirming");
    expect(await clocksOf(agent, id)).toContain("resolution 1 met 52h");
    expect((await rowOf(agent, no)).pausedAt).toBeNull();
  });

  test("an earlier promise stands, a later one gives way", async () => {
    const { id, complaintNo: no } = await registered(agent);
    await answer(agent, no, { promisedAt: later(agent, 2 * HOUR).now });
    const pause = { reason: "等合作商回复", promisedAt: later(agent, 8 * HOUR).now };
    await pauseResolution(agent, { ...(await seen(agent, no)), ...pause });
    expect((await clocksOf(agent, id)).filter((clock) => clock.startsWith("next"))).toEqual(["next_reply 1 open 2h"]);
    await resumeResolution(agent, await seen(agent, no));
    await pauseResolution(agent, { ...(await seen(agent, no)), ...pause, promisedAt: later(agent, HOUR).now });
    expect((await clocksOf(agent, id)).filter((clock) => clock.startsWith("next"))).toEqual([
      "next_reply 1 cancelled 2h",
      "next_reply 2 open 1h",
    ]);
  });
});

describe("opened again", () => {
  test("a new cycle with its own clock; the old outcome stays", async () => {
    const { id, complaintNo: no } = await registered(agent);
    await bring(later(agent, 30 * HOUR), no, "confirming");
    await confirm(later(agent, 31 * HOUR), no);
    await evaluate(agent, no);
    await closeComplaint(later(agent, 32 * HOUR), await seen(agent, no));
    await expect(answer(agent, no)).rejects.toMatchObject({ code: "complaint_closed" });
    const again = later(agent, 3 * DAY);
    await expect(
      reopenComplaint(t.ctx("inbound_dispatcher"), { ...(await seen(agent, no)), reason: "x" }),
    ).rejects.toMatchObject({ code: "forbidden" });
    await reopenComplaint(again, { ...(await seen(agent, no)), reason: "退款没有到账" });
    expect(await clocksOf(agent, id)).toEqual([
      "first_response 1 missed 2h",
      "resolution 1 missed 24h",
      "resolution 2 open 24h",
    ]);
    expect(await rowOf(agent, no)).toMatchObject({
      status: "investigating",
      cycle: 2,
      open: true,
      verdict: null,
      closedAt: null,
      nextDueAt: later(again, DAY).now,
    });
  });
});
