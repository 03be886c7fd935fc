import type { Ctx } from "#app/platform/ctx.ts";
import { ALERT_ROLES, type AlertAct, type AlertKind } from "../clock.ts";
import type { AlertDelivery, ClockAlertView } from "../clock-view.ts";

export const alertInclude = {
  orderBy: [{ dueAt: "asc" }, { firedAt: "asc" }, { id: "asc" }],
  include: { recipients: { orderBy: { id: "asc" } } },
} satisfies NonNullable<Parameters<Ctx["db"]["clockAlert"]["findMany"]>[0]>;

interface AlertRow {
  id: string;
  kind: string;
  level: number;
  dueAt: Date;
  firedAt: Date;
  act: string;
  roles: unknown;
  acknowledgedAt: Date | null;
  acknowledgedName: string | null;
  recipients: { id: string; name: string; role: string; skipped: unknown; acknowledgedAt: Date | null }[];
}

/** Channels that were not used, as they are stored. */
function readSkipped(json: unknown): { channel: string; reason: string }[] {
  const list: unknown[] = Array.isArray(json) ? json : [];
  return list.flatMap((one) => {
    const { channel, reason } = (one ?? {}) as { channel?: unknown; reason?: unknown };
    return typeof channel === "string" ? [{ channel, reason: String(reason ?? "") }] : [];
  });
}

/** Looks up the messages of alerts, and makes views of them. */
export async function alertViews(
  ctx: Ctx,
  alerts: readonly AlertRow[],
): Promise<(rows: readonly AlertRow[]) => ClockAlertView[]> {
  const ids = alerts.flatMap(({ recipients }) => recipients.map(({ id }) => id));
  const deliveries = await ctx.db.delivery.findMany({
    where: { alertRecipientId: { in: ids } },
    select: { alertRecipientId: true, channel: true, status: true, sentAt: true, reason: true },
    orderBy: { createdAt: "asc" },
  });
  const of = (recipientId: string): AlertDelivery[] =>
    deliveries.flatMap(({ alertRecipientId, ...delivery }) => (alertRecipientId === recipientId ? [delivery] : []));
  return (rows) =>
    rows.map(({ id, kind, level, dueAt, firedAt, act, roles, acknowledgedAt, acknowledgedName, recipients }) => ({
      ...{ id, level, dueAt, firedAt, acknowledgedAt, acknowledgedName },
      kind: kind as AlertKind,
      act: act as AlertAct,
      roles: Array.isArray(roles) ? ALERT_ROLES.filter((role) => roles.includes(role)) : [],
      recipients: recipients.map((person) => ({
        id: person.id,
        name: person.name,
        role: person.role,
        acknowledgedAt: person.acknowledgedAt,
        skipped: readSkipped(person.skipped),
        deliveries: of(person.id),
      })),
    }));
}
