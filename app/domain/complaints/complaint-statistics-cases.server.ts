import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { Prisma } from "#app/platform/db/sql.server.ts";
import type { ComplaintStatus, Severity } from "./complaint.ts";
import type { CaseFigure, ClockFigure, CountedClock, Figure } from "./complaint-statistics.ts";
import {
  CASE_CONDITIONS,
  CLOCK_STATES,
  clockState,
  dueIn,
  keyOf,
  laneOfShipment,
  SETTLED,
  type Span,
} from "./internal/statistics-sql.server.ts";
import { mayReadComplaints } from "./policy.ts";

/** A complaint behind a figure; of a clock figure with that clock. */
export interface FigureRow {
  complaintNo: string;
  status: ComplaintStatus;
  severity: Severity;
  judged: boolean;
  validity: string | null;
  channel: string;
  party: string | null;
  department: string | null;
  partnerName: string | null;
  causeCode: string | null;
  waybillNo: string | null;
  /** "direction:destination"; null without a shipment */
  lane: string | null;
  ownerName: string | null;
  compensationFen: number | null;
  createdAt: Date;
  firstRespondedAt: Date | null;
  settledAt: Date | null;
  closedAt: Date | null;
  clock: { kind: CountedClock; state: string; dueAt: Date; stoppedAt: Date | null } | null;
}

type RawRow = Record<string, string | number | bigint | Date | null>;

const COLUMNS = Prisma.sql`"c"."complaintNo" AS "complaintNo", "c"."status" AS "status",
  COALESCE("c"."severity", "c"."proposedSeverity") AS "severity", "c"."severity" AS "judged", "c"."validity" AS "validity",
  "c"."channel" AS "channel", "c"."party" AS "party", "c"."department" AS "department", "p"."name" AS "partnerName",
  "c"."causeCode" AS "causeCode", "s"."waybillNo" AS "waybillNo", ${laneOfShipment} AS "lane",
  "c"."ownerName" AS "ownerName", "c"."compensationFen" AS "compensationFen", "c"."createdAt" AS "createdAt",
  "c"."firstRespondedAt" AS "firstRespondedAt", ${SETTLED} AS "settledAt", "c"."closedAt" AS "closedAt"`;

const JOINS = Prisma.sql`LEFT JOIN "Shipment" AS "s" ON "s"."id" = "c"."shipmentId"
  LEFT JOIN "Partner" AS "p" ON "p"."id" = "c"."partnerId"`;

const date = (value: RawRow[string]): Date | null => (value === null ? null : new Date(value as string));
const text = (value: RawRow[string]): string | null => (value === null ? null : String(value));

function readRow(row: RawRow, kind: CountedClock | null): FigureRow {
  const dueAt = kind && date(row.dueAt ?? null);
  return {
    complaintNo: String(row.complaintNo),
    status: String(row.status) as ComplaintStatus,
    severity: String(row.severity) as Severity,
    judged: row.judged !== null,
    validity: text(row.validity ?? null),
    channel: String(row.channel),
    party: text(row.party ?? null),
    department: text(row.department ?? null),
    partnerName: text(row.partnerName ?? null),
    causeCode: text(row.causeCode ?? null),
    waybillNo: text(row.waybillNo ?? null),
    lane: text(row.lane ?? null),
    ownerName: text(row.ownerName ?? null),
    compensationFen: row.compensationFen == null ? null : Number(row.compensationFen),
    createdAt: date(row.createdAt ?? null) as Date,
    firstRespondedAt: date(row.firstRespondedAt ?? null),
    settledAt: date(row.settledAt ?? null),
    closedAt: date(row.closedAt ?? null),
    clock: kind && dueAt ? { kind, state: String(row.state), dueAt, stoppedAt: date(row.stoppedAt ?? null) } : null,
  };
}

const ofLine = ({ by, key }: Figure): Prisma.Sql => (by ? Prisma.sql`AND ${keyOf(by)} = ${key}` : Prisma.empty);

function clockRows(ctx: Ctx, span: Span, figure: Figure, limit: number): Prisma.Sql {
  const states = Prisma.join([...CLOCK_STATES[figure.figure as ClockFigure]]);
  return Prisma.sql`SELECT * FROM (
      SELECT ${COLUMNS}, ${clockState(ctx.now)} AS "state", "k"."dueAt" AS "dueAt", "k"."stoppedAt" AS "stoppedAt",
        "k"."id" AS "clockId"
      FROM "SlaClock" AS "k" JOIN "Complaint" AS "c" ON "c"."id" = "k"."subjectId" ${JOINS}
      WHERE ${dueIn(span)} AND "k"."kind" = ${figure.kind} ${ofLine(figure)}) AS "all"
    WHERE "state" IN (${states}) ORDER BY "dueAt", "clockId" LIMIT ${limit}`;
}

function caseRows({ from, to }: Span, figure: Figure, limit: number): Prisma.Sql {
  return Prisma.sql`SELECT ${COLUMNS} FROM "Complaint" AS "c" ${JOINS}
    WHERE "c"."createdAt" >= ${from} AND "c"."createdAt" < ${to} AND ${CASE_CONDITIONS[figure.figure as CaseFigure]}
    ${ofLine(figure)} ORDER BY "c"."createdAt", "c"."id" LIMIT ${limit}`;
}

/**
 * The rows behind a figure of the report, no more than `limit`: of a clock figure one for each clock, so that their number
 * is the figure. One statement. *Throws* `forbidden`.
 */
export async function casesBehind(ctx: Ctx, span: Span, figure: Figure, limit: number): Promise<FigureRow[]> {
  assertMay(mayReadComplaints(ctx.actor));
  const statement = figure.kind ? clockRows(ctx, span, figure, limit) : caseRows(span, figure, limit);
  const rows = await ctx.db.$queryRaw<RawRow[]>(statement);
  return rows.map((row) => readRow(row, figure.kind));
}
