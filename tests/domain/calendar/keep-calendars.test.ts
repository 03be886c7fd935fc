import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { calendarDetail, holidayWarning, listCalendars } from "#app/domain/calendar/calendar-queries.server.ts";
import { workingCalendarOf } from "#app/domain/calendar/calendar-view.ts";
import { createCalendar } from "#app/domain/calendar/create-calendar.server.ts";
import { DEFAULT_WEEKLY, defaultCalendar } from "#app/domain/calendar/default-calendar.ts";
import { deleteCalendar } from "#app/domain/calendar/delete-calendar.server.ts";
import { calendarEvents } from "#app/domain/calendar/events.ts";
import { loadHolidays } from "#app/domain/calendar/load-holidays.server.ts";
import { clearCalendarDay, saveCalendarDays } from "#app/domain/calendar/save-day.server.ts";
import { chooseDefaultCalendar, saveCalendarSettings } from "#app/domain/calendar/save-settings.server.ts";
import { saveWeeklyHours } from "#app/domain/calendar/save-weekly-hours.server.ts";
import type { OpenInterval } from "#app/domain/calendar/working-calendar.ts";
import { addWorkingTime } from "#app/domain/calendar/working-time.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

const HOUR_MS = 3_600_000;
const shanghai = "Asia/Shanghai";
const early: OpenInterval[] = [["08:00", "12:00"]];

let t: TestDb;
let ctx: Ctx;
beforeEach(async () => {
  t = await testDb();
  ctx = t.ctx("manager");
});
afterEach(() => t.close());

const make = (name = "客服部", from?: string) => createCalendar(ctx, { name, timeZone: shanghai, from });

async function detail(id: string) {
  const line = (await listCalendars(ctx)).find((one) => one.id === id);
  const found = line && (await calendarDetail(ctx, line));
  if (!found) {
    throw new Error("no such calendar");
  }
  return found;
}

const day = (calendarId: string, version: number, dates: string[], hours: OpenInterval[] = [], note = "") =>
  saveCalendarDays(ctx, { calendarId, version, dates, hours, note, source: "own" });

async function makeClock(calendarId: string | null, outcome = "open") {
  const at = { startedAt: ctx.now, dueAt: ctx.now };
  await t.db.slaClock.create({
    data: {
      id: newId(),
      subject: "complaint",
      subjectId: newId(),
      kind: "resolution",
      cycle: 1,
      target: {},
      calendarId,
      outcome,
      ...at,
    },
  });
}

async function makeStandard(calendarId: string, key: string, revision: number) {
  await t.db.serviceStandard.create({
    data: {
      ...{ id: newId(), key, revision, name: key, measure: "duration", unit: "working_days", amount: 2, calendarId },
      ...{ alerts: [], effectiveFrom: ctx.now, createdAt: ctx.now, createdByName: "x" },
    },
  });
}

const changes = () => t.db.outboxEvent.findMany({ where: { entity: "calendar" }, orderBy: { id: "asc" } });

describe("a new calendar", () => {
  it("begins with office hours and the shipped holidays, and reckons as the default one does", async () => {
    const id = await make();
    const kept = await detail(id);
    expect(kept).toMatchObject({ isDefault: true, version: 1, openClocks: 0, standards: 0, missingYears: [2027] });
    expect(workingCalendarOf(kept)).toEqual(defaultCalendar());
    const [event] = await changes();
    expect(event).toMatchObject({ event: "calendar.added", payload: { calendarId: id } });
    expect(await t.db.auditEntry.count({ where: { entityId: id, actorName: ctx.actor.name } })).toBe(1);
  });

  it("may take over another's hours and days; only the first is the default", async () => {
    const first = await make();
    await day(first, 1, ["2026-11-19"], early, "盘点");
    const second = await detail(await make("夜班", first));
    expect(second.isDefault).toBe(false);
    expect(second.days).toContainEqual({ date: "2026-11-19", hours: early, note: "盘点", source: "own" });
    await expect(make("夜班")).rejects.toMatchObject({ fields: [{ field: "name", code: "taken" }] });
    await expect(make("三班", "nowhere")).rejects.toMatchObject({ status: 404 });
    expect(await t.db.workCalendar.count()).toBe(2);
  });
});

