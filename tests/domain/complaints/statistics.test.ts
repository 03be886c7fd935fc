import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { complaintReport, complaintStatistics } from "#app/domain/complaints/complaint-statistics.server.ts";
import {
  COUNTED_CLOCKS,
  type CountedClock,
  DIMENSIONS,
  dueCount,
  instantsOf,
  monthPeriod,
  perThousand,
  readFigure,
  readPeriod,
  timeliness,
  trendMonths,
} from "#app/domain/complaints/complaint-statistics.ts";
import { casesBehind } from "#app/domain/complaints/complaint-statistics-cases.server.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";
import {
  type Complaint,
  complaints,
  fillAtRandom,
  keyOf,
  laneOf,
  naiveCases,
  naiveClocks,
  naiveSpread,
  shipments,
  within,
} from "./naive-statistics.ts";

const DAY = 86_400_000;
let t: TestDb;

beforeAll(async () => {
  t = await testDb();
  await fillAtRandom(t);
});
afterAll(() => t.close());

const PERIODS = [
  monthPeriod("2026-11"),
  monthPeriod("2026-10"),
  readPeriod(new URLSearchParams("from=2026-08-05&to=2026-12-10"), TEST_NOW),
];

describe.each(PERIODS)("the report of $from to $to is what counting row by row gives", (period) => {
  const span = instantsOf(period);

  test("totals, merged ones apart, and complaints per thousand shipments", async () => {
    const report = await complaintReport(t.ctx("service_agent"), period);
    expect(report.cases).toEqual(naiveCases(span, () => true));
    expect(report.cases.registered).toBeGreaterThan(20);
    const merged = complaints.filter((row) => within(row.createdAt, span) && row.status === "merged");
    expect(report.merged).toBe(merged.length);
    const taken = shipments.filter((row) => within(row.createdAt, span) && row.milestone !== "cancelled");
    expect(report.shipments).toBe(taken.length);
  });

  test("timeliness of each clock: met, missed, open too long, and what says nothing yet", async () => {
    const { clocks: counted } = await complaintReport(t.ctx("finance"), period);
    for (const kind of COUNTED_CLOCKS) {
      const naive = naiveClocks(kind, span, () => true);
      expect(counted[kind], kind).toEqual(naive);
      const due = naive.met + naive.missed + naive.overdue;
      expect(timeliness(counted[kind])).toBe(naive.met / due);
      expect(due).toBeGreaterThan(10);
    }
  });

  test.each(DIMENSIONS)("by %s, and the rows behind each figure are as many as it says", async (by) => {
    const rows = await complaintStatistics(t.ctx("manager"), { ...span, by });
    const keys = [...new Set(complaints.map((row) => keyOf(row, by)))];
    for (const row of rows) {
      expect(keys).toContain(row.key);
      const mine = (complaint: Complaint) => keyOf(complaint, by) === row.key;
      expect(row.cases).toEqual(naiveCases(span, mine));
      for (const kind of COUNTED_CLOCKS) {
        expect(row.clocks[kind], `${row.key} ${kind}`).toEqual(naiveClocks(kind, span, mine));
      }
      if (by === "lane" && row.key !== "") {
        const taken = shipments.filter(
          (one) => within(one.createdAt, span) && one.milestone !== "cancelled" && laneOf(one) === row.key,
        );
        expect(row.shipments).toBe(taken.length);
      }
    }
    const sum = rows.reduce((total, row) => total + row.cases.registered, 0);
    expect(sum).toBe(naiveCases(span, () => true).registered);
    const [first] = rows;
    const behind = (figure: string, kind: CountedClock | null) =>
      casesBehind(
        t.ctx("manager"),
        span,
        readFigure(params({ figure, kind: kind ?? "", by, key: first?.key ?? "" })),
        999,
      );
    expect(await behind("registered", null)).toHaveLength(first?.cases.registered ?? -1);
    expect(await behind("major", null)).toHaveLength(first?.cases.major ?? -1);
    expect(await behind("due", "resolution")).toHaveLength(first ? dueCount(first.clocks.resolution) : -1);
    const missed = await behind("missed", "first_response");
    const { missed: late = 0, overdue = 0 } = first?.clocks.first_response ?? {};
    expect(missed).toHaveLength(late + overdue);
    expect(missed.every((row) => row.clock !== null && row.clock.dueAt >= span.from)).toBe(true);
  });

  test("time to answer and to settle: median, 90th percentile, how many", async () => {
    const { answer, settle } = await complaintReport(t.ctx("admin"), period);
    const counted = complaints.filter((row) => within(row.createdAt, span) && row.status !== "merged");
    const took = (end: (row: Complaint) => Date | null) =>
      counted.flatMap((row) => {
        const at = end(row);
        return at ? [at.getTime() - row.createdAt.getTime()] : [];
      });
    expect(answer).toEqual(naiveSpread(took((row) => row.firstRespondedAt)));
    const settled = (row: Complaint) => row.settledAt ?? (row.validity === "invalid" ? row.fedBackAt : null);
    expect(settle).toEqual(naiveSpread(took(settled)));
  });

  test("the twelve months up to it", async () => {
    const { months } = await complaintReport(t.ctx("manager"), period);
    expect(months.map((row) => row.month)).toEqual(trendMonths(period));
    for (const row of months) {
      const month = instantsOf(monthPeriod(row.month));
      expect(row.registered).toBe(naiveCases(month, () => true).registered);
      expect(row.resolution).toEqual(naiveClocks("resolution", month, () => true));
      expect(row.first_response).toEqual(naiveClocks("first_response", month, () => true));
    }
  });
});

