import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { notFound } from "#app/platform/errors.ts";
import { type Channel, type DeliveryStatus, RESENDABLE } from "./channels.ts";
import { type DeliveryFilter, deliveryWhere } from "./delivery-filter.server.ts";
import { mayHandleMessages } from "./policy.ts";
import { maskRecipient } from "./recipient-mask.ts";

const PAGE = 50;

const columns = {
  id: true,
  shipmentId: true,
  customerId: true,
  notice: true,
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

/** A message as lists show it; the address masked for everybody. */
export interface DeliveryLine {
  id: string;
  waybillNo: string | null;
  customerId: string | null;
  customerName: string | null;
  notice: string;
  channel: Channel;
  recipient: string;
  subject: string;
  status: DeliveryStatus;
  reason: string | null;
  attempts: number;
  createdAt: Date;
  dueAt: Date;
  sentAt: Date | null;
}

type Row = Omit<DeliveryLine, "waybillNo" | "customerName"> & { shipmentId: string | null };

/** Adds what a list calls things by. Delivery has no relation to either: messages outlive both. */
async function withNames(ctx: Ctx, rows: readonly Row[]): Promise<DeliveryLine[]> {
  const idsOf = (key: "shipmentId" | "customerId") =>
    [...new Set(rows.map((row) => row[key]))].filter((id) => id !== null);
  const [shipments, customers] = await Promise.all([
    ctx.db.shipment.findMany({ where: { id: { in: idsOf("shipmentId") } }, select: { id: true, waybillNo: true } }),
    ctx.db.customer.findMany({ where: { id: { in: idsOf("customerId") } }, select: { id: true, name: true } }),
  ]);
  const waybills = new Map(shipments.map(({ id, waybillNo }) => [id, waybillNo]));
  const names = new Map(customers.map(({ id, name }) => [id, name]));
  return rows.map(({ shipmentId, ...row }) => ({
    ...row,
    recipient: maskRecipient(row.channel, row.recipient),
    waybillNo: (shipmentId && waybills.get(shipmentId)) || null,
    customerName: (row.customerId && names.get(row.customerId)) || null,
  }));
}

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
  const page = rows.slice(0, PAGE) as Row[];
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
  const [line] = await withNames(ctx, [rest as Row]);
  return { ...(line as DeliveryLine), body, locale, providerId, ownTemplate: templateId !== null, tries };
}
