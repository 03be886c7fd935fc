import { assertMay } from "#app/domain/identity/authorize.ts";
import { placeByCode, placeLabel } from "#app/domain/places/place-directory.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { notFound } from "#app/platform/errors.ts";
import { type CustomerClass, type CustomerLine, customerClasses } from "./customer-line.ts";
import { nameKeys } from "./name-search.server.ts";
import { maskPhone } from "./phone.ts";
import { mayClassifyCustomers, mayReadCustomers, maySeePhone } from "./policy.ts";

const PAGE = 50;
const HITS = 8;
const RECENT = 10;

interface Row {
  id: string;
  code: string;
  name: string;
  class: string;
  phone: string | null;
  address: string | null;
  placeCode: string | null;
}

const columns = {
  id: true,
  code: true,
  name: true,
  class: true,
  phone: true,
  address: true,
  placeCode: true,
} as const;

const classOf = (text: string): CustomerClass => customerClasses.find((known) => known === text) ?? "normal";

function toLine(ctx: Ctx, row: Row): CustomerLine {
  const place = row.placeCode ? placeByCode(row.placeCode) : undefined;
  return {
    ...row,
    class: classOf(row.class),
    phone: row.phone && maskPhone(row.phone),
    placeName: place ? placeLabel(place, ctx.locale) : null,
  };
}

/** Begins with `text`, written as a range so that the index is used (LIKE ignores case and with it the index). */
const prefix = (text: string) => ({ gte: text, lt: `${text}\u{10ffff}` });

/**
 * Where a customer is found by what people type: beginning of the name in characters, pinyin or initials, code, or
 * digits of the phone from its beginning or its end.
 */
function matching(query: string) {
  const text = query.trim();
  const digits = text.replace(/[\s\-+()]/g, "");
  if (/^0\d{9,}$/.test(digits)) {
    // a landline as it is dialled: the zero is not part of the stored number
    return { phone: prefix(`+86${digits.slice(1)}`) };
  }
  if (/^\d{3,}$/.test(digits)) {
    return { OR: [{ phone: { endsWith: digits } }, { phone: prefix(`+86${digits}`) }] };
  }
  const keys = nameKeys(text);
  return {
    OR: [
      { name: prefix(text) },
      { namePinyin: prefix(keys.pinyin) },
      ...(/\p{Script=Han}/u.test(text) ? [] : [{ nameInitials: prefix(keys.pinyin) }]),
      { code: text.toUpperCase() },
    ],
  };
}

export interface CustomerFilter {
  query?: string;
  class?: string;
  /** id of the last customer of the page before */
  after?: string;
}

/** One page of customers, the newest first. */
export async function listCustomers(
  ctx: Ctx,
  filter: CustomerFilter,
): Promise<{ rows: CustomerLine[]; next: string | null }> {
  assertMay(mayReadCustomers(ctx.actor));
  const rows = await ctx.db.customer.findMany({
    where: {
      ...(filter.query?.trim() ? matching(filter.query) : {}),
      ...(filter.class ? { class: filter.class } : {}),
      ...(filter.after ? { id: { lt: filter.after } } : {}),
    },
    orderBy: { id: "desc" },
    take: PAGE + 1,
    select: columns,
  });
  const page = rows.slice(0, PAGE);
  return { rows: page.map((row) => toLine(ctx, row)), next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}

/** The few customers to offer while somebody types, the last changed first. */
export async function lookUpCustomers(ctx: Ctx, query: string): Promise<CustomerLine[]> {
  assertMay(mayReadCustomers(ctx.actor));
  if (query.trim().length < 2 && !/\p{Script=Han}/u.test(query)) {
    return [];
  }
  const rows = await ctx.db.customer.findMany({
    where: matching(query),
    orderBy: { updatedAt: "desc" },
    take: HITS,
    select: columns,
  });
  return rows.map((row) => toLine(ctx, row));
}

/** One customer's file with what the actor may do to it, and the last shipments. *Throws* `forbidden`, `not_found`. */
export async function customerFile(ctx: Ctx, id: string) {
  assertMay(mayReadCustomers(ctx.actor));
  const row = await ctx.db.customer.findUnique({ where: { id } });
  if (!row) {
    throw notFound("customer");
  }
  const shipment = { id: true, waybillNo: true, direction: true, milestone: true, destText: true, createdAt: true };
  const recent = { orderBy: { id: "desc" }, take: RECENT, select: shipment } as const;
  const received = await ctx.db.shipment.findMany({ where: { consigneeCustomerId: id }, ...recent });
  const sent = await ctx.db.shipment.findMany({ where: { shipperCustomerId: id }, ...recent });
  const shipments = [...new Map([...received, ...sent].map((one) => [one.id, one])).values()]
    .sort((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, RECENT);
  return {
    customer: {
      ...toLine(ctx, row),
      email: row.email,
      wechatOpenId: row.wechatOpenId,
      locale: row.locale,
      createdAt: row.createdAt.toISOString(),
      consentAt: row.consentAt?.toISOString() ?? null,
      unsubscribedAt: row.unsubscribedAt?.toISOString() ?? null,
      version: row.version,
    },
    shipments: shipments.map((one) => ({ ...one, createdAt: one.createdAt.toISOString() })),
    may: { classify: mayClassifyCustomers(ctx.actor), seePhone: maySeePhone(ctx.actor) },
  };
}
