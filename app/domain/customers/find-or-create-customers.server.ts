import { record } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { insertMany } from "#app/platform/db/insert-many.server.ts";
import { newId } from "#app/platform/ids.ts";
import { newTokens } from "#app/platform/token-batch.server.ts";
import { formatCustomerCode } from "./customer.ts";
import { nameKeys } from "./name-search.server.ts";

/** What a waybill tells about a party. */
export interface Party {
  /** E.164 */
  phone: string;
  name: string;
  address: string | null;
  placeCode: string | null;
}

/** SQLite takes at most 32,766 parameters in one statement. */
const CHUNK = 5_000;
/** A file of customers that is at most so many times as large as the batch is read whole: parameters cost more than rows. */
const READ_ALL_UP_TO = 5;
const SEQUENCE = "customer";

const phoneOnly = { id: true, phone: true } as const;

async function withPhones(tx: Tx, phones: string[]): Promise<{ id: string; phone: string | null }[]> {
  if (phones.length > CHUNK && (await tx.customer.count()) <= phones.length * READ_ALL_UP_TO) {
    return tx.customer.findMany({ where: { phone: { not: null } }, select: phoneOnly });
  }
  const rows: { id: string; phone: string | null }[] = [];
  for (let start = 0; start < phones.length; start += CHUNK) {
    const part = phones.slice(start, start + CHUNK);
    rows.push(...(await tx.customer.findMany({ where: { phone: { in: part } }, select: phoneOnly })));
  }
  return rows;
}

async function findByPhone(tx: Tx, phones: string[]): Promise<Map<string, string>> {
  const wanted = new Set(phones);
  const rows = await withPhones(tx, phones);
  return new Map(rows.flatMap(({ id, phone }) => (phone !== null && wanted.has(phone) ? [[phone, id]] : [])));
}

/** The first of `count` sequence numbers that are ours from now on. */
async function takeCodes(tx: Tx, count: number): Promise<number> {
  const row = await tx.numberSequence.upsert({
    where: { key: SEQUENCE },
    create: { key: SEQUENCE, next: 1 + count },
    update: { next: { increment: count } },
  });
  return row.next - count;
}

function customerRow(ctx: Ctx, party: Party, code: string, unsubscribeToken: string) {
  const keys = nameKeys(party.name);
  return {
    id: newId(),
    code,
    name: party.name,
    namePinyin: keys.pinyin,
    nameInitials: keys.initials,
    phone: party.phone,
    address: party.address,
    placeCode: party.placeCode,
    unsubscribeToken,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
}

/**
 * The customers of the given parties by phone number, made where there is none yet; of several parties with one number
 * the first gives the name. Inside the caller's transaction, in a handful of statements whatever the number of parties.
 * *Writes* Customer, NumberSequence. *Emits* one `customer.created` for all that were made: their codes are a range.
 *
 * @returns phone → customer id
 */
export async function findOrCreateCustomers(
  tx: Tx,
  ctx: Ctx,
  parties: readonly Party[],
): Promise<ReadonlyMap<string, string>> {
  const byPhone = new Map<string, Party>();
  for (const party of parties) {
    const known = byPhone.get(party.phone);
    if (!known || (known.address === null && party.address !== null && known.name === party.name)) {
      byPhone.set(party.phone, party);
    }
  }
  const customers = await findByPhone(tx, [...byPhone.keys()]);
  const missing = [...byPhone.values()].filter((party) => !customers.has(party.phone));
  if (missing.length === 0) {
    return customers;
  }
  const first = await takeCodes(tx, missing.length);
  const tokens = newTokens(missing.length);
  const rows = missing.map((party, index) =>
    customerRow(ctx, party, formatCustomerCode(first + index), tokens[index] as string),
  );
  const [firstRow] = rows;
  if (!firstRow) {
    return customers;
  }
  await insertMany(tx, "Customer", Object.keys(firstRow) as (keyof typeof firstRow)[], rows);
  const payload = {
    count: rows.length,
    firstCode: firstRow.code,
    lastCode: formatCustomerCode(first + rows.length - 1),
  };
  await record(tx, ctx, { event: "customer.created", entity: "customer", entityId: firstRow.id, payload });
  for (const row of rows) {
    customers.set(row.phone, row.id);
  }
  return customers;
}
