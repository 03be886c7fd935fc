import { COUNTED_CLOCKS, type Dimension } from "#app/domain/complaints/complaint-statistics.ts";
import { newId } from "#app/platform/ids.ts";
import { createRandom } from "#prisma/seed/random.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { TEST_NOW, type TestDb } from "#tests/setup/test-db.ts";

const MINUTE = 60_000;

export interface Shipment {
  id: string;
  direction: string;
  destCode: string;
  createdAt: Date;
  milestone: string;
}
export interface Complaint {
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

export const shipments: Shipment[] = [];
export const complaints: Complaint[] = [];
const clocks: Clock[] = [];

const CODES = ["650103", "650105", "652901", "652923", "659001", "659004", "440106", "310112"];

/** Shipments, complaints and clocks at random over the hundred days before the test's now, always the same. */
export async function fillAtRandom(t: TestDb): Promise<void> {
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
  await store(t);
}

async function store(t: TestDb): Promise<void> {
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

export const laneOf = (shipment: Shipment | undefined): string => {
  if (!shipment) {
    return "";
  }
  const { direction, destCode } = shipment;
  return `${direction}:${destCode.startsWith("6590") ? destCode : `${destCode.slice(0, 4)}00`}`;
};

export function keyOf(row: Complaint, by: Dimension): string {
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

export const within = (at: Date, { from, to }: { from: Date; to: Date }) => at >= from && at < to;

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

export function naiveClocks(kind: string, span: { from: Date; to: Date }, mine: (row: Complaint) => boolean) {
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

export function naiveCases(span: { from: Date; to: Date }, mine: (row: Complaint) => boolean) {
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

export function naiveSpread(durations: number[]) {
  const sorted = [...durations].sort((a, b) => a - b);
  const n = sorted.length;
  const middle = n % 2 === 1 ? sorted[(n - 1) / 2] : ((sorted[n / 2 - 1] ?? 0) + (sorted[n / 2] ?? 0)) / 2;
  return { n, medianMs: Math.round(middle ?? 0), p90Ms: sorted[Math.ceil(n * 0.9) - 1] };
}
