import { describe, expect, it } from "vitest";
import { afterAttempt, wasTried } from "#app/domain/notifications/delivery-outcome.ts";
import { messageSchedule, webhookSchedule } from "#app/platform/gateways/retry-schedule.ts";

const now = new Date("2026-11-18T02:00:00Z");
const at = { now, random: 0, scale: 1 };
const failure = { kind: "retry", reason: "http_error", status: 500 } as const;

describe("afterAttempt", () => {
  it("follows the schedule of the channel to its end, then gives up", () => {
    for (const [channel, schedule] of [
      ["webhook", webhookSchedule],
      ["sms", messageSchedule],
    ] as const) {
      schedule.forEach((delay, index) => {
        const next = afterAttempt({ channel, attempts: index + 1 }, failure, at);
        expect(next).toMatchObject({ status: "failed", reason: "http_error" });
        expect(next.dueAt).toEqual(new Date(now.getTime() + delay));
      });
      expect(afterAttempt({ channel, attempts: schedule.length + 1 }, failure, at)).toMatchObject({
        status: "dead",
        reason: "http_error",
        dueAt: null,
      });
    }
  });

  it("scales its own waits, but not the receiver's wish", () => {
    const fast = { ...at, scale: 0.001 };
    const message = { channel: "webhook", attempts: 1 } as const;
    expect(afterAttempt(message, failure, fast).dueAt).toEqual(new Date(now.getTime() + 5));
    const wish = { ...failure, retryAfterMs: 90_000 };
    expect(afterAttempt(message, wish, fast).dueAt).toEqual(new Date(now.getTime() + 90_000));
  });

  it("ends with what is accepted, refused or not to be sent, and waits where it is too late at night", () => {
    const message = { channel: "email", attempts: 1 } as const;
    expect(afterAttempt(message, { kind: "sent", providerId: "x" }, at)).toMatchObject({ status: "sent", sentAt: now });
    expect(afterAttempt(message, { kind: "rejected", reason: "recipient_refused" }, at).status).toBe("dead");
    expect(afterAttempt(message, { kind: "suppressed", reason: "unsubscribed" }, at)).toMatchObject({
      status: "suppressed",
      reason: "unsubscribed",
      dueAt: null,
    });
    const until = new Date("2026-11-19T00:00:00Z");
    expect(afterAttempt(message, { kind: "deferred", until }, at)).toMatchObject({ status: "pending", dueAt: until });
    expect(wasTried({ kind: "deferred", until })).toBe(false);
    expect(wasTried(failure)).toBe(true);
  });
});
