import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { acknowledgeReceipt } from "#app/domain/complaints/acknowledge-receipt.server.ts";
import { actOnAlert } from "#app/domain/complaints/act-on-alert.server.ts";
import { claimComplaint } from "#app/domain/complaints/claim-complaint.server.ts";
import { followClocks } from "#app/domain/complaints/follow-clocks.server.ts";
import { mergeComplaint } from "#app/domain/complaints/merge-complaint.server.ts";
import { sendAnswer } from "#app/domain/complaints/send-answer.server.ts";
import { caseTexts } from "#app/i18n/case-texts.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import {
  answer,
  bring,
  clocksOf,
  DAY,
  later,
  makeUser,
  registered,
  rowOf,
  seen,
  tellResult,
} from "#tests/factories/complaints.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let agent: Ctx;
let system: Ctx;
beforeEach(async () => {
  t = await testDb();
  agent = t.ctx("service_agent");
  system = t.ctx("system");
});
afterEach(() => t.close());

const settings = { publicUrl: "https://yd.example", companyName: "驿道物流", companyPhone: "0991-1234567" };
const tools = { texts: caseTexts, settings };
const job = (handler: string, outboxId = "1") => ({ handler, outboxId });
const messages = () => t.db.delivery.findMany({ where: { purpose: "case" }, orderBy: { channel: "asc" } });

describe("the receipt", () => {
  test("goes to phone and address with number, time and link, once, and is no answer", async () => {
    const made = await registered(agent, { contactEmail: "wang@example.com" });
    for (const outboxId of ["1", "1", "2"]) {
      await acknowledgeReceipt(system, tools, made.id, job("receipt", outboxId));
    }
    const [email, sms, ...more] = await messages();
    expect(more).toEqual([]);
    expect(email).toMatchObject({
      channel: "email",
      recipient: "wang@example.com",
      complaintId: made.id,
      status: "pending",
    });
    expect(email?.subject).toContain(made.complaintNo);
    expect(sms).toMatchObject({ channel: "sms", recipient: "+8613999112233" });
    for (const body of [email?.body, sms?.body]) {
      expect(body).toContain(made.complaintNo);
      expect(body).toContain("2026-11-18 12:00");
      expect(body).toContain(`https://yd.example/c/${made.token}`);
    }
    expect(await clocksOf(agent, made.id)).toContain("first_response 1 open 2h");
    expect(await t.db.complaintEntry.count({ where: { kind: "auto_reply" } })).toBe(1);
    expect(await t.db.handledEvent.count({ where: { handler: "receipt" } })).toBe(2);
  });

  test("in the language of who complained; to nobody who cannot be written to; not of a duplicate", async () => {
    const english = await registered({ ...agent, locale: "en" });
    const landline = await registered(agent, { contactPhone: "0991-2345678" });
    const double = await registered(agent);
    await mergeComplaint(agent, { ...(await seen(agent, double.complaintNo)), intoNo: english.complaintNo });
    for (const { id } of [english, landline, double]) {
      await acknowledgeReceipt(system, tools, id, job("receipt", id));
    }
    const sent = await messages();
    expect(sent.map(({ complaintId, locale }) => [complaintId, locale])).toEqual([[english.id, "en"]]);
    expect(sent[0]?.body).not.toMatch(/\p{Script=Han}/u);
    expect(await t.db.handledEvent.count()).toBe(3);
  });
});

describe("answers", () => {
  test("what was to be sent is sent as it was written, once; what was said by phone is not", async () => {
    const made = await registered(agent);
    await answer(agent, made.complaintNo, { text: "车已到库尔勒,{url}" });
    await answer(agent, made.complaintNo, { channel: "sms", send: "on", text: "车已到库尔勒,{url}" });
    const facts = await t.db.outboxEvent.findMany({ where: { event: "complaint.answered" }, orderBy: { id: "asc" } });
    for (const { payload } of [...facts, ...facts]) {
      await sendAnswer(
        system,
        tools,
        payload as { entryId: string; send: boolean },
        job("answer", JSON.stringify(payload)),
      );
    }
    const sent = await messages();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toContain("车已到库尔勒,{url}");
    expect(sent[0]?.body).toContain("2026-11-18 14:00");
    expect(sent[0]?.dedupeKey).toMatch(/^case-.+-sms$/);
  });

  test("nobody is told that it was sent where there is no address", async () => {
    const made = await registered(agent);
    for (const channel of ["email", "wechat"]) {
      await expect(answer(agent, made.complaintNo, { channel, send: "on" })).rejects.toMatchObject({
        fields: [{ field: "channel", code: "no_address" }],
      });
    }
    expect(await t.db.complaintEntry.count({ where: { kind: "answer" } })).toBe(0);
  });

  test("the result asks for the customer's word", async () => {
    const made = await registered(agent);
    await bring(agent, made.complaintNo, "carrying_out");
    await tellResult(agent, made.complaintNo, { channel: "sms", send: "on" });
    const fact = await t.db.outboxEvent.findFirstOrThrow({ where: { event: "complaint.carried_out" } });
    await sendAnswer(system, tools, fact.payload as { entryId: string; send: boolean }, job("answer"));
    const [sms] = await messages();
    expect(sms?.body).toMatch(/处理结果：已减免运费 100 元/);
    expect(sms?.body).toContain("是否满意");
  });
});

