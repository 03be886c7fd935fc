import { describe, expect, it } from "vitest";
import {
  addWorkingTime,
  endOfWorkingDays,
  isWorkingTime,
  nextWorkingInstant,
  workingTimeBetween,
} from "#app/domain/calendar/working-time.ts";
import { calendar, DAY, everyDay, fiveDays, HOUR } from "./calendars.ts";

const at = (text: string) => new Date(text);
const office = calendar(fiveDays(["09:00", "12:00"], ["13:00", "18:00"]), "Asia/Shanghai", {
  // a make-up Saturday, and three days off before it
  "2026-02-14": [["10:00", "19:00"]],
  "2026-02-16": [],
  "2026-02-17": [],
});

describe("adding working time", () => {
  it.each([
    ["within an interval", "2026-03-02T09:30:00+08:00", 2 * HOUR, "2026-03-02T11:30:00+08:00"],
    ["over the lunch break", "2026-03-02T11:30:00+08:00", HOUR, "2026-03-02T13:30:00+08:00"],
    ["to closing time exactly, and stays there", "2026-03-06T17:00:00+08:00", HOUR, "2026-03-06T18:00:00+08:00"],
    ["one ms past closing time", "2026-03-06T17:00:00+08:00", HOUR + 1, "2026-03-09T09:00:00.001+08:00"],
    ["from before opening", "2026-03-02T03:00:00+08:00", HOUR, "2026-03-02T10:00:00+08:00"],
    ["from closing time", "2026-03-02T18:00:00+08:00", 1, "2026-03-03T09:00:00.001+08:00"],
    ["into a make-up day", "2026-02-13T17:00:00+08:00", 2 * HOUR, "2026-02-14T11:00:00+08:00"],
    ["over days off", "2026-02-14T18:30:00+08:00", HOUR, "2026-02-18T09:30:00+08:00"],
    ["nothing outside working hours", "2026-03-01T03:00:00+08:00", 0, "2026-03-01T03:00:00+08:00"],
    ["back within an interval", "2026-03-02T11:30:00+08:00", -HOUR, "2026-03-02T10:30:00+08:00"],
    ["back over the weekend", "2026-03-09T09:30:00+08:00", -HOUR, "2026-03-06T17:30:00+08:00"],
    ["back to opening time exactly, and stays there", "2026-03-09T12:30:00+08:00", -3 * HOUR, "2026-03-09T09:00+08:00"],
    ["back one ms past opening time", "2026-03-09T10:00:00+08:00", -HOUR - 1, "2026-03-06T17:59:59.999+08:00"],
    ["a year of work", "2026-02-18T09:00:00+08:00", 2080 * HOUR, "2027-02-16T18:00:00+08:00"],
  ])("%s", (_name, start, ms, expected) => {
    expect(addWorkingTime(office, at(start), ms).toISOString()).toBe(at(expected).toISOString());
  });

  it("counts back as the level before a target does", () => {
    const late = { ...fiveDays(["08:30", "19:00"]), mon: [["10:30", "19:00"]] as const };
    expect(addWorkingTime(calendar(late), at("2034-06-16T08:46:12Z"), -8 * HOUR)).toEqual(at("2034-06-15T11:16:12Z"));
  });

  it("drops fractions of a millisecond and leaves the start alone", () => {
    const start = at("2026-03-02T10:00:00+08:00");
    expect(addWorkingTime(office, start, 1.9).getTime()).toBe(start.getTime() + 1);
    expect(start).toEqual(at("2026-03-02T10:00:00+08:00"));
    expect(addWorkingTime(office, start, 0)).not.toBe(start);
  });
});

describe("measuring working time", () => {
  it.each([
    ["a week", "2026-03-02T00:00:00+08:00", "2026-03-09T00:00:00+08:00", 40 * HOUR],
    ["a closed weekend", "2026-03-06T18:00:00+08:00", "2026-03-09T09:00:00+08:00", 0],
    ["a lunch break in between", "2026-03-02T11:59:59.999+08:00", "2026-03-02T13:00:00.001+08:00", 2],
    ["the week of the days off", "2026-02-14T00:00:00+08:00", "2026-02-21T00:00:00+08:00", 33 * HOUR],
    ["backwards, which is negative", "2026-03-02T11:00:00+08:00", "2026-03-02T10:00:00+08:00", -HOUR],
    ["backwards over nothing", "2026-03-01T11:00:00+08:00", "2026-03-01T10:00:00+08:00", 0],
  ])("%s", (_name, from, to, expected) => {
    expect(workingTimeBetween(office, at(from), at(to))).toBe(expected);
  });
});

