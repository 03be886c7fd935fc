import { describe, expect, it } from "vitest";
import { maxRetryAfterMs, parseRetryAfter } from "#app/platform/gateways/retry-after.ts";

const now = Date.parse("2026-03-01T08:00:00Z");

describe("parseRetryAfter", () => {
  it.each([
    ["120", 120_000],
    [" 0 ", 0],
    ["Sun, 01 Mar 2026 08:01:30 GMT", 90_000],
    ["Sunday, 01-Mar-26 08:01:30 GMT", 90_000],
    ["Sun, 01 Mar 2026 07:00:00 GMT", 0],
    ["86401", maxRetryAfterMs],
    ["99999999999999999999", maxRetryAfterMs],
    ["Tue, 01 Mar 2033 08:00:00 GMT", maxRetryAfterMs],
  ])("reads %j", (value, expected) => {
    expect(parseRetryAfter(value, now)).toBe(expected);
  });

  it.each([undefined, null, "", "-5", "1.5", "soon", "2026-03-01", "Sun, nonsense"])("leaves %j alone", (value) => {
    expect(parseRetryAfter(value, now)).toBeUndefined();
  });

  it("takes the first of several", () => {
    expect(parseRetryAfter(["7", "9"], now)).toBe(7_000);
  });
});
