import { maskPhone } from "#app/domain/customers/phone.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import {
  type ComplaintChannel,
  type ComplaintStatus,
  effectiveSeverity,
  type ResponsibleParty,
  type SeveritySign,
} from "./complaint.ts";
import type { ComplaintCounts, NearestClock, QueueFilter, QueuePage, QueueRow } from "./complaint-view.ts";
import { excerptOf } from "./internal/excerpt.ts";
import { conditionsOf, walkByAge, walkByDue } from "./internal/queue-walk.server.ts";
import { mayReadComplaints } from "./policy.ts";

export const PAGE_SIZE = 50;
/** Counting goes no further. */
const COUNT_LIMIT = 1_000;

/** Of the running clocks of each complaint the one due next; a paused one only when nothing else runs. */
async function nearestClocks(ctx: Ctx, ids: string[]): Promise<Map<string, NearestClock>> {
  const clocks = await ctx.db.slaClock.findMany({
    where: { subject: "complaint", subjectId: { in: ids }, outcome: "open" },
    select: { subjectId: true, kind: true, dueAt: true, pausedAt: true },
  });
  const order = (clock: NearestClock) => (clock.pausedAt ? Number.MAX_SAFE_INTEGER : clock.dueAt.getTime());
  const sorted = [...clocks].sort((a, b) => order(b) - order(a));
  return new Map(sorted.map(({ subjectId, ...clock }) => [subjectId, clock]));
}

async function loadRows(ctx: Ctx, ids: string[]): Promise<QueueRow[]> {
  const rows = await ctx.db.complaint.findMany({ where: { id: { in: ids } } });
  const shipmentIds = rows.flatMap((row) => row.shipmentId ?? []);
  const [clocks, shipments] = await Promise.all([
    nearestClocks(ctx, ids),
    ctx.db.shipment.findMany({ where: { id: { in: shipmentIds } }, select: { id: true, waybillNo: true } }),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const shipmentById = new Map(shipments.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) {
      return [];
    }
    const { complaintNo, version, contactName, createdAt, closedAt, ownerId } = row;
    return {
      id,
      complaintNo,
      version,
      contactName,
      createdAt,
      closedAt,
      status: row.status as ComplaintStatus,
      severity: effectiveSeverity(row),
      judged: row.severity !== null,
      signs: row.signs as SeveritySign[],
      channel: row.channel as ComplaintChannel,
      contactPhone: maskPhone(row.contactPhone),
      excerpt: excerptOf(row.content),
      party: row.party as ResponsibleParty | null,
      owner: ownerId ? { id: ownerId, name: row.ownerName ?? "" } : null,
      shipment: (row.shipmentId && shipmentById.get(row.shipmentId)) || null,
      clock: clocks.get(id) ?? null,
    };
  });
}

/**
 * One page of complaints: open ones by what is due next, closed ones and all by age. `cursor` is the `next` of the page
 * before. Phones masked. *Throws* `forbidden`.
 */
export async function complaintQueue(ctx: Ctx, filter: QueueFilter, cursor: string | null = null): Promise<QueuePage> {
  assertMay(mayReadComplaints(ctx.actor));
  const conditions = await conditionsOf(ctx, filter);
  const walk = filter.view === "closed" || filter.view === "all" ? walkByAge : walkByDue;
  const { ids, next } = await walk(ctx, conditions, cursor, PAGE_SIZE);
  return { rows: await loadRows(ctx, ids), next };
}

/** Counts for the bar and the tabs, among a thousand open complaints at most. *Throws* `forbidden`. */
export async function complaintCounts(ctx: Ctx): Promise<ComplaintCounts> {
  assertMay(mayReadComplaints(ctx.actor));
  const open = await ctx.db.complaint.findMany({
    where: { open: true },
    select: { ownerId: true, nextDueAt: true, severity: true, proposedSeverity: true },
    take: COUNT_LIMIT,
  });
  const late = (row: (typeof open)[number]) => row.nextDueAt !== null && row.nextDueAt < ctx.now;
  const mine = open.filter((row) => row.ownerId === ctx.actor.id);
  return {
    open: open.length,
    mine: mine.length,
    mineOverdue: mine.filter(late).length,
    unclaimed: open.filter((row) => row.ownerId === null).length,
    overdue: open.filter(late).length,
    major: open.filter((row) => effectiveSeverity(row) === "major").length,
  };
}
