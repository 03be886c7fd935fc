import { dispatcherRoles, hasRole } from "#app/domain/identity/roles.ts";
import { directionsOf } from "#app/domain/today/role-directions.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { BannerAlert } from "./alert.ts";
import { mayAcknowledgeAll } from "./policy.ts";

/** What nobody took note of in two weeks is a matter of the statistics. */
const BACK_MS = 14 * 86_400_000;
/** More is not read by anybody; the page of complaints shows all. */
const MOST = 100;

interface Row {
  alertId: string;
  kind: string;
  level: number;
  firedAt: Date;
  clockKind: string;
  dueAt: Date;
  complaintNo: string;
  ownerId: string | null;
  ownerName: string | null;
  severity: string | null;
  waybillNo: string | null;
  direction: string | null;
  told: number | bigint | boolean;
}

/** Manager: every one. Others: what they were told, what is theirs, what nobody has, and goods of their direction. */
function concerns(ctx: Ctx, row: Row): boolean {
  const { actor } = ctx;
  if (mayAcknowledgeAll(actor) || row.told || row.ownerId === actor.id) {
    return true;
  }
  if (hasRole(actor, dispatcherRoles)) {
    return (directionsOf(actor.role) as readonly string[]).includes(row.direction ?? "");
  }
  return hasRole(actor, ["service_agent"]) && row.ownerId === null;
}

/**
 * The major complaints, judged or proposed, of which an alert is open: fired, not acknowledged, not settled meanwhile,
 * and of which the reader has not said since that he knows.
 * One line a complaint, the latest alert of each, the newest first. One statement that goes from the open complaints, of
 * which there are few, to their alerts: of alerts that nobody acknowledged there may be many.
 */
export async function openAlertsFor(ctx: Ctx): Promise<BannerAlert[]> {
  const since = new Date(ctx.now.getTime() - BACK_MS);
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT a."id" AS "alertId", a."kind", a."level", a."firedAt", c."kind" AS "clockKind", c."dueAt",
      p."complaintNo", p."ownerId", p."ownerName", p."severity", s."waybillNo", s."direction",
      CASE WHEN r."id" IS NULL THEN 0 ELSE 1 END AS "told"
    FROM "Complaint" p
    CROSS JOIN "ClockAlert" a
    JOIN "SlaClock" c ON c."id" = a."clockId"
    LEFT JOIN "Shipment" s ON s."id" = p."shipmentId"
    LEFT JOIN "AlertRecipient" r ON r."alertId" = a."id" AND r."personId" = ${ctx.actor.id}
    WHERE p."open" = ${true} AND COALESCE(p."severity", p."proposedSeverity") = 'major'
      AND a."subject" = 'complaint' AND a."subjectId" = p."id" AND a."firedAt" >= ${since}
      AND a."acknowledgedAt" IS NULL AND a."kind" <> 'warning'
      AND (c."outcome" = 'open' OR (c."outcome" = 'missed' AND c."kind" <> 'acknowledgement'))
      AND NOT EXISTS (
        SELECT 1 FROM "ClockAlert" b JOIN "AlertRecipient" mine ON mine."alertId" = b."id"
        WHERE b."subject" = a."subject" AND b."subjectId" = a."subjectId"
          AND mine."personId" = ${ctx.actor.id} AND mine."acknowledgedAt" >= a."firedAt")
    ORDER BY a."firedAt" DESC, a."level" DESC LIMIT ${MOST}`;
  const lines = new Map<string, BannerAlert>();
  for (const row of rows.filter((one) => concerns(ctx, one))) {
    const mayAcknowledge = mayAcknowledgeAll(ctx.actor) || Boolean(row.told);
    const line = lines.get(row.complaintNo);
    if (!line) {
      lines.set(row.complaintNo, lineOf(row, mayAcknowledge));
    } else if (mayAcknowledge) {
      line.mayAcknowledge = true;
    }
  }
  return [...lines.values()];
}

function lineOf(row: Row, mayAcknowledge: boolean): BannerAlert {
  const { alertId, complaintNo, waybillNo, ownerName, clockKind, kind, level, severity } = row;
  const times = { dueAt: new Date(row.dueAt), firedAt: new Date(row.firedAt) };
  const about = { alertId, complaintNo, waybillNo, ownerName, judged: severity === "major" };
  return { ...about, clockKind, kind, level: Number(level), ...times, mayAcknowledge };
}
