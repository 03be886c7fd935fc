import { describe, expect, it } from "vitest";
import type { OpenInterval, WorkingCalendar } from "#app/domain/calendar/working-calendar.ts";
import {
  addWorkingTime,
  isWorkingTime,
  nextWorkingInstant,
  workingTimeBetween,
} from "#app/domain/calendar/working-time.ts";
import { type Random, seeded } from "#tests/domain/tracking/random.ts";
import { DAY, HOUR } from "./calendars.ts";

const MINUTE = 60_000;
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Zones with instants around which their clocks change; China's do not. */
const zones: [timeZone: string, changes: string[]][] = [
  ["Europe/Berlin", ["2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"]],
  ["America/New_York", ["2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z"]],
  ["Asia/Urumqi", ["2026-02-14T18:00:00Z"]],
  ["Asia/Shanghai", ["2026-12-31T16:00:00Z"]],
  ["Australia/Lord_Howe", ["2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z"]],
  // midnight itself is left out or shown twice
  ["America/Asuncion", ["2023-10-01T04:00:00Z", "2024-03-24T03:00:00Z"]],
  // went back over midnight: Sunday 00:01 became Saturday 23:01
  ["America/St_Johns", ["2010-03-14T03:31:00Z", "2010-11-07T02:31:00Z"]],
];

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Up to three intervals; some touch, some reach to midnight. */
function someHours(random: Random, least: number): OpenInterval[] {
  const count = random.int(least, 3);
  const edges = new Set<number>();
  while (edges.size < count * 2) {
    edges.add(random.pick([random.int(0, 1440), random.int(0, 24) * 60, random.int(0, 240)]));
  }
  const sorted = [...edges].sort((a, b) => a - b).map(clock);
  return Array.from({ length: count }, (_, i) => [sorted[2 * i] as string, sorted[2 * i + 1] as string]);
}

function someCalendar(random: Random, timeZone: string, around: number): WorkingCalendar {
  const weekly = Object.fromEntries(
    WEEKDAYS.map((day) => [day, someHours(random, day === "wed" ? 1 : 0)] as const).filter(() => random.int(0, 5) > 0),
  );
  const overrides = Array.from(
    { length: random.int(0, 4) },
    () => [new Date(around + random.int(-3, 3) * DAY).toISOString().slice(0, 10), someHours(random, 0)] as const,
  );
  return { timeZone, weekly: { wed: [["10:00", "11:30"]], ...weekly }, overrides: Object.fromEntries(overrides) };
}

/** Whether the clock of a zone shows open time; asks for nothing but the clock. */
function slowlyOpen(calendar: WorkingCalendar): (at: number) => boolean {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: calendar.timeZone,
    hourCycle: "h23",
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (at) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const weekday = String(part.weekday).slice(0, 3).toLowerCase() as "mon";
    const hours = calendar.overrides?.[`${part.year}-${part.month}-${part.day}`] ?? calendar.weekly[weekday] ?? [];
    const shown = `${part.hour}:${part.minute}`;
    return hours.some(([opens, closes]) => opens <= shown && shown < closes);
  };
}

describe.each(zones)("working time in %s", (timeZone, changes) => {
  const random = seeded(timeZone.length * 1000 + changes.length);
  const rounds = (count: number, check: (calendar: WorkingCalendar, instant: () => Date) => void) => {
    for (let round = 0; round < count; round += 1) {
      const around = Date.parse(random.pick(changes));
      const calendar = someCalendar(random, timeZone, around);
      check(calendar, () => new Date(around + random.int(-40 * DAY, 40 * DAY)));
    }
  };

  it("is measured as it was added, to the earliest such instant", () => {
    rounds(150, (calendar, instant) => {
      const [start, ms] = [instant(), random.int(1, 60 * HOUR)];
      const due = addWorkingTime(calendar, start, ms);
      expect(workingTimeBetween(calendar, start, due)).toBe(ms);
      expect(workingTimeBetween(calendar, start, new Date(due.getTime() - 1))).toBe(ms - 1);
      const back = addWorkingTime(calendar, start, -ms);
      expect(workingTimeBetween(calendar, start, back)).toBe(-ms);
      expect(workingTimeBetween(calendar, start, new Date(back.getTime() + 1))).toBe(1 - ms);
    });
  });

  it("rises with the start and with the span", () => {
    rounds(150, (calendar, instant) => {
      const [first, second] = [instant(), instant()].sort((a, b) => a.getTime() - b.getTime()) as [Date, Date];
      const [less, more] = [random.int(-20 * HOUR, 20 * HOUR), random.int(-20 * HOUR, 20 * HOUR)].sort((a, b) => a - b);
      const due = (start: Date, ms = 0) => addWorkingTime(calendar, start, ms).getTime();
      expect(due(first, less)).toBeLessThanOrEqual(due(second, less));
      expect(due(first, less)).toBeLessThanOrEqual(due(first, more));
    });
  });

  it("may be added and measured in parts", () => {
    rounds(150, (calendar, instant) => {
      const [a, b, sign] = [random.int(1, 30 * HOUR), random.int(1, 30 * HOUR), random.pick([1, -1])];
      const start = instant();
      const inParts = addWorkingTime(calendar, addWorkingTime(calendar, start, sign * a), sign * b);
      expect(inParts).toEqual(addWorkingTime(calendar, start, sign * (a + b)));
      const [from, by, to] = [instant(), instant(), instant()];
      expect(workingTimeBetween(calendar, from, by) + workingTimeBetween(calendar, by, to)).toBe(
        workingTimeBetween(calendar, from, to),
      );
    });
  });

  it("is what the clock on the wall shows, minute by minute", () => {
    for (let round = 0; round < 12; round += 1) {
      const change = Date.parse(changes[round % changes.length] as string);
      const calendar = someCalendar(random, timeZone, change);
      const open = slowlyOpen(calendar);
      const start = change - random.int(0, 30 * 60) * MINUTE;
      const minutes = random.int(1, 36 * 60);
      let [work, first] = [0, Number.NaN];
      for (let at = start; at < start + minutes * MINUTE; at += MINUTE) {
        const isOpen = open(at);
        work += isOpen ? MINUTE : 0;
        first = isOpen && Number.isNaN(first) ? at : first;
        if (isWorkingTime(calendar, new Date(at)) !== isOpen) {
          throw new Error(
            `${new Date(at).toISOString()} in ${JSON.stringify(calendar)} is ${isOpen ? "open" : "closed"}`,
          );
        }
      }
      expect(workingTimeBetween(calendar, new Date(start), new Date(start + minutes * MINUTE))).toBe(work);
      if (work > 0) {
        expect(nextWorkingInstant(calendar, new Date(start)).getTime()).toBe(first);
        expect(open(addWorkingTime(calendar, new Date(start), work).getTime() - MINUTE)).toBe(true);
      }
    }
  });
});
