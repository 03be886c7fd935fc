import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { inList } from "#app/platform/db/in-list.server.ts";
import type { MessageLocale } from "../notice-texts.ts";

/** A customer as far as he can be told something. */
export interface Recipient {
  id: string;
  locale: MessageLocale;
  phone: string | null;
  email: string | null;
  wechatOpenId: string | null;
  preferences: unknown;
  quietFrom: string | null;
  quietTo: string | null;
  unsubscribedAt: Date | null;
  unsubscribeToken: string;
  /** enabled ones only */
  endpoints: { id: string; url: string }[];
}

type CustomerRow = Omit<Recipient, "endpoints">;

function parsed(json: unknown): unknown {
  return typeof json === "string" ? JSON.parse(json) : json;
}

/** The customers of the given ids with their enabled endpoints, in two statements. */
export async function loadRecipients(db: DbOrTx, ids: readonly string[]): Promise<Map<string, Recipient>> {
  if (ids.length === 0) {
    return new Map();
  }
  const among = inList(db, ids);
  const customers = await db.$queryRaw<CustomerRow[]>`
    SELECT "id", "locale", "phone", "email", "wechatOpenId", "preferences", "quietFrom", "quietTo", "unsubscribedAt",
      "unsubscribeToken"
    FROM "Customer" WHERE "id" ${among}`;
  const endpoints = await db.$queryRaw<{ id: string; url: string; customerId: string }[]>`
    SELECT "id", "url", "customerId" FROM "WebhookEndpoint" WHERE "customerId" ${among} AND "enabled" = ${true}
    ORDER BY "id"`;
  const recipients = customers.map((row) => {
    const own = endpoints.filter(({ customerId }) => customerId === row.id).map(({ id, url }) => ({ id, url }));
    return { ...row, preferences: parsed(row.preferences), endpoints: own };
  });
  return new Map(recipients.map((recipient) => [recipient.id, recipient]));
}
