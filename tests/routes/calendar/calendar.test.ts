import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCalendar } from "#app/domain/calendar/create-calendar.server.ts";
import { DEFAULT_WEEKLY } from "#app/domain/calendar/default-calendar.ts";
import { useDesk } from "#tests/routes/fleet/desk.ts";

const desk = useDesk();
let route: typeof import("#app/routes/calendar/calendar.tsx");
let today: typeof import("#app/routes/today/today.tsx");
beforeAll(async () => {
  route = await import("#app/routes/calendar/calendar.tsx");
  today = await import("#app/routes/today/today.tsx");
});

let id = "";
beforeEach(async () => {
  await desk.t.db.workCalendar.deleteMany();
  id = await createCalendar(desk.t.ctx("manager"), { name: "客服部", timeZone: "Asia/Shanghai" });
});

const load = (path = "/admin/calendar", role: "manager" | "finance" = "manager") =>
  route.loader(desk.args(role, path, {}));

async function post(
  form: Record<string, string | string[]>,
  path = `/admin/calendar?id=${id}&year=2026&day=2026-11-19`,
) {
  return desk.reply(await route.action(desk.args("manager", path, {}, { calendarId: id, version: "1", ...form })));
}

describe("the page", () => {
  test("shows the default calendar and this year, or what the address asks for", async () => {
    const page = await load();
    expect(page).toMatchObject({ year: 2026, day: null, today: "2026-11-18", detail: { id, missingYears: [2027] } });
    const asked = await load(`/admin/calendar?id=${id}&year=2025&day=2025-05-01`);
    expect(asked).toMatchObject({ year: 2025, day: "2025-05-01" });
    const nonsense = await load("/admin/calendar?id=nowhere&year=20250&day=2025-02-30");
    expect(nonsense).toMatchObject({ year: 2026, day: null, detail: { id } });
  });

  test("is not for everybody", async () => {
    await expect(load("/admin/calendar", "finance")).rejects.toMatchObject({ init: { status: 403 } });
    const foreign = desk.args(
      "finance",
      "/admin/calendar",
      {},
      { intent: "clear", calendarId: id, version: "1", date: "2026-11-19" },
    );
    expect(desk.reply(await route.action(foreign)).status).toBe(403);
  });

  test("begins without any calendar", async () => {
    await desk.t.db.workCalendar.deleteMany();
    expect(await load()).toMatchObject({ calendars: [], detail: null });
    const made = await post({ intent: "create", name: "夜班", timeZone: "Asia/Urumqi", from: "" });
    const row = await desk.t.db.workCalendar.findFirstOrThrow();
    expect(made.location).toBe(`/admin/calendar?id=${row.id}`);
    expect(row).toMatchObject({ name: "夜班", timeZone: "Asia/Urumqi", isDefault: true });
  });
});

describe("forms", () => {
  test("save a week of several intervals a day, and come back to the year", async () => {
    const week = {
      "mon.opens[]": ["9", "1400"],
      "mon.closes[]": ["12", "18:00"],
      "sat.opens[]": ["", "10"],
      "sat.closes[]": ["", "14"],
    };
    const done = await post({ intent: "weekly", ...week });
    expect(done).toMatchObject({ status: 302, location: `/admin/calendar?id=${id}&year=2026` });
    const { weekly } = await desk.t.db.workCalendar.findUniqueOrThrow({ where: { id } });
    const closed = { tue: [], wed: [], thu: [], fri: [], sun: [] };
    expect(weekly).toEqual({
      ...closed,
      mon: [
        ["09:00", "12:00"],
        ["14:00", "18:00"],
      ],
      sat: [["10:00", "14:00"]],
    });
  });

  test("show a wrong row at its place, with all that was typed", async () => {
    const week = { "mon.opens[]": ["09:00", "11:00"], "mon.closes[]": ["12:00", "noon"] };
    const refused = await post({ intent: "weekly", ...week });
    expect(refused).toMatchObject({
      status: 422,
      body: {
        fields: [{ field: "mon.1", code: "clock_time" }],
        data: { typed: { intent: "weekly", "mon.opens.0": "09:00", "mon.opens.1": "11:00", "mon.closes.1": "noon" } },
      },
    });
  });

  test("set days, clear them, and refuse what somebody else has changed", async () => {
    const set = { intent: "day", date: "2026-11-19", until: "2026-11-20", kind: "closed", note: "盘点" };
    expect((await post(set)).status).toBe(302);
    expect(await post(set)).toMatchObject({ status: 409, body: { code: "conflict" } });
    const stored = await desk.t.db.calendarDay.findMany({ where: { calendarId: id, source: "own" } });
    expect(stored.map(({ date, intervals, note }) => [date, intervals, note])).toEqual([
      ["2026-11-19", [], "盘点"],
      ["2026-11-20", [], "盘点"],
    ]);
    expect((await post({ intent: "clear", date: "2026-11-19", version: "2" })).status).toBe(302);
    expect(await desk.t.db.calendarDay.count({ where: { calendarId: id, source: "own" } })).toBe(1);
  });

  test("load holidays, choose the default, rename and delete", async () => {
    await desk.t.db.calendarDay.deleteMany({ where: { calendarId: id } });
    expect((await post({ intent: "holidays", year: "2026" })).status).toBe(302);
    const makeUp = await desk.t.db.calendarDay.findUnique({
      where: { calendarId_date: { calendarId: id, date: "2026-02-14" } },
    });
    expect(makeUp?.intervals).toEqual(DEFAULT_WEEKLY.mon);
    expect(await post({ intent: "holidays", year: "2040", version: "2" })).toMatchObject({
      body: { code: "holidays_unknown", params: { year: 2040 } },
    });
    const other = await createCalendar(desk.t.ctx("manager"), { name: "夜班", timeZone: "Asia/Shanghai" });
    const refused = await post({ intent: "delete", version: "2" });
    expect(refused).toMatchObject({ status: 409, body: { code: "calendar_is_default" } });
    expect((await post({ intent: "default", calendarId: other })).status).toBe(302);
    expect(
      (await post({ intent: "settings", calendarId: other, version: "2", name: "夜", timeZone: "UTC" })).status,
    ).toBe(302);
    expect((await post({ intent: "delete", version: "3" })).location).toBe("/admin/calendar");
    expect(await desk.t.db.workCalendar.findMany({ select: { name: true, isDefault: true } })).toEqual([
      { name: "夜", isDefault: true },
    ]);
  });

  test("do nothing that is not offered", async () => {
    expect(await post({ intent: "burn" })).toMatchObject({ status: 422, body: { fields: [{ field: "intent" }] } });
  });
});

test("the page of the day tells the manager of missing holidays, and nobody else", async () => {
  expect((await today.loader(desk.args("manager", "/", {}))).missingYears).toEqual([2027]);
  expect((await today.loader(desk.args("finance", "/", {}))).missingYears).toEqual([]);
});
