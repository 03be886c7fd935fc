import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clocksOf } from "#app/domain/clocks/clock-queries.server.ts";
import { clockEvents } from "#app/domain/clocks/events.ts";
import { replanClocks } from "#app/domain/clocks/replan-clocks.server.ts";
import { reviseServiceStandard } from "#app/domain/standards/revise-service-standard.server.ts";
import { serviceStandardSchema } from "#app/domain/standards/service-standard.ts";
import { newId } from "#app/platform/ids.ts";
import { copyClock } from "#tests/factories/clocks.ts";
import { after, beijing, DAY, firstResponse, HOUR, resolution, type Scene, START, scene } from "./scene.ts";

const FIRST = { ...firstResponse, cycle: 1, standardKey: "complaint.first_response" };
const GENERAL = { ...resolution, cycle: 1, standardKey: "complaint.general.feedback" };

let s: Scene;
let calendarId: string;
beforeEach(async () => {
  s = await scene();
  calendarId = (await s.db.workCalendar.findFirstOrThrow({ where: { isDefault: true } })).id;
});
afterEach(() => s.test.close());

/** From now on general complaints have so many hours of work in a calendar. */
async function workingHours(hours: number, inCalendar: string): Promise<void> {
  const breach = { kind: "breach", level: 0, offsetMs: 0, roles: ["owner"], act: "notify" };
  const warning = { kind: "warning", level: 1, offsetMs: -2 * HOUR, roles: ["owner"], act: "notify" };
  const input = { key: GENERAL.standardKey, revision: 1, name: "反馈", unit: "ms", amount: hours * HOUR };
  const revision = { ...input, calendarId: inCalendar, alerts: [warning, breach] };
  await reviseServiceStandard(s.test.ctx("manager", { now: after(-DAY) }), serviceStandardSchema.parse(revision));
  await s.db.outboxEvent.deleteMany();
}

/** Closes a day, as the calendar page does. */
async function close(date: string, inCalendar = calendarId): Promise<void> {
  const day = { calendarId: inCalendar, date, intervals: [], note: "盘点", source: "own" };
  await s.db.calendarDay.create({ data: day });
  await s.db.workCalendar.update({ where: { id: inCalendar }, data: { version: { increment: 1 } } });
}

const replan = (now = after(HOUR), mark?: { handler: string; outboxId: string }) =>
  replanClocks(s.test.ctx("system", { now }), calendarId, mark);

