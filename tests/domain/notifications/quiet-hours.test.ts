import { describe, expect, it } from "vitest";
import { quietUntil } from "#app/domain/notifications/quiet-hours.ts";

const beijing = (text: string) => new Date(`${text}:00+08:00`);

describe("quietUntil", () => {
  it.each([
    ["2026-11-18T21:59", null],
    ["2026-11-18T22:00", "2026-11-19T08:00"],
    ["2026-11-18T23:59", "2026-11-19T08:00"],
    ["2026-11-19T00:00", "2026-11-19T08:00"],
    ["2026-11-19T07:59", "2026-11-19T08:00"],
    ["2026-11-19T08:00", null],
    ["2026-12-31T22:30", "2027-01-01T08:00"],
  ])("by default, at %s", (at, end) => {
    expect(quietUntil(beijing(at))).toEqual(end && beijing(end));
  });

  it("takes a span within one day", () => {
    expect(quietUntil(beijing("2026-11-18T13:00"), "12:30", "14:30")).toEqual(beijing("2026-11-18T14:30"));
    expect(quietUntil(beijing("2026-11-18T14:30"), "12:30", "14:30")).toBeNull();
  });

  it("never holds when it is empty", () => {
    expect(quietUntil(beijing("2026-11-18T08:00"), "08:00", "08:00")).toBeNull();
  });

  it("agrees with counting minutes, for every span and hour", () => {
    const clock = (minutes: number) =>
      `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
    for (let from = 0; from < 1440; from += 97) {
      for (let to = 0; to < 1440; to += 131) {
        for (let at = 0; at < 1440; at += 53) {
          const time = beijing(`2026-11-18T${clock(at)}`);
          const length = (to - from + 1440) % 1440;
          const into = (at - from + 1440) % 1440;
          const left = into < length ? length - into : 0;
          const expected = left === 0 ? null : new Date(time.getTime() + left * 60_000);
          expect(quietUntil(time, clock(from), clock(to))).toEqual(expected);
        }
      }
    }
  });
});