describe("weekly hours", () => {
  it("are saved once for each version; coming make-up days follow, past and own ones do not", async () => {
    const id = await make();
    const before = { ...ctx, now: new Date("2026-02-15T00:00:00Z") };
    await day(id, 1, ["2026-05-09"], [["13:00", "14:00"]]);
    const weekly = { ...DEFAULT_WEEKLY, mon: early, sat: early };
    await saveWeeklyHours(before, { calendarId: id, version: 2, weekly });
    await expect(saveWeeklyHours(before, { calendarId: id, version: 2, weekly })).rejects.toMatchObject({
      status: 409,
    });
    const { days, ...kept } = await detail(id);
    expect(kept).toMatchObject({ version: 3, weekly });
    const hours = (date: string) => days.find((one) => one.date === date)?.hours;
    expect(hours("2026-02-14")).toEqual(DEFAULT_WEEKLY.mon);
    expect(hours("2026-02-28")).toEqual(early);
    expect(hours("2026-05-09")).toEqual([["13:00", "14:00"]]);
    expect((await changes()).map(({ event }) => event)).toEqual([
      "calendar.added",
      "calendar.changed",
      "calendar.changed",
    ]);
  });

  it("must be open some time, whatever the days are", async () => {
    const id = await make();
    const nothing = saveWeeklyHours(ctx, { calendarId: id, version: 1, weekly: {} });
    await expect(nothing).rejects.toMatchObject({ code: "invalid", fields: [{ field: "weekly", code: "never_open" }] });
    const twisted = saveWeeklyHours(ctx, { calendarId: id, version: 1, weekly: { tue: [["12:00", "09:00"]] } });
    await expect(twisted).rejects.toMatchObject({ fields: [{ field: "weekly.tue.0", code: "interval_order" }] });
    expect((await detail(id)).version).toBe(1);
  });
});

describe("a day of its own", () => {
  it("moves deadlines, and goes back to its weekday", async () => {
    const id = await make();
    const due = async () =>
      addWorkingTime(workingCalendarOf(await detail(id)), new Date("2026-11-18T19:00:00+08:00"), HOUR_MS).toISOString();
    expect(await due()).toBe("2026-11-19T02:30:00.000Z");
    await day(id, 1, ["2026-11-19", "2026-11-20"]);
    expect(await due()).toBe("2026-11-23T02:30:00.000Z");
    await day(id, 2, ["2026-11-21"], early, "调休");
    expect(await due()).toBe("2026-11-21T00:30:00.000Z");
    await clearCalendarDay(ctx, { calendarId: id, version: 3, date: "2026-11-19" });
    expect(await due()).toBe("2026-11-19T02:30:00.000Z");
    const stale = clearCalendarDay(ctx, { calendarId: id, version: 3, date: "2026-11-20" });
    await expect(stale).rejects.toMatchObject({ code: "conflict" });
    await expect(day("nowhere", 1, ["2026-11-20"])).rejects.toMatchObject({ code: "not_found" });
    const last = (await changes()).at(-1);
    expect(calendarEvents["calendar.changed"].parse(last?.payload)).toEqual({ calendarId: id });
  });

  it("is not taken with hours that overlap", async () => {
    const id = await make();
    const overlap = day(id, 1, ["2026-11-21"], [...early, ["11:00", "13:00"]]);
    await expect(overlap).rejects.toMatchObject({ fields: [{ code: "interval_overlap" }] });
    expect((await detail(id)).version).toBe(1);
  });
});

describe("the State Council's holidays", () => {
  it("are brought up to date; own days stay as they are", async () => {
    const id = await make();
    await t.db.calendarDay.deleteMany({ where: { calendarId: id, date: { in: ["2026-10-01", "2026-10-02"] } } });
    await t.db.calendarDay.updateMany({
      where: { calendarId: id, date: "2026-10-10" },
      data: { intervals: [], note: "国庆" },
    });
    await t.db.calendarDay.create({
      data: { calendarId: id, date: "2026-10-20", intervals: [], note: "", source: "state_council" },
    });
    await day(id, 1, ["2026-10-03"], early, "值班");
    const counts = await loadHolidays(ctx, { calendarId: id, version: 2, year: 2026 });
    expect(counts).toEqual({ added: 2, updated: 1, removed: 1, kept: 1 });
    const { days, version } = await detail(id);
    const find = (date: string) => days.find((one) => one.date === date);
    expect(find("2026-10-01")).toEqual({ date: "2026-10-01", hours: [], note: "", source: "state_council" });
    expect(find("2026-10-10")).toMatchObject({ hours: DEFAULT_WEEKLY.mon, note: "国庆" });
    expect(find("2026-10-03")).toMatchObject({ hours: early, note: "值班", source: "own" });
    expect(find("2026-10-20")).toBeUndefined();
    const told = (await changes()).length;
    const again = await loadHolidays(ctx, { calendarId: id, version, year: 2026 });
    expect(again).toEqual({ added: 0, updated: 0, removed: 0, kept: 1 });
    expect(await changes()).toHaveLength(told);
  });

  it("are not guessed for a year without a notice", async () => {
    const id = await make();
    const unknown = loadHolidays(ctx, { calendarId: id, version: 1, year: 2031 });
    await expect(unknown).rejects.toMatchObject({ code: "holidays_unknown", params: { year: 2031 } });
  });

  it("are missed in November by those who keep calendars", async () => {
    expect(await holidayWarning(ctx)).toEqual([2027]);
    const id = await make();
    await saveCalendarDays(ctx, {
      ...{ calendarId: id, version: 1, dates: ["2027-01-01"], hours: [], note: "", source: "state_council" },
    });
    expect(await holidayWarning(ctx)).toEqual([]);
    await t.db.calendarDay.deleteMany({ where: { date: { startsWith: "2026" } } });
    expect(await holidayWarning(ctx)).toEqual([2026]);
    expect(await holidayWarning(t.ctx("service_agent"))).toEqual([]);
  });
});

