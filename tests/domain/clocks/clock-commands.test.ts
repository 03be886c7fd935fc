import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pauseClock, startClock, stopClock } from "#app/domain/clocks/clock-commands.server.ts";
import { clockEvents } from "#app/domain/clocks/events.ts";
import { nextDueOf } from "#app/domain/clocks/next-due.server.ts";
import { reviseServiceStandard } from "#app/domain/standards/revise-service-standard.server.ts";
import { serviceStandardSchema } from "#app/domain/standards/service-standard.ts";
import { createDb } from "#app/platform/db/create-db.server.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { after, beijing, DAY, firstResponse, HOUR, MINUTE, resolution, type Scene, START, scene } from "./scene.ts";

const GENERAL = { ...resolution, cycle: 1, standardKey: "complaint.general.feedback" };
const FIRST = { ...firstResponse, cycle: 1, standardKey: "complaint.first_response" };

let s: Scene;
beforeEach(async () => {
  s = await scene();
});
afterEach(() => s.test.close());

describe("a clock that starts", () => {
  it("is due by the standard, keeps its revision and says when to wake it", async () => {
    const id = await s.start(FIRST);
    expect(await s.clock(id)).toMatchObject({
      dueAt: after(2 * HOUR),
      nextCheckAt: after(90 * MINUTE),
      standardKey: "complaint.first_response",
      standardRevision: 1,
      outcome: "open",
      calendarId: null,
    });
    const [planned] = await s.events("clock.planned");
    expect(clockEvents["clock.planned"].parse(planned)).toEqual({
      clockId: id,
      checkAt: after(90 * MINUTE).toISOString(),
    });
    const [told] = await s.events("clock.started");
    expect(clockEvents["clock.started"].parse(told)).toMatchObject({ clockId: id, subjectId: "c1", cycle: 1 });
    expect(await s.entries(id)).toMatchObject([{ kind: "started", at: START, dueAt: after(2 * HOUR) }]);
  });

  it("is one clock, however often it is started", async () => {
    const first = await s.start(FIRST);
    expect(await s.start(FIRST, after(HOUR))).toBe(first);
    expect(await s.db.slaClock.count()).toBe(1);
    expect(await s.entries(first)).toHaveLength(1);
    expect(await s.events("clock.started")).toHaveLength(1);
  });

  it("takes the revision in force at its start, and no later one", async () => {
    const longer = serviceStandardSchema.parse({
      key: "complaint.first_response",
      revision: 1,
      name: "投诉首次答复",
      unit: "ms",
      amount: 3 * HOUR,
      alertHours: "always",
      alerts: [{ kind: "breach", level: 0, offsetMs: 0, roles: ["owner"], act: "notify" }],
    });
    const before = await s.start(FIRST);
    await reviseServiceStandard(s.test.ctx("manager", { now: after(HOUR) }), longer);
    const later = await s.start({ ...FIRST, subjectId: "c2" }, after(HOUR));
    expect(await s.clock(before)).toMatchObject({ dueAt: after(2 * HOUR), standardRevision: 1 });
    expect(await s.clock(later)).toMatchObject({ dueAt: after(4 * HOUR), standardRevision: 2 });
  });

  it("may begin in the past: alerts from then are due at once", async () => {
    const id = await s.start({ ...FIRST, startedAt: after(-DAY) });
    expect(await s.clock(id)).toMatchObject({ startedAt: after(-DAY), dueAt: after(-22 * HOUR) });
    expect((await s.clock(id)).nextCheckAt?.getTime()).toBeLessThan(START.getTime());
  });

  it("asks for acknowledgement of a major complaint at once", async () => {
    const ref = { subject: "complaint", subjectId: "c1", kind: "acknowledgement", cycle: 1 } as const;
    const night = beijing("2026-11-21 03:00");
    const id = await s.start({ ...ref, standardKey: "complaint.major.acknowledge" }, night);
    expect(await s.clock(id)).toMatchObject({ dueAt: after(15 * MINUTE, night), nextCheckAt: night });
  });
});

