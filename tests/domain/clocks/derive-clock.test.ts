import { describe, expect, it } from "vitest";
import { defaultCalendar } from "#app/domain/calendar/default-calendar.ts";
import { workingTimeBetween } from "#app/domain/calendar/working-time.ts";
import type { ClockEntry, ClockTarget, EntryKind, TargetUnit } from "#app/domain/clocks/clock.ts";
import { deriveDue, dueTime, readHistory, targetNumber } from "#app/domain/clocks/derive-clock.ts";
import { ownTimeBetween } from "#app/domain/clocks/own-time.ts";
import { createRandom, type Random } from "#prisma/seed/random.ts";
import { after, beijing, DAY, HOUR, MINUTE, START } from "./scene.ts";

const office = defaultCalendar();

const target = (amount: number, unit: TargetUnit = "ms", calendarId: string | null = null): ClockTarget => ({
  amount,
  unit,
  calendarId,
  alertHours: "always",
  alerts: [],
});

const entry = (kind: EntryKind, at: Date, over: Partial<ClockEntry> = {}): ClockEntry => ({
  at,
  kind,
  reason: "",
  promisedAt: null,
  dueAt: at,
  details: {},
  actorName: "",
  ...over,
});
const started = (at: Date, what: ClockTarget) => entry("started", at, { details: { target: what, standardKey: "a" } });

describe("the due time of a target", () => {
  it.each([
    ["24 hours on the wall", target(24 * HOUR), null, "2026-11-19 11:00"],
    ["8 hours of work", target(8 * HOUR, "ms", "c"), office, "2026-11-19 11:00"],
    ["3 hours of work end at noon closing", target(3 * HOUR, "ms", "c"), office, "2026-11-18 14:00"],
    ["two working days end at closing time", target(2, "working_days", "c"), office, "2026-11-20 19:30"],
    ["three working days pass the weekend", target(3, "working_days", "c"), office, "2026-11-23 19:30"],
    ["three calendar days end at midnight", target(3, "calendar_days"), null, "2026-11-22 00:00"],
    ["a promise is due when it was promised", target(90 * MINUTE, "promised"), office, "2026-11-18 12:30"],
  ])("%s", (_name, what, calendar, due) => {
    expect(dueTime(what, START, 0, calendar)).toEqual(beijing(due));
  });

  it("refuses working days without a calendar", () => {
    expect(() => dueTime(target(2, "working_days"), START, 0, null)).toThrow("clock_calendar_missing");
  });
});

describe("pauses", () => {
  const paused = (what: ClockTarget, calendar: typeof office | null, ...spans: [Date, Date | null][]) => {
    const entries = [started(START, what)];
    for (const [from, to] of spans) {
      entries.push(entry("paused", from), ...(to ? [entry("resumed", to)] : []));
    }
    return deriveDue(readHistory(entries), calendar, after(30 * DAY));
  };

  it("move the due time by the time the clock stood", () => {
    expect(paused(target(24 * HOUR), null, [after(HOUR), after(3 * HOUR)], [after(5 * HOUR), after(6 * HOUR)])).toEqual(
      after(27 * HOUR),
    );
  });

  it("move a working-time clock by the work that was missed, not by the night", () => {
    const overNight: [Date, Date] = [beijing("2026-11-18 18:30"), beijing("2026-11-19 11:00")];
    expect(paused(target(8 * HOUR, "ms", "c"), office, overNight)).toEqual(beijing("2026-11-19 13:00"));
    expect(paused(target(1, "working_days", "c"), office, overNight)).toEqual(beijing("2026-11-20 12:00"));
  });

  it("that are open count up to the instant asked for and not beyond", () => {
    const history = readHistory([started(START, target(DAY)), entry("paused", after(HOUR))]);
    expect(deriveDue(history, null, after(HOUR))).toEqual(after(DAY));
    expect(deriveDue(history, null, after(4 * HOUR))).toEqual(after(DAY + 3 * HOUR));
  });

  it("that lie behind a stop told afterwards do not count", () => {
    const entries = [started(START, target(DAY)), entry("paused", after(5 * HOUR)), entry("resumed", after(9 * HOUR))];
    expect(deriveDue(readHistory(entries), null, after(2 * HOUR))).toEqual(after(DAY));
    expect(deriveDue(readHistory(entries), null, after(7 * HOUR))).toEqual(after(DAY + 2 * HOUR));
  });
});

