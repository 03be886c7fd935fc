import { describe, expect, it } from "vitest";
import {
  addDays,
  businessDate,
  endOfBusinessDay,
  isDate,
  startOfBusinessDay,
} from "#app/domain/calendar/business-day.ts";

describe("the business day", () => {
  it("is Beijing's", () => {
    expect(businessDate(new Date("2026-11-21T15:59:59Z"))).toBe("2026-11-21");
    expect(businessDate(new Date("2026-11-21T16:00:00Z"))).toBe("2026-11-22");
  });

  it("lasts from midnight to midnight in Beijing", () => {
    expect(startOfBusinessDay("2026-11-22").toISOString()).toBe("2026-11-21T16:00:00.000Z");
    expect(endOfBusinessDay("2026-11-22").toISOString()).toBe("2026-11-22T16:00:00.000Z");
  });

  it("is counted over months and leap years", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
  });

  it.each(["2026-02-29", "2026-13-01", "2026-1-01", "2026-01-01T00:00", "", "yesterday"])("%j is no day", (text) => {
    expect(isDate(text)).toBe(false);
  });

  it("knows a day that exists", () => {
    expect(isDate("2028-02-29")).toBe(true);
  });
});