describe("a promised time", () => {
  const promise = { subject: "complaint", subjectId: "c1", kind: "next_reply", cycle: 1 } as const;

  it("is the due time, with the alerts of its standard", async () => {
    const id = await s.startFixed({ ...promise, dueAt: after(3 * HOUR), standardKey: "complaint.next_reply" });
    const clock = await s.clock(id);
    // 13:30 is before noon closing
    expect(clock).toMatchObject({ dueAt: after(3 * HOUR), nextCheckAt: after(150 * MINUTE), standardRevision: 1 });
    expect(clock.target).toMatchObject({ unit: "promised", amount: 3 * HOUR });
  });

  it("without a standard has an outcome and tells nobody", async () => {
    const id = await s.startFixed({ ...promise, dueAt: after(HOUR) });
    expect(await s.clock(id)).toMatchObject({ nextCheckAt: null, standardKey: null });
    expect(await s.stop(promise, after(HOUR + 1))).toBe("missed");
    expect(await s.alerts(id)).toEqual([]);
  });

  it("must lie ahead", async () => {
    await expect(s.startFixed({ ...promise, dueAt: START })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ field: "dueAt", code: "in_past" }],
    });
    expect(await s.db.slaClock.count()).toBe(0);
  });
});

describe("a clock that stops", () => {
  it("is met at its due time and missed a millisecond later, whoever had looked before", async () => {
    await s.start(FIRST);
    await s.start({ ...FIRST, subjectId: "c2" });
    expect(await s.stop(firstResponse, after(2 * HOUR))).toBe("met");
    expect(await s.stop({ ...firstResponse, subjectId: "c2" }, after(2 * HOUR + 1))).toBe("missed");
    expect(await s.stop(firstResponse, after(3 * HOUR))).toBeNull();
  });

  it("is judged by when it happened, not by when it was told", async () => {
    const id = await s.start(FIRST);
    expect(await s.stop(firstResponse, after(5 * HOUR), after(HOUR))).toBe("met");
    expect(await s.clock(id)).toMatchObject({ stoppedAt: after(HOUR), outcome: "met", nextCheckAt: null });
    await expect(s.stop(resolution, after(HOUR), after(2 * HOUR))).rejects.toMatchObject({ code: "invalid" });
  });

  it("late has its breach recorded though no poll had seen it, and no warning any more", async () => {
    const id = await s.start(FIRST);
    await s.stop(firstResponse, after(2 * HOUR + 10 * MINUTE));
    expect(await s.alerts(id)).toEqual(["breach-0"]);
    const [raised, ...more] = await s.events("clock.alert_raised");
    expect(more).toEqual([]);
    expect(clockEvents["clock.alert_raised"].parse(raised)).toMatchObject({
      clockId: id,
      clockKind: "first_response",
      kind: "breach",
      act: "notify",
      roles: ["owner", "manager"],
      silent: false,
    });
    expect(await s.events("clock.stopped")).toMatchObject([{ clockId: id, outcome: "missed" }]);
  });

  it("late at night is recorded without waking anybody", async () => {
    const evening = beijing("2026-11-18 19:00");
    const id = await s.start(FIRST, evening);
    await s.stop(firstResponse, beijing("2026-11-18 23:00"));
    expect(await s.alerts(id)).toEqual(["breach-0"]);
    expect(await s.events("clock.alert_raised")).toMatchObject([{ kind: "breach", silent: true }]);
  });

  it("in time raises nothing", async () => {
    const id = await s.start(FIRST);
    await s.stop(firstResponse, after(HOUR));
    expect(await s.alerts(id)).toEqual([]);
    expect(await s.events("clock.alert_raised")).toEqual([]);
  });

  it("leaves its outcome alone when a new cycle begins", async () => {
    const first = await s.start(GENERAL);
    await s.stop(resolution, after(30 * HOUR));
    const second = await s.start({ ...GENERAL, cycle: 2 }, after(40 * HOUR));
    expect(await s.clock(first)).toMatchObject({ outcome: "missed", stoppedAt: after(30 * HOUR) });
    expect(await s.clock(second)).toMatchObject({
      outcome: "open",
      startedAt: after(40 * HOUR),
      dueAt: after(64 * HOUR),
    });
    expect(await s.stop(resolution, after(50 * HOUR))).toBe("met");
    expect(await s.clock(first)).toMatchObject({ outcome: "missed" });
  });

  it("by being cancelled has no outcome and nothing to come", async () => {
    const id = await s.start(GENERAL);
    expect(await s.cancel(resolution, after(HOUR))).toBe(true);
    expect(await s.cancel(resolution, after(HOUR))).toBe(false);
    expect(await s.clock(id)).toMatchObject({ outcome: "cancelled", nextCheckAt: null, stoppedAt: after(HOUR) });
    expect(await s.entries(id)).toMatchObject([{ kind: "started" }, { kind: "cancelled", reason: "merged" }]);
    expect(await s.stop(resolution, after(2 * HOUR))).toBeNull();
  });
});