const params = (given: Record<string, string>) => new URLSearchParams(given);

describe("who reads them, and what an address asks for", () => {
  test("the whole desk, nobody else", async () => {
    const [period] = PERIODS;
    for (const role of ["driver", "public"] as const) {
      await expect(complaintReport(t.ctx(role), period as (typeof PERIODS)[number])).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    await expect(complaintReport(t.ctx("transit_dispatcher"), monthPeriod("2026-11"))).resolves.toBeDefined();
  });

  test("targets are the standards' own", async () => {
    const { targets } = await complaintReport(t.ctx("manager"), monthPeriod("2026-11"));
    expect(targets).toEqual({ complaint: 0.95, response: 0.98 });
  });

  test("a period: month, days in either order, at most a year, else this month", () => {
    const read = (query: string) => readPeriod(new URLSearchParams(query), new Date("2026-11-30T16:00:00Z"));
    expect(read("")).toEqual({ from: "2026-12-01", to: "2026-12-31", month: "2026-12" });
    expect(read("month=2026-02")).toEqual({ from: "2026-02-01", to: "2026-02-28", month: "2026-02" });
    expect(read("month=2026-13")).toMatchObject({ month: "2026-12" });
    expect(read("from=2026-11-20&to=2026-11-02")).toEqual({ from: "2026-11-02", to: "2026-11-20", month: null });
    expect(read("from=2026-10-01&to=2026-10-31")).toMatchObject({ month: "2026-10" });
    expect(read("from=2020-01-01&to=2026-10-31")).toMatchObject({ from: "2020-01-01", to: "2020-12-31" });
    expect(read("from=nonsense&to=2026-10-03")).toEqual({ from: "2026-10-03", to: "2026-10-03", month: null });
  });

  test("a month begins with the business day in Beijing", () => {
    expect(instantsOf(monthPeriod("2026-11"))).toEqual({
      from: new Date("2026-10-31T16:00:00Z"),
      to: new Date("2026-11-30T16:00:00Z"),
    });
  });

  test("of nothing there is no share", () => {
    expect(timeliness({ met: 0, missed: 0, overdue: 0, pending: 4 })).toBeNull();
    expect(perThousand(3, 0)).toBeNull();
    expect(perThousand(3, 1_500)).toBe(2);
    expect(readFigure(params({ figure: "met" }))).toEqual({ figure: "registered", kind: null, by: null, key: "" });
    expect(readFigure(params({ figure: "'; DROP", kind: "resolution", by: "x", key: "y" }))).toMatchObject({
      figure: "registered",
      by: null,
      key: "",
    });
  });
});

test("days are counted in the same way at both ends", () => {
  const { from, to } = instantsOf({ from: "2026-11-01", to: "2026-11-01" });
  expect(to.getTime() - from.getTime()).toBe(DAY);
});
