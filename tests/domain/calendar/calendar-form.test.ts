import { describe, expect, it } from "vitest";
import {
  calendarDaySchema,
  clockText,
  newCalendarSchema,
  weeklyHoursSchema,
} from "#app/domain/calendar/calendar-form.ts";

const issuesOf = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  (result.error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]);

describe("a time of day", () => {
  it.each([
    ["9", "09:00"],
    ["930", "09:30"],
    ["0930", "09:30"],
    ["9:5", "09:05"],
    ["18：00", "18:00"],
    [" 24:00 ", "24:00"],
    ["1０:30", "10:30"],
    ["", ""],
    ["noon", "noon"],
    ["12345", "12345"],
  ])("%j is read as %j", (typed, text) => expect(clockText(typed)).toBe(text));
});

describe("the form of a week", () => {
  const week = { calendarId: "c", version: "3", "mon.opens": ["1530", "", "10"], "mon.closes": ["19:30", "", "14:00"] };

  it("keeps what was typed, sorted, blank rows and days left out", () => {
    expect(weeklyHoursSchema.parse({ ...week, "sun.opens": [""], "sun.closes": [""] })).toEqual({
      calendarId: "c",
      version: 3,
      weekly: {
        ...{
          mon: [
            ["10:00", "14:00"],
            ["15:30", "19:30"],
          ],
          tue: [],
          wed: [],
        },
        ...{ thu: [], fri: [], sat: [], sun: [] },
      },
    });
  });

  it("shows each problem at the row it was typed in", () => {
    const typed = {
      ...week,
      "tue.opens": ["", "18:00"],
      "tue.closes": ["", "10:00"],
      "wed.opens": ["09:00", "", "11:00"],
      "wed.closes": ["12:00", "", "13:00"],
      "thu.opens": ["09:00"],
      "thu.closes": [""],
    };
    expect(issuesOf(weeklyHoursSchema.safeParse(typed))).toEqual([
      ["tue.1", "interval_order"],
      ["wed.2", "interval_overlap"],
      ["thu.0", "clock_time"],
    ]);
  });

  it("refuses a week that is never open, and more rows than a day can have", () => {
    expect(issuesOf(weeklyHoursSchema.safeParse({ calendarId: "c", version: "1" }))).toEqual([
      ["weekly", "never_open"],
    ]);
    const many = { ...week, "fri.opens": Array.from({ length: 9 }, (_, at) => `${at}:00`) };
    expect(weeklyHoursSchema.safeParse(many).success).toBe(false);
  });
});

describe("the form of a day", () => {
  const day = {
    calendarId: "c",
    version: "1",
    date: "2026-02-14",
    kind: "open",
    opens: ["10"],
    closes: ["14"],
    note: "",
  };
  const parse = (over: Record<string, unknown>) => calendarDaySchema.safeParse({ ...day, ...over });

  it("is one day or several in a row, across the end of a year as well", () => {
    expect(parse({ until: "" }).data).toEqual({
      ...{ calendarId: "c", version: 1, dates: ["2026-02-14"], hours: [["10:00", "14:00"]], note: "", source: "own" },
    });
    const closed = parse({ date: "2026-12-30", until: "2027-01-02", kind: "closed", notice: "on" }).data;
    expect(closed).toMatchObject({ hours: [], source: "state_council" });
    expect(closed?.dates).toEqual(["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]);
  });

  it.each([
    [{ date: "2026-02-30" }, "date", "date"],
    [{ date: "1026-02-03" }, "date", "date"],
    [{ until: "2026-02-13" }, "until", "until_before"],
    [{ until: "2026-03-17" }, "until", "too_many_days"],
    [{ until: "9999-01-01" }, "until", "date"],
    [{ opens: [""], closes: [""] }, "hours.0", "required"],
    [{ opens: ["", "14"], closes: ["", "10"] }, "hours.1", "interval_order"],
  ])("refuses %j", (over, field, code) => expect(issuesOf(parse(over))).toEqual([[field, code]]));

  it("takes 31 days at most", () => expect(parse({ until: "2026-03-16" }).data?.dates).toHaveLength(31));
});

it("a calendar has a name and a time zone that exists", () => {
  expect(newCalendarSchema.parse({ name: " 夜班 ", timeZone: "Asia/Urumqi" })).toMatchObject({ name: "夜班" });
  expect(issuesOf(newCalendarSchema.safeParse({ name: "", timeZone: "Mars/Olympus" })).map(([field]) => field)).toEqual(
    ["name", "timeZone"],
  );
});