describe("a pause", () => {
  it("keeps the time it stood and has nothing due meanwhile", async () => {
    const id = await s.start(GENERAL);
    await s.pause(resolution, after(HOUR));
    expect(await s.clock(id)).toMatchObject({ pausedAt: after(HOUR), nextCheckAt: null, dueAt: after(24 * HOUR) });
    expect(await s.resume(resolution, after(4 * HOUR))).toBe(true);
    expect(await s.clock(id)).toMatchObject({ pausedAt: null, dueAt: after(27 * HOUR) });
    expect(await s.entries(id)).toMatchObject([
      { kind: "started" },
      { kind: "paused", reason: "等待客户材料", promisedAt: after(25 * HOUR) },
      { kind: "resumed", dueAt: after(27 * HOUR) },
    ]);
    expect(await s.resume(resolution, after(5 * HOUR))).toBe(false);
  });

  it("ends with a stop, and counts", async () => {
    const id = await s.start(GENERAL);
    await s.pause(resolution, after(20 * HOUR), { reason: "x", promisedAt: after(60 * HOUR) });
    expect(await s.stop(resolution, after(42 * 24 * HOUR))).toBe("met");
    const clock = await s.clock(id);
    expect(clock).toMatchObject({ pausedAt: null, outcome: "met" });
    expect(clock.dueAt).toEqual(after(42 * 24 * HOUR + 4 * HOUR));
    expect((await s.entries(id)).map(({ kind }) => kind)).toEqual(["started", "paused", "resumed", "stopped"]);
  });

  it("does not mend what was missed before it", async () => {
    await s.start(GENERAL);
    await s.pause(resolution, after(25 * HOUR));
    expect(await s.stop(resolution, after(90 * HOUR))).toBe("missed");
  });

  it("that a stop told afterwards lies before does not count", async () => {
    await s.start(GENERAL);
    await s.pause(resolution, after(26 * HOUR));
    expect(await s.stop(resolution, after(40 * HOUR), after(23 * HOUR))).toBe("met");
  });

  it("is refused for the first answer, twice, without a reason, without a promise ahead, and without a clock", async () => {
    await s.start(FIRST);
    const refusals = async (code: string, run: Promise<unknown>) => expect(run).rejects.toMatchObject({ code });
    await refusals("clock_never_paused", s.pause(firstResponse, after(HOUR)));
    await refusals("clock_not_running", s.pause(resolution, after(HOUR)));
    const id = await s.start(GENERAL);
    await refusals("invalid", s.pause(resolution, after(HOUR), { reason: "  ", promisedAt: after(2 * HOUR) }));
    await refusals("invalid", s.pause(resolution, after(HOUR), { reason: "x", promisedAt: after(HOUR) }));
    await s.pause(resolution, after(HOUR));
    await refusals("clock_paused", s.pause(resolution, after(HOUR)));
    expect(await s.entries(id)).toHaveLength(2);
  });
});

