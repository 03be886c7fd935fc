import { assertMay } from "#app/domain/identity/authorize.ts";
import { placeByCode, placeLabel } from "#app/domain/places/place-directory.server.ts";
import { serviceStandardAt } from "#app/domain/standards/service-standard.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import {
  type BreakdownRow,
  type ComplaintReport,
  DIMENSIONS,
  type Dimension,
  dueCount,
  instantsOf,
  NO_CASES,
  type Period,
  type Targets,
  trendMonths,
} from "./complaint-statistics.ts";
import {
  caseCounts,
  clockCounts,
  monthCounts,
  noClocks,
  shipmentCounts,
  spreadOf,
} from "./internal/statistics-counts.server.ts";
import type { Span } from "./internal/statistics-sql.server.ts";
import { mayReadComplaints } from "./policy.ts";

/** Open acts that a report names; the rest is counted. */
const SHOWN_ACTS = 20;
/** 100 % in basis points. */
const WHOLE = 10_000;

/** Names of the destinations of lanes. */
function placesOf(ctx: Ctx, lanes: readonly string[]): Map<string, string> {
  const named = lanes.map((lane) => {
    const code = lane.split(":")[1] ?? "";
    const place = placeByCode(code);
    return [lane, place ? placeLabel(place, ctx.locale) : code] as const;
  });
  return new Map(named);
}

/** Names of the people, partners and destinations that lines stand for. */
async function namesOf(ctx: Ctx, by: Dimension, keys: readonly string[]): Promise<Map<string, string>> {
  if (by === "lane") {
    return placesOf(ctx, keys);
  }
  if (by !== "person" && by !== "party") {
    return new Map();
  }
  const partnerIds = keys.flatMap((key) => (key.startsWith("partner:") ? [key.slice("partner:".length)] : []));
  const [users, partners] = await Promise.all([
    ctx.db.user.findMany({ where: { id: { in: [...keys] } }, select: { id: true, displayName: true } }),
    ctx.db.partner.findMany({ where: { id: { in: partnerIds } }, select: { id: true, name: true } }),
  ]);
  return new Map([
    ...users.map(({ id, displayName }) => [id, displayName] as const),
    ...partners.map(({ id, name }) => [`partner:${id}`, name] as const),
  ]);
}

/** Most complaints first, then most clocks due. */
function byWeight(a: BreakdownRow, b: BreakdownRow): number {
  const due = (row: BreakdownRow) => Object.values(row.clocks).reduce((sum, count) => sum + dueCount(count), 0);
  return b.cases.registered - a.cases.registered || due(b) - due(a) || a.key.localeCompare(b.key);
}

/**
 * The figures of a period by one breakdown: complaints registered in it, clocks due in it, of lanes the shipments taken in.
 * A line stands for whatever has any of them. *Throws* `forbidden`.
 */
export async function complaintStatistics(
  ctx: Ctx,
  { from, to, by }: Span & { by: Dimension },
): Promise<BreakdownRow[]> {
  assertMay(mayReadComplaints(ctx.actor));
  const span = { from, to };
  const [cases, clocks, shipments] = await Promise.all([
    caseCounts(ctx, span, by),
    clockCounts(ctx, span, by),
    by === "lane" ? shipmentCounts(ctx, span) : null,
  ]);
  // A lane without complaints says nothing here; its shipments count in the sum.
  const keys = [...new Set([...cases.keys(), ...clocks.keys()])];
  const names = await namesOf(ctx, by, keys);
  return keys
    .map((key) => {
      const { merged: _merged, ...counted } = cases.get(key) ?? { ...NO_CASES, merged: 0 };
      return {
        key,
        name: names.get(key) || null,
        cases: counted,
        clocks: clocks.get(key) ?? noClocks(),
        shipments: shipments && key !== "" ? (shipments.get(key) ?? 0) : null,
      };
    })
    .filter((row) => row.cases.registered > 0 || Object.values(row.clocks).some((c) => dueCount(c) + c.pending > 0))
    .sort(byWeight);
}

async function targetsAt(ctx: Ctx, at: Date): Promise<Targets> {
  const [complaint, response] = await Promise.all([
    serviceStandardAt(ctx.db, "complaint.timeliness", at),
    serviceStandardAt(ctx.db, "response.timeliness", at),
  ]);
  return { complaint: complaint.amount / WHOLE, response: response.amount / WHOLE };
}

/** Measures that are not done, and those whose effect nobody has looked at in time; as things stand now. */
async function openActs(ctx: Ctx): Promise<ComplaintReport["acts"]> {
  const open = { doneAt: null };
  const [count, late, unchecked, first] = await Promise.all([
    ctx.db.correctiveAct.count({ where: open }),
    ctx.db.correctiveAct.count({ where: { ...open, dueAt: { lt: ctx.now } } }),
    ctx.db.correctiveAct.count({ where: { checkedAt: null, doneAt: { not: null }, checkDueAt: { lt: ctx.now } } }),
    ctx.db.correctiveAct.findMany({
      where: open,
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      take: SHOWN_ACTS,
      select: {
        id: true,
        kind: true,
        text: true,
        ownerName: true,
        dueAt: true,
        complaint: { select: { complaintNo: true } },
      },
    }),
  ]);
  const shown = first.map(({ complaint, ...act }) => ({ ...act, ...complaint, late: act.dueAt < ctx.now }));
  return { open: count, late, unchecked, first: shown };
}

/**
 * The complaint report of a period. Timeliness counts the clocks whose due time falls into it: missed and still open ones
 * too. Everything else counts the complaints registered in it, merged duplicates apart. A fixed number of statements,
 * whatever there is to count. *Throws* `forbidden`.
 */
export async function complaintReport(ctx: Ctx, period: Period): Promise<ComplaintReport> {
  assertMay(mayReadComplaints(ctx.actor));
  const span = instantsOf(period);
  const last = new Date(Math.min(span.to.getTime() - 1, ctx.now.getTime()));
  const [cases, clocks, shipments, answer, settle, months, acts, targets, ...lines] = await Promise.all([
    caseCounts(ctx, span, null),
    clockCounts(ctx, span, null),
    shipmentCounts(ctx, span),
    spreadOf(ctx, span, "answered"),
    spreadOf(ctx, span, "settled"),
    monthCounts(ctx, trendMonths(period)),
    openActs(ctx),
    targetsAt(ctx, last),
    ...DIMENSIONS.map((by) => complaintStatistics(ctx, { ...span, by })),
  ]);
  const { merged, ...counted } = cases.get("") ?? { ...NO_CASES, merged: 0 };
  return {
    period,
    at: ctx.now,
    cases: counted,
    merged,
    shipments: [...shipments.values()].reduce((sum, n) => sum + n, 0),
    clocks: clocks.get("") ?? noClocks(),
    targets,
    answer,
    settle,
    breakdowns: Object.fromEntries(
      DIMENSIONS.map((by, index) => [by, lines[index] ?? []]),
    ) as ComplaintReport["breakdowns"],
    months,
    acts,
  };
}