describe("alerts that do more than tell", () => {
  const alert = async (subjectId: string, act: "notify" | "reassign" | "raise", subject = "complaint") => {
    const clock = await t.db.slaClock.findFirstOrThrow({ where: { subjectId, kind: "resolution" } });
    return { clockId: clock.id, subject, subjectId, act };
  };

  test("reassign: the manager with the fewest takes it, once, and not from a manager", async () => {
    const [busy, free] = [
      await makeUser(agent, "manager", { name: "忙" }),
      await makeUser(agent, "manager", { name: "闲" }),
    ];
    await makeUser(agent, "manager", { active: false });
    const own = await registered(agent);
    await claimComplaint({ ...agent, actor: { ...agent.actor, id: busy, name: "忙", role: "manager" } }, own);
    const made = await registered(agent);
    await claimComplaint(agent, made);
    await actOnAlert(system, await alert(made.id, "reassign"), job("alert"));
    await actOnAlert(system, await alert(made.id, "reassign"), job("alert"));
    await actOnAlert(system, await alert(own.id, "reassign"), job("alert", "2"));
    expect(await rowOf(agent, made.complaintNo)).toMatchObject({ ownerId: free, ownerName: "闲" });
    expect((await rowOf(agent, own.complaintNo)).ownerId).toBe(busy);
    expect(await t.db.outboxEvent.count({ where: { event: "complaint.handed_over" } })).toBe(1);
  });

  test("raise: a general one is proposed to be major, and the manager judges it again", async () => {
    const made = await registered(agent);
    await bring(agent, made.complaintNo, "proposing");
    await actOnAlert(later(system, 2 * DAY), await alert(made.id, "raise"), job("alert"));
    await actOnAlert(later(system, 2 * DAY), await alert(made.id, "raise"), job("alert", "2"));
    expect(await rowOf(agent, made.complaintNo)).toMatchObject({
      signs: ["overdue"],
      proposedSeverity: "major",
      severity: null,
      status: "proposing",
    });
    expect((await clocksOf(agent, made.id)).filter((clock) => clock.startsWith("ack"))).toEqual([
      "acknowledgement 1 open 0.25h",
    ]);
  });

  test("nothing on a plain alert, on another subject, after the clock stopped, or on what is over; each is marked as handled", async () => {
    const made = await registered(agent);
    const into = await registered(agent);
    await makeUser(agent, "manager");
    await actOnAlert(system, await alert(made.id, "notify"), job("alert", "1"));
    await actOnAlert(system, await alert(made.id, "reassign", "plan_task"), job("alert", "2"));
    const told = await registered(agent);
    await bring(agent, told.complaintNo, "confirming");
    await actOnAlert(system, await alert(told.id, "reassign"), job("alert", "4"));
    expect((await rowOf(agent, told.complaintNo)).ownerId).toBeNull();
    await mergeComplaint(agent, { ...(await seen(agent, made.complaintNo)), intoNo: into.complaintNo });
    await actOnAlert(system, await alert(made.id, "reassign"), job("alert", "3"));
    expect((await rowOf(agent, made.complaintNo)).ownerId).toBeNull();
    expect(await t.db.handledEvent.count({ where: { handler: "alert" } })).toBe(4);
  });
});

test("the queue follows deadlines that moved by themselves", async () => {
  const made = await registered(agent);
  const dueAt = later(agent, 5 * DAY).now;
  await t.db.slaClock.updateMany({ where: { subjectId: made.id }, data: { dueAt } });
  await followClocks(system, { subject: "plan_task", subjectIds: [made.id] }, job("follow", "1"));
  expect((await rowOf(agent, made.complaintNo)).nextDueAt).not.toEqual(dueAt);
  await followClocks(system, { subject: "complaint", subjectIds: [made.id] }, job("follow", "2"));
  expect((await rowOf(agent, made.complaintNo)).nextDueAt).toEqual(dueAt);
});