describe("another target", () => {
  it("counts from the same start and keeps the pauses", async () => {
    const id = await s.start(GENERAL);
    await s.pause(resolution, after(HOUR));
    await s.resume(resolution, after(3 * HOUR));
    await s.retarget(resolution, after(5 * HOUR), "complaint.major.settlement");
    expect(await s.clock(id)).toMatchObject({
      startedAt: START,
      dueAt: after(50 * HOUR),
      standardKey: "complaint.major.settlement",
      nextCheckAt: after(38 * HOUR),
    });
    await s.retarget(resolution, after(6 * HOUR), "complaint.general.feedback");
    expect(await s.clock(id)).toMatchObject({ dueAt: after(26 * HOUR) });
  });

  it("while it is paused loses none of the pause", async () => {
    const id = await s.start(GENERAL);
    await s.pause(resolution, after(2 * HOUR));
    await s.retarget(resolution, after(5 * HOUR), "complaint.major.settlement");
    expect(await s.clock(id)).toMatchObject({ pausedAt: after(2 * HOUR), dueAt: after(48 * HOUR), nextCheckAt: null });
    await s.resume(resolution, after(12 * HOUR));
    expect(await s.clock(id)).toMatchObject({ dueAt: after(58 * HOUR) });
    await s.retarget(resolution, after(13 * HOUR), "complaint.general.feedback");
    expect(await s.clock(id)).toMatchObject({ dueAt: after(34 * HOUR) });
  });

  it("needs a running clock", async () => {
    await expect(s.retarget(resolution, START, "complaint.major.settlement")).rejects.toMatchObject({
      code: "clock_not_running",
    });
  });
});

describe("two processes at once", () => {
  it("start one clock, stop it once and pause it once", async () => {
    const other = createDb(s.test.url);
    try {
      const both = <T>(
        now: Date,
        body: (tx: Parameters<typeof startClock>[0], ctx: ReturnType<Scene["at"]>) => Promise<T>,
      ) =>
        Promise.allSettled([s.db, other].map((db) => inTransaction({ ...s.at(now), db }, (tx) => body(tx, s.at(now)))));
      const started = await both(START, (tx, ctx) => startClock(tx, ctx, GENERAL));
      expect(new Set(started.map((one) => one.status === "fulfilled" && one.value)).size).toBe(1);
      const input = { reason: "x", promisedAt: after(DAY) };
      const paused = await both(after(HOUR), (tx, ctx) => pauseClock(tx, ctx, resolution, input));
      expect(paused.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      const stopped = await both(after(2 * HOUR), (tx, ctx) => stopClock(tx, ctx, resolution));
      const outcomes = stopped.map((one) => (one.status === "fulfilled" ? one.value : one.reason));
      expect(outcomes.sort()).toEqual(["met", null].sort());
      expect(await s.db.clockEntry.count({ where: { kind: "stopped" } })).toBe(1);
    } finally {
      await other.$disconnect();
    }
  });
});

describe("the next due time of a subject", () => {
  it("is the earliest of the clocks that run, paused ones left out", async () => {
    await s.start(GENERAL);
    await s.start(FIRST);
    const due = async () => nextDueOf(s.db, "complaint", ["c1", "c2"]);
    expect(await due()).toEqual(
      new Map([
        ["c1", after(2 * HOUR)],
        ["c2", null],
      ]),
    );
    await s.stop(firstResponse, after(HOUR));
    expect((await due()).get("c1")).toEqual(after(24 * HOUR));
    await s.pause(resolution, after(HOUR));
    expect((await due()).get("c1")).toBeNull();
  });
});
