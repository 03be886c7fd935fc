import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { notFound } from "#app/platform/errors.ts";
import { RESENDABLE } from "./channels.ts";
import { type DeliveryFilter, deliveryWhere } from "./delivery-filter.server.ts";
import { type DeliveryLine, type DeliveryRow, withNames } from "./internal/delivery-names.server.ts";
import { hideAckLink } from "./internal/hide-ack-link.ts";
import { mayHandleMessages } from "./policy.ts";
import { noticeSettings } from "./settings.server.ts";

const PAGE = 50;

const columns = {
  id: true,
  shipmentId: true,
  customerId: true,
  notice: true,
  purpose: true,
  complaintId: true,
  alertRecipientId: true,
  channel: true,
  recipient: true,
  subject: true,
  status: true,
  reason: true,
  attempts: true,
  createdAt: true,
  dueAt: true,
  sentAt: true,
} as const;

export type { DeliveryLine };

/** A page of messages, the newest first. `before` is the id of the last one of the page before. */
export async function listDeliveries(
  ctx: Ctx,
  filter: DeliveryFilter,
  before: string | null,
): Promise<{ lines: DeliveryLine[]; next: string | null }> {
  assertMay(mayHandleMessages(ctx.actor));
  const where = await deliveryWhere(ctx, filter);
  const rows = await ctx.db.delivery.findMany({
    where: before ? { AND: [where, { id: { lt: before } }] } : where,
    select: columns,
    orderBy: { id: "desc" },
    take: PAGE + 1,
  });
  const page = rows.slice(0, PAGE) as DeliveryRow[];
  return { lines: await withNames(ctx, page), next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}

/** How many messages wait, are retried, failed; and how many of a filter could be sent again. */
export async function countDeliveries(
  ctx: Ctx,
  filter: DeliveryFilter,
): Promise<Record<"pending" | "failed" | "dead" | "resendable", number>> {
  assertMay(mayHandleMessages(ctx.actor));
  const { delivery } = ctx.db;
  const where = await deliveryWhere(ctx, filter);
  const [pending, failed, dead, resendable] = await Promise.all([
    delivery.count({ where: { status: { in: ["pending", "sending"] } } }),
    delivery.count({ where: { status: "failed" } }),
    delivery.count({ where: { status: "dead" } }),
    delivery.count({ where: { AND: [where, { status: { in: [...RESENDABLE] } }] } }),
  ]);
  return { pending, failed, dead, resendable };
}

export interface DeliveryDetail extends DeliveryLine {
  body: string;
  locale: string;
  providerId: string | null;
  ownTemplate: boolean;
  tries: {
    id: string;
    at: Date;
    outcome: string;
    reason: string | null;
    httpStatus: number | null;
    response: string | null;
    durationMs: number;
  }[];
}

/** An alert's link acknowledges in the name of whom it was sent to: others read the message without it. */
async function readableBody(ctx: Ctx, alertRecipientId: string | null, body: string): Promise<string> {
  if (alertRecipientId === null || noticeSettings().demo) {
    return body;
  }
  const where = { id: alertRecipientId, personId: ctx.actor.id };
  const own = await ctx.db.alertRecipient.findFirst({ where, select: { id: true } });
  return own ? body : hideAckLink(body);
}

/** One message with its text and every attempt, the receiver's answers included. *Throws* `not_found`. */
export async function deliveryDetail(ctx: Ctx, id: string): Promise<DeliveryDetail> {
  assertMay(mayHandleMessages(ctx.actor));
  const row = await ctx.db.delivery.findUnique({
    where: { id },
    select: {
      ...columns,
      body: true,
      locale: true,
      providerId: true,
      templateId: true,
      tries: { omit: { deliveryId: true }, orderBy: { at: "desc" }, take: 30 },
    },
  });
  if (!row) {
    throw notFound("delivery");
  }
  const { body, locale, providerId, templateId, tries, ...rest } = row;
  const [line] = await withNames(ctx, [rest as DeliveryRow]);
  const shown = await readableBody(ctx, rest.alertRecipientId, body);
  return { ...(line as DeliveryLine), body: shown, locale, providerId, ownTemplate: templateId !== null, tries };
}
