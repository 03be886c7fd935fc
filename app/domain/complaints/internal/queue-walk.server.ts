import { normalizePhone } from "#app/domain/customers/phone.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Prisma } from "#app/platform/db/sql.server.ts";
import type { QueueFilter } from "../complaint-view.ts";

type Where = Prisma.ComplaintWhereInput;

const MAJOR: Where = { OR: [{ severity: "major" }, { severity: null, proposedSeverity: "major" }] };
/** Shipments whose complaints are looked for by a number; whoever gets more has to type more. */
const MOST_SHIPMENTS = 100;
/** Fewer digits are no tail of a phone number worth looking for. */
const FEWEST_DIGITS = 4;

/** The complaints a text means: by number, phone or its tail, name, or the number of a shipment. */
async function textConditions(ctx: Ctx, text: string): Promise<Where[]> {
  const upper = text.toUpperCase();
  const digits = text.replace(/[\s-]/g, "");
  const phone = normalizePhone(text);
  const shipments = await ctx.db.shipment.findMany({
    where: { OR: [{ waybillNo: upper }, { externalNo: text }] },
    select: { id: true },
    take: MOST_SHIPMENTS,
  });
  const shipmentIds = shipments.map((row) => row.id);
  const linked = { links: { some: { kind: "shipment", refId: { in: shipmentIds } } } };
  return [
    { complaintNo: { startsWith: upper } },
    { contactName: { contains: text } },
    ...(phone.ok ? [{ contactPhone: phone.value }] : []),
    ...(/^\d+$/.test(digits) && digits.length >= FEWEST_DIGITS ? [{ contactPhone: { endsWith: digits } }] : []),
    ...(shipmentIds.length > 0 ? [linked] : []),
  ];
}

function viewConditions(ctx: Ctx, view: QueueFilter["view"]): Where[] {
  switch (view) {
    case "all":
      return [];
    case "closed":
      // Nearly all are closed: as a negation it does not lead the database to the index of the open ones.
      return [{ NOT: { open: true } }];
    case "open":
      return [{ open: true }];
    case "mine":
      return [{ open: true, ownerId: ctx.actor.id }];
    case "unclaimed":
      return [{ open: true, ownerId: null }];
    case "overdue":
      return [{ open: true, nextDueAt: { lt: ctx.now } }];
    case "major":
      return [{ open: true, AND: MAJOR }];
  }
}

/** Nearly all are closed: as a negation the state does not lead the database to sort them all by its index. */
function statusCondition(status: string): Where {
  return status === "closed" ? { NOT: { status: { not: status } } } : { status };
}

/** What a filter asks for. */
export async function conditionsOf(ctx: Ctx, filter: QueueFilter): Promise<Where[]> {
  const { view, status, party, channel, text } = filter;
  return [
    ...viewConditions(ctx, view),
    ...(status ? [statusCondition(status)] : []),
    ...(party ? [{ party }] : []),
    ...(channel ? [{ channel }] : []),
    ...(text === "" ? [] : [{ OR: await textConditions(ctx, text) }]),
  ];
}

export interface Walk {
  ids: string[];
  next: string | null;
}

const MARK = "~";

/** "<ISO instant or blank>~<id>" of a cursor; null for what is none. */
function readCursor(cursor: string | null): { at: Date | null; id: string } | null {
  const [at, id] = (cursor ?? "").split(MARK);
  if (!id || (at && Number.isNaN(Date.parse(at)))) {
    return null;
  }
  return { at: at ? new Date(at) : null, id };
}

/**
 * One page in the order of what is due next: the index gives those with a deadline in their order, those without one
 * come after them. Reads a page and no more.
 */
export async function walkByDue(ctx: Ctx, conditions: Where[], cursor: string | null, size: number): Promise<Walk> {
  const from = readCursor(cursor);
  const rows: { id: string; nextDueAt: Date | null }[] = [];
  if (!from || from.at) {
    const later: Where[] = from?.at
      ? [
          { nextDueAt: { gte: from.at } },
          { OR: [{ nextDueAt: { gt: from.at } }, { nextDueAt: from.at, id: { gt: from.id } }] },
        ]
      : [{ nextDueAt: { not: null } }];
    const dated = await ctx.db.complaint.findMany({
      where: { AND: [...conditions, ...later] },
      orderBy: [{ nextDueAt: "asc" }, { id: "asc" }],
      select: { id: true, nextDueAt: true },
      take: size + 1,
    });
    rows.push(...dated);
  }
  if (rows.length <= size) {
    const after: Where[] = from && !from.at ? [{ id: { gt: from.id } }] : [];
    const undated = await ctx.db.complaint.findMany({
      where: { AND: [...conditions, { nextDueAt: null }, ...after] },
      orderBy: { id: "asc" },
      select: { id: true, nextDueAt: true },
      take: size + 1 - rows.length,
    });
    rows.push(...undated);
  }
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const more = rows.length > size && last;
  return {
    ids: page.map((row) => row.id),
    next: more ? `${last.nextDueAt?.toISOString() ?? ""}${MARK}${last.id}` : null,
  };
}

/** One page, the newest first. */
export async function walkByAge(ctx: Ctx, conditions: Where[], cursor: string | null, size: number): Promise<Walk> {
  const from = readCursor(cursor);
  const earlier: Where[] = from?.at
    ? [
        { createdAt: { lte: from.at } },
        { OR: [{ createdAt: { lt: from.at } }, { createdAt: from.at, id: { lt: from.id } }] },
      ]
    : [];
  const rows = await ctx.db.complaint.findMany({
    where: { AND: [...conditions, ...earlier] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, createdAt: true },
    take: size + 1,
  });
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const next = rows.length > size && last ? `${last.createdAt.toISOString()}${MARK}${last.id}` : null;
  return { ids: page.map((row) => row.id), next };
}
