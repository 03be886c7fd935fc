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

type Row = Omit<Recipient, "endpoints"> & { endpointId: string | null; url: string | null };

function parsed(json: unknown): unknown {
  return typeof json === "string" ? JSON.parse(json) : json;
}

/** The customers of the given ids with their enabled endpoints, in one statement. */
export async function loadRecipients(db: DbOrTx, ids: readonly string[]): Promise<Map<string, Recipient>> {
  if (ids.length === 0) {
    return new Map();
  }
  const rows = await db.$queryRaw<Row[]>`
    SELECT c."id", c."locale", c."phone", c."email", c."wechatOpenId", c."preferences", c."quietFrom", c."quietTo",
      c."unsubscribedAt", c."unsubscribeToken", w."id" AS "endpointId", w."url"
    FROM "Customer" c LEFT JOIN "WebhookEndpoint" w ON w."customerId" = c."id" AND w."enabled" = ${true}
    WHERE c."id" ${inList(db, ids)} ORDER BY w."id"`;
  const recipients = new Map<string, Recipient>();
  for (const { endpointId, url, preferences, ...row } of rows) {
    const recipient = recipients.get(row.id) ?? { ...row, preferences: parsed(preferences), endpoints: [] };
    if (endpointId !== null && url !== null) {
      recipient.endpoints.push({ id: endpointId, url });
    }
    recipients.set(row.id, recipient);
  }
  return recipients;
}
