import { normalizePhone } from "#app/domain/customers/phone.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Prisma } from "#app/platform/db/client/client.ts";
import {
  CHANNELS,
  type Channel,
  DELIVERY_STATUSES,
  type DeliveryStatus,
  isChannel,
  isDeliveryStatus,
} from "./channels.ts";
import { isPurpose, type Purpose } from "./message-kind.ts";

/** Which messages a list shows. */
export interface DeliveryFilter {
  status?: DeliveryStatus[];
  channel?: Channel;
  purpose?: Purpose;
  /** first and last day, Beijing, YYYY-MM-DD */
  from?: string;
  to?: string;
  /** a waybill or complaint number, a phone, an e-mail address, or a customer's name */
  search?: string;
  shipmentId?: string;
  customerId?: string;
  complaintId?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;
const MOST_CUSTOMERS = 200;

const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`);
const isDay = (text: string | null): text is string =>
  text !== null && DAY.test(text) && !Number.isNaN(startOf(text).getTime());

/** Reads a filter from an address; what makes no sense is left out. */
export function readDeliveryFilter(query: URLSearchParams): DeliveryFilter {
  const status = query.getAll("status").filter(isDeliveryStatus);
  const [channel, purpose] = [query.get("channel"), query.get("purpose")];
  const [from, to] = [query.get("from"), query.get("to")];
  const search = query.get("q")?.trim();
  return {
    ...(status.length > 0 ? { status } : {}),
    ...(isChannel(channel) ? { channel } : {}),
    ...(isPurpose(purpose) ? { purpose } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
    ...(search ? { search } : {}),
  };
}

/** Messages are found by their shipment, complaint or customer, each of which have an index; never by a look at every row. */
async function searchWhere(ctx: Ctx, text: string): Promise<Prisma.DeliveryWhereInput> {
  const shipment = await ctx.db.shipment.findUnique({
    where: { waybillNo: text.toUpperCase() },
    select: { id: true },
  });
  if (shipment) {
    return { shipmentId: shipment.id };
  }
  const complaint = await ctx.db.complaint.findUnique({
    where: { complaintNo: text.toUpperCase() },
    select: { id: true },
  });
  if (complaint) {
    return { complaintId: complaint.id };
  }
  const phone = normalizePhone(text);
  const customers = await ctx.db.customer.findMany({
    where: {
      OR: [
        ...(phone.ok ? [{ phone: phone.value }] : []),
        { email: text },
        { name: { gte: text, lt: `${text}\u{10ffff}` } },
        { code: text.toUpperCase() },
      ],
    },
    select: { id: true },
    take: MOST_CUSTOMERS,
  });
  return { customerId: { in: customers.map(({ id }) => id) } };
}

/**
 * The condition on a column of few values. Almost everything is "sent", and one channel may be most of the rest: said
 * from the other side, the database walks from the newest message on and stops at the end of the page, where it would
 * otherwise fetch and sort all that match.
 */
function among<T extends string>(all: readonly T[], wanted: readonly T[], common: boolean) {
  return common ? { notIn: all.filter((one) => !wanted.includes(one)) } : { in: [...wanted] };
}

/** Few messages are not notices; those are found by the index of what they are about. */
function purposeWhere(purpose: Purpose): Prisma.DeliveryWhereInput {
  switch (purpose) {
    case "notice":
      return { purpose };
    case "case":
      return { purpose, complaintId: { not: null } };
    case "staff":
      return { purpose, alertRecipientId: { not: null } };
  }
}

/** A filter as a condition on Delivery. */
export async function deliveryWhere(ctx: Ctx, filter: DeliveryFilter): Promise<Prisma.DeliveryWhereInput> {
  const { status, channel, purpose, from, to, search, shipmentId, customerId, complaintId } = filter;
  const until = to ? new Date(startOf(to).getTime() + DAY_MS) : undefined;
  const narrow = status !== undefined && !status.includes("sent");
  return {
    ...(status ? { status: among(DELIVERY_STATUSES, status, !narrow) } : {}),
    ...(channel ? { channel: among(CHANNELS, [channel], !narrow) } : {}),
    ...(from || until
      ? { createdAt: { ...(from ? { gte: startOf(from) } : {}), ...(until ? { lt: until } : {}) } }
      : {}),
    ...(shipmentId ? { shipmentId } : {}),
    ...(customerId ? { customerId } : {}),
    ...(complaintId ? { complaintId } : {}),
    ...(purpose ? purposeWhere(purpose) : {}),
    ...(search ? { AND: [await searchWhere(ctx, search)] } : {}),
  };
}