describe("a history", () => {
  it("without a target is refused", () => {
    expect(() => readHistory([entry("paused", START)])).toThrow("clock_history_broken");
  });

  it("numbers its targets so that one that returns is the one it was", () => {
    expect(targetNumber(["a"])).toBe(0);
    expect(targetNumber(["a", "b"])).toBe(1);
    expect(targetNumber(["a", "b", "a"])).toBe(0);
    expect(targetNumber([null])).toBe(0);
  });
});

interface Case {
  what: ClockTarget;
  calendar: typeof office | null;
  start: Date;
  spans: [Date, Date][];
}

/** A target, a start and up to four pauses, the same ones for the same seed. */
function aCase(random: Random): Case {
  const inOffice = random.chance(0.6);
  const unit = random.pick<TargetUnit>(inOffice ? ["ms", "ms", "working_days"] : ["ms", "calendar_days"]);
  const amount = unit === "ms" ? random.int(1, 3 * DAY) : random.int(1, 12);
  const start = after(random.int(-200 * DAY, 200 * DAY));
  const spans: [Date, Date][] = [];
  let at = start;
  for (let count = random.int(0, 4); count > 0; count -= 1) {
    const from = after(random.int(0, 2 * DAY), at);
    at = after(random.int(0, 3 * DAY), from);
    spans.push([from, at]);
  }
  return { what: target(amount, unit, inOffice ? "c" : null), calendar: inOffice ? office : null, start, spans };
}

const historyOf = ({ what, start, spans }: Case, shiftMs = 0) =>
  readHistory([
    started(after(shiftMs, start), what),
    ...spans.flatMap(([from, to]) => [entry("paused", from), entry("resumed", to)]),
  ]);
const FAR = new Date("2030-01-01T00:00:00Z");

describe("whatever the target, the start and the pauses (1,000 cases)", () => {
  const random = createRandom(17);
  const cases = Array.from({ length: 1_000 }, () => aCase(random));

  it("a pause never shortens, and moves the due time by exactly its own time", () => {
    for (const one of cases) {
      const bare = deriveDue(historyOf({ ...one, spans: [] }), one.calendar, FAR);
      const due = deriveDue(historyOf(one), one.calendar, FAR);
      const stood = one.spans.reduce((sum, [from, to]) => sum + ownTimeBetween(one.calendar, from, to), 0);
      expect(due.getTime()).toBeGreaterThanOrEqual(bare.getTime());
      expect(ownTimeBetween(one.calendar, bare, due)).toBe(stood);
    }
  });

  it("one more pause never comes out earlier than without it", () => {
    for (const one of cases) {
      for (let count = 1; count <= one.spans.length; count += 1) {
        const fewer = deriveDue(historyOf({ ...one, spans: one.spans.slice(0, count - 1) }), one.calendar, FAR);
        const more = deriveDue(historyOf({ ...one, spans: one.spans.slice(0, count) }), one.calendar, FAR);
        expect(more.getTime()).toBeGreaterThanOrEqual(fewer.getTime());
      }
    }
  });

  it("a later start is never due earlier", () => {
    for (const one of cases) {
      const bare = { ...one, spans: [] };
      const later = random.int(0, 5 * DAY);
      expect(deriveDue(historyOf(bare, later), one.calendar, FAR).getTime()).toBeGreaterThanOrEqual(
        deriveDue(historyOf(bare), one.calendar, FAR).getTime(),
      );
    }
  });

  it("what was added is what is measured", () => {
    for (const { what, calendar, start, spans } of cases.filter((one) => one.what.unit === "ms")) {
      const due = deriveDue(historyOf({ what, calendar, start, spans }), calendar, FAR);
      const stood = spans.reduce((sum, [from, to]) => sum + ownTimeBetween(calendar, from, to), 0);
      const span = calendar ? workingTimeBetween(calendar, start, due) : due.getTime() - start.getTime();
      expect(span - stood).toBe(what.amount);
    }
  });

  it("another target while paused loses none of the pause", () => {
    for (const one of cases.filter(({ spans }) => spans.length > 0)) {
      const [from, to] = one.spans[0] as [Date, Date];
      const next = { ...one.what, amount: one.what.amount + 1 };
      const middle = new Date((from.getTime() + to.getTime()) / 2);
      const retargeted = entry("retargeted", middle, { details: { target: next, standardKey: "b" } });
      const first = [started(one.start, one.what), entry("paused", from), retargeted, entry("resumed", to)];
      const straight = [started(one.start, next), entry("paused", from), entry("resumed", to)];
      expect(deriveDue(readHistory(first), one.calendar, FAR)).toEqual(
        deriveDue(readHistory(straight), one.calendar, FAR),
      );
    }
  });
});
