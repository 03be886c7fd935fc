import type { Ctx } from "#app/platform/ctx.ts";
import { DomainError } from "#app/platform/errors.ts";
import type { ComplaintStatus, Verdict } from "./complaint.ts";
import { complaintByToken, complaintToken } from "./complaint-token.server.ts";
import { type CustomerState, customerState } from "./public-form.ts";

/** What the customer may read of the history; everything else stays in the house. */
const PUBLIC_KINDS = ["customer", "answer", "auto_reply"] as const;

export interface PublicEntry {
  id: string;
  at: Date;
  kind: (typeof PUBLIC_KINDS)[number];
  /** of the automatic receipt it is empty: the page has its words */
  text: string;
  promisedAt: Date | null;
  /** the answer that told the result */
  result: boolean;
  /** what the customer said to a result with it */
  verdict: Verdict | null;
}

export interface PublicCase {
  complaintNo: string;
  createdAt: Date;
  state: CustomerState;
  content: string;
  remedy: string;
  /** only of a complaint that came by the link of its shipment: who gave a number is not told whether it was right */
  waybillNo: string | null;
  /** by when he hears from us */
  promisedAt: Date | null;
  /** that time has passed */
  late: boolean;
  /** newest first */
  entries: PublicEntry[];
  /** the result he is to accept or not */
  result: PublicEntry | null;
  /** what he handed in */
  files: { id: string; name: string; size: number; createdAt: Date }[];
  mayWrite: boolean;
  /** his own page of the complaint in which this one goes on; null for somebody else's */
  mergedToken: string | null;
}

type Row = NonNullable<Awaited<ReturnType<typeof loadRow>>>;

function loadRow(ctx: Ctx, id: string) {
  return ctx.db.complaint.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      complaintNo: true,
      status: true,
      validity: true,
      open: true,
      channel: true,
      contactPhone: true,
      shipmentId: true,
      content: true,
      remedy: true,
      mergedIntoId: true,
      createdAt: true,
    },
  });
}

async function entriesOf(ctx: Ctx, complaintId: string): Promise<PublicEntry[]> {
  const rows = await ctx.db.complaintEntry.findMany({
    where: { complaintId, kind: { in: [...PUBLIC_KINDS] } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { id: true, at: true, kind: true, text: true, promisedAt: true, details: true },
  });
  return rows.map(({ kind, details, promisedAt, ...row }) => {
    const { result, verdict, dueAt } = details as { result?: boolean; verdict?: Verdict; dueAt?: string | null };
    return {
      ...row,
      kind: kind as PublicEntry["kind"],
      promisedAt: promisedAt ?? (dueAt ? new Date(dueAt) : null),
      result: result === true,
      verdict: verdict ?? null,
    };
  });
}

/** Files of a stranger whose complaint was merged into this one are not his to see: then none is named. */
async function filesOf(ctx: Ctx, { id, contactPhone }: Row): Promise<PublicCase["files"]> {
  const foreign = await ctx.db.complaint.count({ where: { mergedIntoId: id, contactPhone: { not: contactPhone } } });
  if (foreign > 0) {
    return [];
  }
  return ctx.db.storedFile.findMany({
    where: { entity: "complaint", entityId: id, createdById: "public" },
    orderBy: { id: "asc" },
    select: { id: true, name: true, size: true, createdAt: true },
  });
}

/** What he was promised; until a person has answered that is the first answer. */
async function promiseOf(ctx: Ctx, id: string): Promise<Date | null> {
  const clocks = await ctx.db.slaClock.findMany({
    where: { subject: "complaint", subjectId: id, kind: { in: ["next_reply", "first_response"] }, outcome: "open" },
    orderBy: { kind: "desc" },
    select: { dueAt: true },
  });
  return clocks[0]?.dueAt ?? null;
}

async function waybillOf(ctx: Ctx, { channel, shipmentId }: Row): Promise<string | null> {
  if (channel !== "tracking_page" || !shipmentId) {
    return null;
  }
  const shipment = await ctx.db.shipment.findUnique({ where: { id: shipmentId }, select: { waybillNo: true } });
  return shipment?.waybillNo ?? null;
}

async function mergedTokenOf(ctx: Ctx, { mergedIntoId, contactPhone }: Row): Promise<string | null> {
  const into = mergedIntoId && (await ctx.db.complaint.findFirst({ where: { id: mergedIntoId, contactPhone } }));
  return into ? complaintToken(into.id) : null;
}

/**
 * The customer's own page of a complaint: exactly what it shows, without inner notes, statements and names of staff.
 * *Throws* `not_found`.
 */
export async function publicCase(ctx: Ctx, token: string): Promise<PublicCase> {
  const { id } = await complaintByToken(ctx.db, token);
  const row = await loadRow(ctx, id);
  const [entries, files, promise, waybillNo, mergedToken] = await Promise.all([
    entriesOf(ctx, id),
    filesOf(ctx, row),
    promiseOf(ctx, id),
    waybillOf(ctx, row),
    mergedTokenOf(ctx, row),
  ]);
  const { complaintNo, createdAt, content, remedy, open } = row;
  const state = customerState(row.status as ComplaintStatus, row.validity);
  const result = state === "confirming" ? (entries.find((entry) => entry.result) ?? null) : null;
  const promisedAt = open ? promise : null;
  return {
    complaintNo,
    createdAt,
    state,
    content,
    remedy,
    waybillNo,
    promisedAt,
    late: promisedAt !== null && promisedAt < ctx.now,
    entries,
    result,
    files,
    mayWrite: open,
    mergedToken,
  };
}

/** The page of a token, or null where the token leads to no complaint. */
export async function findPublicCase(ctx: Ctx, token: string): Promise<PublicCase | null> {
  try {
    return await publicCase(ctx, token);
  } catch (error) {
    if (error instanceof DomainError && error.status === 404) {
      return null;
    }
    throw error;
  }
}

/** The number behind a token, for the page that thanks; null for a token that is none. */
export async function caseNumber(ctx: Ctx, token: string): Promise<string | null> {
  return (await findPublicCase(ctx, token))?.complaintNo ?? null;
}