describe("a change of the clocks", () => {
  const berlin = (...hours: (readonly [string, string])[]) => calendar(everyDay(...hours), "Europe/Berlin");
  const spring = [at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z")] as const;
  const autumn = [at("2026-10-24T22:00:00Z"), at("2026-10-25T23:00:00Z")] as const;

  it("makes a whole day 23 or 25 hours", () => {
    expect(workingTimeBetween(berlin(["00:00", "24:00"]), ...spring)).toBe(23 * HOUR);
    expect(workingTimeBetween(berlin(["00:00", "24:00"]), ...autumn)).toBe(25 * HOUR);
  });

  it("leaves out an hour that is not on the clock", () => {
    expect(workingTimeBetween(berlin(["01:00", "04:00"]), ...spring)).toBe(2 * HOUR);
    expect(workingTimeBetween(berlin(["02:15", "02:45"]), ...spring)).toBe(0);
    // opens in the gap: when the clock jumps over 02:30
    expect(addWorkingTime(berlin(["02:30", "04:00"]), spring[0], HOUR)).toEqual(at("2026-03-29T02:00:00Z"));
  });

  it("works twice through an hour that the clock shows twice", () => {
    expect(workingTimeBetween(berlin(["01:00", "04:00"]), ...autumn)).toBe(4 * HOUR);
    expect(workingTimeBetween(berlin(["02:15", "02:45"]), ...autumn)).toBe(HOUR);
    expect(addWorkingTime(berlin(["02:15", "02:45"]), autumn[0], 0.75 * HOUR)).toEqual(at("2026-10-25T01:30:00Z"));
  });

  it("of half an hour counts as one", () => {
    const lordHowe = calendar(everyDay(["00:00", "24:00"]), "Australia/Lord_Howe");
    expect(workingTimeBetween(lordHowe, at("2026-04-04T13:00:00Z"), at("2026-04-05T13:30:00Z"))).toBe(24.5 * HOUR);
    expect(endOfWorkingDays(lordHowe, at("2026-04-04T00:00:00Z"), 1)).toEqual(at("2026-04-05T13:30:00Z"));
  });

  it("twice within a month is not overlooked", () => {
    // Morocco goes back to UTC for Ramadan: from 18 February to 22 March in 2026
    const casablanca = calendar(everyDay(["09:00", "10:00"]), "Africa/Casablanca");
    expect(isWorkingTime(casablanca, at("2026-02-14T08:30:00Z"))).toBe(true);
    expect(isWorkingTime(casablanca, at("2026-03-01T08:30:00Z"))).toBe(false);
    expect(isWorkingTime(casablanca, at("2026-03-01T09:30:00Z"))).toBe(true);
    expect(isWorkingTime(casablanca, at("2026-03-23T08:30:00Z"))).toBe(true);
  });

  it("that skips a whole day skips its work", () => {
    const apia = calendar(everyDay(["00:00", "24:00"]), "Pacific/Apia", { "2011-12-31": [] });
    // the islands went from the 29th to the 31st of December
    expect(endOfWorkingDays(apia, at("2011-12-29T12:00:00-10:00"), 1)).toEqual(at("2012-01-02T00:00:00+14:00"));
    expect(workingTimeBetween(apia, at("2011-12-29T00:00:00-10:00"), at("2012-01-02T00:00:00+14:00"))).toBe(2 * DAY);
  });
});

describe("working days", () => {
  it.each([
    ["counts from the day after", "2026-03-02T10:00:00+08:00", 2, "2026-03-04T18:00:00+08:00"],
    ["the same from late at night", "2026-03-02T23:59:59+08:00", 2, "2026-03-04T18:00:00+08:00"],
    ["the date is the local one", "2026-03-02T16:00:00Z", 2, "2026-03-05T18:00:00+08:00"],
    ["over the weekend", "2026-03-06T10:00:00+08:00", 2, "2026-03-10T18:00:00+08:00"],
    ["from a Saturday", "2026-03-07T10:00:00+08:00", 2, "2026-03-10T18:00:00+08:00"],
    ["with a make-up day", "2026-02-12T10:00:00+08:00", 2, "2026-02-14T19:00:00+08:00"],
    ["over days off", "2026-02-14T10:00:00+08:00", 1, "2026-02-18T18:00:00+08:00"],
  ])("%s", (_name, from, days, expected) => {
    expect(endOfWorkingDays(office, at(from), days)).toEqual(at(expected));
  });

  it.each([0, -1, 1.5, Number.NaN, 40_000])("there is no day %d", (days) => {
    expect(() => endOfWorkingDays(office, at("2026-03-02T10:00:00Z"), days)).toThrow("working_span");
  });
});

describe("working or not", () => {
  it("opening time is, closing time is not", () => {
    expect(isWorkingTime(office, at("2026-03-02T09:00:00+08:00"))).toBe(true);
    expect(isWorkingTime(office, at("2026-03-02T11:59:59.999+08:00"))).toBe(true);
    expect(isWorkingTime(office, at("2026-03-02T12:00:00+08:00"))).toBe(false);
    expect(isWorkingTime(office, at("2026-03-02T08:59:59.999+08:00"))).toBe(false);
  });

  it("names the next opening, or the instant itself", () => {
    const noon = at("2026-03-02T11:00:00+08:00");
    expect(nextWorkingInstant(office, noon)).toEqual(noon);
    expect(nextWorkingInstant(office, at("2026-03-02T12:00:00+08:00"))).toEqual(at("2026-03-02T13:00:00+08:00"));
    expect(nextWorkingInstant(office, at("2026-02-14T19:00:00+08:00"))).toEqual(at("2026-02-18T09:00:00+08:00"));
  });

  it("intervals that touch are one", () => {
    const touching = calendar(everyDay(["12:00", "24:00"], ["00:00", "12:00"]));
    expect(isWorkingTime(touching, at("2026-03-02T12:00:00Z"))).toBe(true);
    expect(workingTimeBetween(touching, at("2026-03-01T00:00:00Z"), at("2026-03-04T00:00:00Z"))).toBe(3 * DAY);
  });
});
