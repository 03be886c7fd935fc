import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { complaintReport, complaintStatistics } from "#app/domain/complaints/complaint-statistics.server.ts";
import {
  COUNTED_CLOCKS,
  type CountedClock,
  DIMENSIONS,
  type Dimension,
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
import { newId } from "#app/platform/ids.ts";
import { createRandom } from "#prisma/seed/random.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

interface Shipment {
  id: string;
  direction: string;
  destCode: string;
  createdAt: Date;
  milestone: string;
}
interface Complaint {
  id: string;
  status: string;
  validity: string | null;
  severity: string | null;
  proposedSeverity: string;
  open: boolean;
  channel: string;
  causeCode: string | null;
  party: string | null;
  department: string | null;
  partnerId: string | null;
  ownerId: string | null;
  shipmentId: string | null;
  compensationFen: number | null;
  createdAt: Date;
  firstRespondedAt: Date | null;
  settledAt: Date | null;
  fedBackAt: Date | null;
}
interface Clock {
  id: string;
  subject: string;
  subjectId: string;
  kind: string;
  outcome: string;
  dueAt: Date;
  pausedAt: Date | null;
  stoppedAt: Date | null;
  /** it stood still when it was given up */
  stood: boolean;
}

const shipments: Shipment[] = [];
const complaints: Complaint[] = [];
const clocks: Clock[] = [];
let t: TestDb;

const CODES = ["650103", "650105", "652901", "652923", "659001", "659004", "440106", "310112"];

async function fill(): Promise<void> {
  const random = createRandom(618);
  const maybe = <T>(chance: number, make: () => T): T | null => (random.chance(chance) ? make() : null);
  /** an instant of the last hundred days, sometimes on the edge of a month */
  const somewhen = () =>
    random.chance(0.05)
      ? new Date("2026-10-31T16:00:00.000Z")
      : new Date(TEST_NOW.getTime() - random.int(0, 100 * 24 * 60) * MINUTE - random.int(0, 59_999));
  for (let n = 0; n < 40; n += 1) {
    const direction = random.pick(["inbound", "outbound", "transit"]);
    const [destCode, createdAt] = [random.pick(CODES), somewhen()];
    const milestone = random.chance(0.1) ? "cancelled" : "in_transit";
    const id = await makeShipment(t.ctx("system"), { direction, destCode, createdAt });
    await t.db.shipment.update({ where: { id }, data: { milestone } });
    shipments.push({ id, direction, destCode, createdAt, milestone });
  }
  const later = (at: Date, most: number) => new Date(at.getTime() + random.int(1, most) * MINUTE + random.int(0, 999));
  for (let n = 0; n < 300; n += 1) {
    const createdAt = somewhen();
    const status = random.pick(["registered", "investigating", "confirming", "closed", "closed", "merged"]);
    const validity = random.pick([null, "valid", "valid", "invalid"]);
    const party = random.pick([null, "department", "partner", "customer", "other"]);
    complaints.push({
      id: newId(),
      status,
      validity,
      severity: random.pick([null, "general", "major"]),
      proposedSeverity: random.pick(["general", "general", "major"]),
      open: status !== "closed" && status !== "merged",
      channel: random.pick(["phone", "wechat", "public_form"]),
      causeCode: random.pick([null, "cargo.wet", "cargo.lost", "timeliness.delivery_late"]),
      party,
      department: party === "department" ? random.pick(["fleet", "warehouse"]) : null,
      partnerId: party === "partner" ? random.pick(["partner-1", "partner-2"]) : null,
      ownerId: random.pick([null, "user-1", "user-2", "user-3"]),
      shipmentId: maybe(0.7, () => random.pick(shipments).id),
      compensationFen: maybe(0.4, () => random.int(0, 3) * 12_345),
      createdAt,
      firstRespondedAt: maybe(0.8, () => later(createdAt, 300)),
      settledAt: maybe(0.4, () => later(createdAt, 5_000)),
      fedBackAt: maybe(0.5, () => later(createdAt, 3_000)),
    });
  }
  for (const complaint of complaints) {
    for (const kind of [...COUNTED_CLOCKS, "corrective_act"]) {
      const dueAt = random.chance(0.1)
        ? new Date(TEST_NOW.getTime() + random.int(-2_000, 20_000) * MINUTE)
        : later(complaint.createdAt, 4_000);
      const outcome = random.pick(["met", "met", "missed", "cancelled", "open", "open"]);
      const around = () => new Date(dueAt.getTime() + random.int(-600, 600) * MINUTE);
      const subject = kind === "corrective_act" || random.chance(0.03) ? "corrective_act" : "complaint";
      const pausedAt = outcome === "open" ? maybe(0.3, around) : null;
      const stood = outcome === "cancelled" && random.chance(0.3);
      const stoppedAt = outcome === "open" ? null : around();
      clocks.push({ id: newId(), subject, subjectId: complaint.id, kind, outcome, dueAt, pausedAt, stoppedAt, stood });
    }
  }
  await store();
}

async function store(): Promise<void> {
  await t.db.complaint.createMany({
    data: complaints.map((row, n) => ({
      ...row,
      complaintNo: `TS26${n}`,
      contactName: "客户",
      contactPhone: "+8613999112233",
      content: "货物没有送到",
      createdByName: "",
      updatedAt: row.createdAt,
      ownerName: row.ownerId && "同事",
    })),
  });
  await t.db.slaClock.createMany({
    data: clocks.map(({ stood: _stood, ...row }) => ({ ...row, cycle: 1, target: {}, startedAt: row.dueAt })),
  });
  const entry = (clock: Clock, kind: string, at: Date) => {
    const { id: clockId, dueAt } = clock;
    return { id: newId(), clockId, kind, at, dueAt, details: {}, actorName: "x" };
  };
  const early = (clock: Clock, minutes: number) => new Date(clock.dueAt.getTime() - minutes * MINUTE);
  await t.db.clockEntry.createMany({
    data: clocks
      .filter((clock) => clock.outcome === "cancelled")
      .flatMap((clock) => [
        entry(clock, "paused", early(clock, 90)),
        ...(clock.stood ? [] : [entry(clock, "resumed", early(clock, 80))]),
      ]),
  });
}

// ── the same figures, worked out row by row ──

const laneOf = (shipment: Shipment | undefined): string => {
  if (!shipment) {
    return "";
  }
  const { direction, destCode } = shipment;
  return `${direction}:${destCode.startsWith("6590") ? destCode : `${destCode.slice(0, 4)}00`}`;
};

function keyOf(row: Complaint, by: Dimension): string {
  const detail = { department: row.department, partner: row.partnerId }[row.party ?? ""];
  const keys: Record<Dimension, string> = {
    channel: row.channel,
    cause: row.causeCode ?? "",
    party: detail ? `${row.party}:${detail}` : (row.party ?? ""),
    lane: laneOf(shipments.find((shipment) => shipment.id === row.shipmentId)),
    person: row.ownerId ?? "",
  };
  return keys[by];
}

const within = (at: Date, { from, to }: { from: Date; to: Date }) => at >= from && at < to;

function stateOf(clock: Clock): string | null {
  switch (clock.outcome) {
    case "cancelled":
      return !clock.stood && (clock.stoppedAt as Date) > clock.dueAt ? "missed" : null;
    case "open": {
      const ran = clock.pausedAt ?? TEST_NOW;
      return clock.dueAt < ran ? "overdue" : "pending";
    }
    default:
      return clock.outcome;
  }
}

function naiveClocks(kind: string, span: { from: Date; to: Date }, mine: (row: Complaint) => boolean) {
  const count = { met: 0, missed: 0, overdue: 0, pending: 0 };
  for (const clock of clocks) {
    const row = complaints.find((complaint) => complaint.id === clock.subjectId) as Complaint;
    const state = stateOf(clock);
    if (clock.subject === "complaint" && clock.kind === kind && within(clock.dueAt, span) && mine(row) && state) {
      count[state as keyof typeof count] += 1;
    }
  }
  return count;
}

function naiveCases(span: { from: Date; to: Date }, mine: (row: Complaint) => boolean) {
  const rows = complaints.filter((row) => within(row.createdAt, span) && row.status !== "merged" && mine(row));
  const count = (test: (row: Complaint) => boolean) => rows.filter(test).length;
  return {
    registered: rows.length,
    valid: count((row) => row.validity === "valid"),
    invalid: count((row) => row.validity === "invalid"),
    major: count((row) => (row.severity ?? row.proposedSeverity) === "major"),
    open: count((row) => row.open),
    compensated: count((row) => (row.compensationFen ?? 0) > 0),
    compensationFen: rows.reduce((sum, row) => sum + (row.compensationFen ?? 0), 0),
  };
}

function naiveSpread(durations: number[]) {
  const sorted = [...durations].sort((a, b) => a - b);
  const n = sorted.length;
  const middle = n % 2 === 1 ? sorted[(n - 1) / 2] : ((sorted[n / 2 - 1] ?? 0) + (sorted[n / 2] ?? 0)) / 2;
  return { n, medianMs: Math.round(middle ?? 0), p90Ms: sorted[Math.ceil(n * 0.9) - 1] };
}

beforeAll(async () => {
  t = await testDb();
  await fill();
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
