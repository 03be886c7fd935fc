import { record } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inList } from "#app/platform/db/in-list.server.ts";
import { insertMany } from "#app/platform/db/insert-many.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { PeopleChannel } from "./channels.ts";
import type { MessageKind, MessageVariable } from "./message-kind.ts";
import type { MessageLocale } from "./notice-texts.ts";

/** A message as it is to be read, and to whom it goes. */
export interface MessageDraft {
  /** a second message of the same key is not sent */
  dedupeKey: string;
  purpose: "case" | "staff";
  notice: MessageKind;
  channel: PeopleChannel;
  /** e-mail address, mainland mobile in E.164, or WeChat id */
  recipient: string;
  locale: MessageLocale;
  /** of an e-mail; elsewhere only shown in lists */
  subject: string;
  body: string;
  customerId?: string | null;
  complaintId?: string | null;
  alertRecipientId?: string | null;
  /** values for the provider's template; `company` and `phone` are filled in by the sender */
  params?: Partial<Record<MessageVariable, string>>;
}

const COLUMNS = [
  ...["id", "dedupeKey", "purpose", "notice", "channel", "recipient", "locale", "subject", "body", "customerId"],
  ...["complaintId", "alertRecipientId", "params", "status", "attempts", "createdAt", "dueAt", "updatedAt", "version"],
];

async function keysKnown(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ dedupeKey: string }[]>`
    SELECT "dedupeKey" FROM "Delivery" WHERE "dedupeKey" ${inList(tx, keys)}`;
  return new Set(rows.map(({ dedupeKey }) => dedupeKey));
}

/**
 * Hands ready-written messages to the sender, in the transaction that has the reason for them. One whose key is known
 * already is left out. They go as they are written; SMS and WeChat to a complainant wait for the end of his quiet hours.
 * *Writes* Delivery. *Emits* `delivery.requested`.
 *
 * @returns the ids of the new messages
 */
export async function postMessages(tx: Tx, ctx: Ctx, drafts: readonly MessageDraft[]): Promise<string[]> {
  const known = await keysKnown(
    tx,
    drafts.map(({ dedupeKey }) => dedupeKey),
  );
  const fresh = drafts.filter(({ dedupeKey }) => {
    const news = !known.has(dedupeKey);
    known.add(dedupeKey);
    return news;
  });
  if (fresh.length === 0) {
    return [];
  }
  const times = { createdAt: ctx.now, dueAt: ctx.now, updatedAt: ctx.now };
  const rows = fresh.map((draft) => ({
    ...draft,
    ...times,
    id: newId(),
    params: draft.params ?? {},
    status: "pending",
    attempts: 0,
    version: 1,
  }));
  await insertMany(tx, "Delivery", COLUMNS as (keyof (typeof rows)[number])[], rows);
  const deliveryIds = rows.map(({ id }) => id);
  const complaintId = fresh[0]?.complaintId;
  await record(tx, ctx, {
    event: "delivery.requested",
    entity: complaintId ? "complaint" : "delivery",
    entityId: complaintId ?? deliveryIds[0] ?? "",
    payload: { deliveryIds },
  });
  return deliveryIds;
}