describe("which calendar counts", () => {
  it("is chosen; there is one default", async () => {
    const [first, second] = [await make(), await make("夜班")];
    await chooseDefaultCalendar(ctx, { calendarId: second, version: 1 });
    const lines = await listCalendars(ctx);
    expect(lines.map(({ id, isDefault, version }) => [id, isDefault, version])).toEqual([
      [second, true, 2],
      [first, false, 2],
    ]);
    const told = (await changes()).slice(-2);
    expect(told.map(({ event, entityId }) => [event, entityId])).toEqual([
      ["calendar.default_chosen", second],
      ["calendar.changed", second],
    ]);
    await expect(deleteCalendar(ctx, { calendarId: second, version: 2 })).rejects.toMatchObject({
      code: "calendar_is_default",
    });
  });

  it("is renamed quietly; another time zone is a change", async () => {
    const id = await make();
    await make("夜班");
    const rename = (version: number, name: string, timeZone = shanghai) =>
      saveCalendarSettings(ctx, { calendarId: id, version, name, timeZone });
    await expect(rename(1, "夜班")).rejects.toMatchObject({ fields: [{ field: "name", code: "taken" }] });
    await rename(1, "白班");
    await rename(2, "白班", "Asia/Urumqi");
    expect((await changes()).slice(2).map(({ event }) => event)).toEqual(["calendar.renamed", "calendar.changed"]);
  });

  it("is deleted only when no standard and no open clock reckons with it", async () => {
    await make();
    const id = await make("夜班");
    await makeStandard(id, "follow_up.delivered", 1);
    await makeStandard(id, "follow_up.delivered", 2);
    await makeClock(id);
    await makeClock(id, "met");
    await makeClock(null);
    expect((await listCalendars(ctx)).find((one) => one.id === id)).toMatchObject({ openClocks: 1, standards: 1 });
    const refused = deleteCalendar(ctx, { calendarId: id, version: 1 });
    await expect(refused).rejects.toMatchObject({ code: "calendar_in_use", params: { standards: 1, clocks: 1 } });
    await t.db.serviceStandard.deleteMany();
    await t.db.slaClock.updateMany({ data: { outcome: "met" } });
    await deleteCalendar(ctx, { calendarId: id, version: 1 });
    expect(await t.db.calendarDay.count({ where: { calendarId: id } })).toBe(0);
    expect(await t.db.workCalendar.count()).toBe(1);
  });

  it("is the manager's and the administrator's affair", async () => {
    const id = await make();
    await day(id, 1, ["2026-11-20"]);
    for (const role of ["service_agent", "inbound_dispatcher", "finance", "driver", "public"] as const) {
      const other = t.ctx(role);
      const target = { calendarId: id, version: 2 };
      await expect(listCalendars(other)).rejects.toMatchObject({ code: "forbidden" });
      await expect(deleteCalendar(other, target)).rejects.toMatchObject({ code: "forbidden" });
      await expect(chooseDefaultCalendar(other, target)).rejects.toMatchObject({ code: "forbidden" });
      await expect(loadHolidays(other, { ...target, year: 2026 })).rejects.toMatchObject({ code: "forbidden" });
      const weekly = saveWeeklyHours(other, { ...target, weekly: DEFAULT_WEEKLY });
      await expect(weekly).rejects.toMatchObject({ code: "forbidden" });
      const cleared = clearCalendarDay(other, { ...target, date: "2026-11-20" });
      await expect(cleared).rejects.toMatchObject({ code: "forbidden" });
    }
    await clearCalendarDay(t.ctx("admin"), { calendarId: id, version: 2, date: "2026-11-20" });
    expect((await detail(id)).version).toBe(3);
  });
});