describe("after a calendar changed", () => {
  it("open clocks that run in it are due by the new hours, with a line in their history", async () => {
    await workingHours(12, calendarId);
    const id = await s.start(GENERAL);
    expect(await s.clock(id)).toMatchObject({
      dueAt: beijing("2026-11-19 16:30"),
      nextCheckAt: beijing("2026-11-19 13:00"),
    });
    await close("2026-11-19");
    const wakes = await replan();
    expect(await s.clock(id)).toMatchObject({
      dueAt: beijing("2026-11-20 16:30"),
      nextCheckAt: beijing("2026-11-20 13:00"),
    });
    expect(wakes).toEqual([{ clockId: id, checkAt: beijing("2026-11-20 13:00") }]);
    expect((await s.entries(id)).map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ["started", beijing("2026-11-19 16:30")],
      ["replanned", beijing("2026-11-20 16:30")],
    ]);
    const told = await s.events("clock.replanned");
    expect(told.map((one) => clockEvents["clock.replanned"].parse(one))).toEqual([
      { subject: "complaint", subjectIds: ["c1"] },
    ]);
  });

  it("a second time changes nothing", async () => {
    await workingHours(12, calendarId);
    const id = await s.start(GENERAL);
    await close("2026-11-19");
    await replan();
    expect(await replan()).toEqual([]);
    expect(await s.entries(id)).toHaveLength(2);
    expect(await s.events("clock.replanned")).toHaveLength(1);
  });

  it("paused ones keep what they had left, and stay paused", async () => {
    await workingHours(12, calendarId);
    const id = await s.start(GENERAL);
    await s.pause(resolution, beijing("2026-11-18 18:30"));
    await close("2026-11-19");
    await replan(beijing("2026-11-19 12:00"));
    expect(await s.clock(id)).toMatchObject({ dueAt: beijing("2026-11-20 16:30"), nextCheckAt: null });
    await s.resume(resolution, beijing("2026-11-20 11:00"));
    // stood still for an hour on Wednesday and one on Friday
    expect(await s.clock(id)).toMatchObject({ dueAt: beijing("2026-11-20 18:30") });
  });

  it("stopped ones keep their due time and outcome", async () => {
    await workingHours(12, calendarId);
    const id = await s.start(GENERAL);
    await s.stop(resolution, beijing("2026-11-19 18:00"));
    const before = await s.clock(id);
    expect(before.outcome).toBe("missed");
    await close("2026-11-19");
    expect(await replan(beijing("2026-11-19 18:30"))).toEqual([]);
    expect(await s.clock(id)).toEqual(before);
  });

  it("wall clocks keep their due times, but alerts of the department's calendar wait for its new hours", async () => {
    const evening = beijing("2026-11-18 19:00");
    const id = await s.start(FIRST, evening);
    expect(await s.clock(id)).toMatchObject({ nextCheckAt: beijing("2026-11-19 10:00") });
    await close("2026-11-19");
    await replan(beijing("2026-11-18 20:00"));
    expect(await s.clock(id)).toMatchObject({
      dueAt: after(2 * HOUR, evening),
      nextCheckAt: beijing("2026-11-20 10:00"),
    });
    expect(await s.entries(id)).toHaveLength(1);
    expect(await s.events("clock.replanned")).toEqual([]);
  });

  it("clocks of another calendar are left alone", async () => {
    const other = newId();
    const hours = [["08:00", "20:00"]];
    const weekly = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
    const at = { createdAt: START, updatedAt: START };
    await s.db.workCalendar.create({ data: { id: other, name: "仓库", timeZone: "Asia/Shanghai", weekly, ...at } });
    await workingHours(12, other);
    const id = await s.start(GENERAL);
    expect(await s.clock(id)).toMatchObject({ dueAt: beijing("2026-11-19 11:00"), calendarId: other });
    await close("2026-11-19", other);
    await close("2026-11-20");
    await replan();
    // its own due time is the same for all that the department's calendar says
    expect((await s.clock(id)).dueAt).toEqual(beijing("2026-11-20 11:00"));
    await s.db.slaClock.update({ where: { id }, data: { dueAt: START } });
    await s.db.workCalendar.update({ where: { id: calendarId }, data: { isDefault: false } });
    await replan();
    expect((await s.clock(id)).dueAt).toEqual(START);
  });

  it("more clocks than fit into one transaction are all planned, and the job is marked with the last of them", async () => {
    await workingHours(12, calendarId);
    await copyClock(s.db, await s.start(GENERAL), 504);
    await close("2026-11-19");
    const mark = { handler: "clocks-replan", outboxId: newId() };
    expect(await replan(after(HOUR), mark)).toHaveLength(505);
    expect(await s.db.slaClock.count({ where: { dueAt: beijing("2026-11-20 16:30") } })).toBe(505);
    expect(await s.db.handledEvent.findMany({ where: mark })).toHaveLength(1);
    const told = await s.events("clock.replanned");
    expect(told.flatMap(({ subjectIds }) => subjectIds)).toHaveLength(505);
  });
});

