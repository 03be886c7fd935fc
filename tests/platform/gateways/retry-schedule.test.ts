import { describe, expect, it } from "vitest";
import { messageSchedule, nextRetryDelayMs, webhookSchedule } from "#app/platform/gateways/retry-schedule.ts";

const minute = 60_000;
const hour = 60 * minute;

describe("nextRetryDelayMs", () => {
  it("follows the Standard Webhooks schedule and is dead after the tenth attempt", () => {
    const waits = Array.from({ length: 10 }, (_, i) => nextRetryDelayMs(i + 1, 0));
    expect(waits).toEqual([
      5_000,
      5 * minute,
      30 * minute,
      2 * hour,
      5 * hour,
      10 * hour,
      14 * hour,
      20 * hour,
      24 * hour,
      null,
    ]);
  });

  it("adds up to a fifth as jitter and never shortens a wait", () => {
    webhookSchedule.forEach((base, i) => {
      expect(nextRetryDelayMs(i + 1, 0)).toBe(base);
      expect(nextRetryDelayMs(i + 1, 0.5)).toBe(Math.round(base * 1.1));
      expect(nextRetryDelayMs(i + 1, 0.999_999)).toBeLessThanOrEqual(base * 1.2);
    });
  });

  it("has a shorter schedule for messages to people", () => {
    const waits = [1, 2, 3, 4, 5, 6].map((attempt) => nextRetryDelayMs(attempt, 0, { schedule: messageSchedule }));
    expect(waits).toEqual([10_000, minute, 5 * minute, 30 * minute, 2 * hour, null]);
  });

  it("lets the receiver lengthen a wait, not shorten it, and not revive a dead message", () => {
    expect(nextRetryDelayMs(1, 0, { retryAfterMs: hour })).toBe(hour);
    expect(nextRetryDelayMs(2, 0, { retryAfterMs: 1_000 })).toBe(5 * minute);
    expect(nextRetryDelayMs(10, 0, { retryAfterMs: hour })).toBeNull();
  });

  it("refuses an attempt that cannot be", () => {
    expect(() => nextRetryDelayMs(0, 0)).toThrow(RangeError);
    expect(() => nextRetryDelayMs(1.5, 0)).toThrow(RangeError);
  });
});