describe("what a page is told", () => {
  const explanation = async () =>
    (await clocksOf(s.test.ctx("service_agent"), "complaint", "c1"))[0]?.explanation ?? [];

  it("explains a deadline by target, revision, calendar, the days that did not count, and pauses", async () => {
    await workingHours(24, calendarId);
    await close("2026-11-24");
    const friday = beijing("2026-11-20 16:00");
    await s.start(GENERAL, friday);
    await s.pause(resolution, beijing("2026-11-20 18:30"), {
      reason: "等照片",
      promisedAt: beijing("2026-11-23 12:00"),
    });
    await s.resume(resolution, beijing("2026-11-23 11:00"));
    const steps = await explanation();
    expect(steps).toEqual([
      { kind: "start", at: friday },
      {
        kind: "target",
        at: friday,
        amount: 24 * HOUR,
        unit: "ms",
        standard: { key: GENERAL.standardKey, revision: 2, name: "反馈" },
        reason: "",
        replaced: false,
      },
      expect.objectContaining({ kind: "calendar", id: calendarId, name: "客服部工作时间", changedSince: false }),
      { kind: "closed", from: "2026-11-21", to: "2026-11-22", days: 2, note: "", publicHoliday: false },
      { kind: "closed", from: "2026-11-24", to: "2026-11-24", days: 1, note: "盘点", publicHoliday: false },
      {
        kind: "pause",
        from: beijing("2026-11-20 18:30"),
        to: beijing("2026-11-23 11:00"),
        reason: "等照片",
        promisedAt: beijing("2026-11-23 12:00"),
        movedMs: 2 * HOUR,
      },
      // 3.5 h on Friday, 8 on Monday, Wednesday and Thursday: 27.5, less 26 of target and pause
      { kind: "due", at: beijing("2026-11-26 18:00") },
    ]);
  });

  it("names public holidays, and that a calendar changed after the clock stopped", async () => {
    await workingHours(4, calendarId);
    const eve = beijing("2026-09-30 18:30");
    await s.start({ ...GENERAL, startedAt: eve }, after(0));
    await s.db.serviceStandard.updateMany({ where: { revision: 2 }, data: { effectiveFrom: new Date(0) } });
    await s.cancel(resolution, after(HOUR));
    await s.start({ ...GENERAL, cycle: 2, startedAt: eve }, after(HOUR));
    const closed = (await explanation()).filter(({ kind }) => kind === "closed");
    expect(closed).toMatchObject([{ from: "2026-10-01", to: "2026-10-07", days: 7, publicHoliday: true }]);
    await s.stop(resolution, after(2 * HOUR));
    await close("2026-12-24");
    expect(await explanation()).toContainEqual(expect.objectContaining({ kind: "calendar", changedSince: true }));
    expect((await explanation()).filter(({ kind }) => kind === "closed")).toEqual([]);
  });

  it("lists running clocks before ended ones, with history, alerts, people and their messages", async () => {
    const general = await s.start(GENERAL);
    await s.start(FIRST);
    await s.stop(firstResponse, after(3 * HOUR));
    const alert = await s.db.clockAlert.findFirstOrThrow();
    const recipient = { id: newId(), alertId: alert.id, personId: "u1", name: "阿依古丽", role: "manager" };
    const skipped = [{ channel: "wechat", reason: "no_address" }];
    await s.db.alertRecipient.create({ data: { ...recipient, tokenHash: "h", skipped, createdAt: START } });
    const message = { notice: "alert", recipient: "a@b", locale: "zh-CN", subject: "", body: "", status: "sent" };
    const times = { createdAt: START, dueAt: START, sentAt: after(HOUR), updatedAt: START };
    const ids = { id: newId(), dedupeKey: "k", purpose: "staff", alertRecipientId: recipient.id };
    await s.db.delivery.create({ data: { ...ids, ...message, ...times, channel: "email" } });
    const views = await clocksOf(s.test.ctx("service_agent"), "complaint", "c1");
    expect(views.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ["resolution", "open"],
      ["first_response", "missed"],
    ]);
    expect(views[0]).toMatchObject({
      id: general,
      standard: { name: "一般投诉反馈处理结果", revision: 1 },
      alerts: [],
    });
    expect(views[1]?.entries.map(({ kind }) => kind)).toEqual(["started", "stopped"]);
    expect(views[1]?.alerts).toMatchObject([
      {
        id: alert.id,
        kind: "breach",
        level: 0,
        roles: ["owner", "manager"],
        recipients: [
          {
            name: "阿依古丽",
            skipped,
            deliveries: [{ channel: "email", status: "sent", sentAt: after(HOUR), reason: null }],
          },
        ],
      },
    ]);
  });

  it("is not for drivers or the public", async () => {
    await expect(clocksOf(s.test.ctx("driver"), "complaint", "c1")).rejects.toMatchObject({ code: "forbidden" });
    await expect(clocksOf(s.test.ctx("public"), "complaint", "c1")).rejects.toMatchObject({ code: "forbidden" });
  });
});
