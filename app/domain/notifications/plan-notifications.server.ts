import { NOTICE_KINDS, type NoticeKey, noticeKind } from "#app/domain/tracking/notice.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inList } from "#app/platform/db/in-list.server.ts";
import { insertMany } from "#app/platform/db/insert-many.server.ts";
import { type Channel, PEOPLE_CHANNELS } from "./channels.ts";
import type { MilestoneChanged } from "./events.ts";
import { activeTemplates, builtInTemplates } from "./internal/active-templates.server.ts";
import { loadFacts } from "./internal/load-facts.server.ts";
import { loadRecipients } from "./internal/load-recipients.server.ts";
import { addressFor, type DeliveryDraft, planDeliveries } from "./internal/plan-deliveries.ts";
import type { NoticeSettings, NoticeTexts } from "./notice-texts.ts";

/** The name under which carried-out outbox rows are remembered. */
export const PLAN_HANDLER = "notifications-plan";

/** A committed change of milestone that customers may have to be told of. */
export interface PlanRequest {
  outboxId: string;
  change: MilestoneChanged;
}

/** A message that has to be taken up at a time: what a job is made of. */
export interface Wake {
  id: string;
  channel: Channel;
  /** how often it was tried before */
  attempts: number;
  dueAt: Date;
}

export interface PlanTools {
  texts: NoticeTexts;
  settings: NoticeSettings;
}

const wakeOf = ({ id, channel, attempts, dueAt }: DeliveryDraft): Wake => ({ id, channel, attempts, dueAt });

async function draftsOf(ctx: Ctx, tools: PlanTools, requests: readonly PlanRequest[]): Promise<DeliveryDraft[][]> {
  const facts = await loadFacts(ctx.db, [...new Set(requests.map(({ change }) => change.eventId))]);
  const everybody = [...facts.values()].flatMap(({ customerIds }) => customerIds);
  const recipients = await loadRecipients(ctx.db, [...new Set(everybody)]);
  const anyPerson = [...recipients.values()].some((one) => PEOPLE_CHANNELS.some((channel) => addressFor(channel, one)));
  const templateFor = anyPerson ? await activeTemplates(ctx.db, tools.texts) : builtInTemplates(tools.texts);
  return requests.map(({ change }) => {
    const found = facts.get(change.eventId);
    if (!found) {
      return [];
    }
    const told = found.customerIds.map((id) => recipients.get(id)).filter((recipient) => recipient !== undefined);
    const keys = change.notices.filter((key): key is NoticeKey => NOTICE_KINDS.includes(noticeKind(key as NoticeKey)));
    return keys.flatMap((key) =>
      told.flatMap((recipient) =>
        planDeliveries({
          key,
          attempt: change.attempt,
          facts: found.facts,
          recipient,
          templateFor,
          now: ctx.now,
          ...tools,
        }),
      ),
    );
  });
}

/**
 * Makes the messages for a batch of milestone changes: for consignee and shipper, each by his own preferences, the same
 * customer once. A milestone that a customer was told of, or is to be told of, by a channel is not told again; an outbox
 * row handled before does nothing. All in one transaction.
 * *Writes* Delivery, HandledEvent.
 *
 * @returns for each request the messages to take up
 */
export async function planNotifications(
  ctx: Ctx,
  tools: PlanTools,
  requests: readonly PlanRequest[],
): Promise<Wake[][]> {
  if (requests.length === 0) {
    return [];
  }
  const drafts = await draftsOf(ctx, tools, requests);
  // Not `inTransaction`: nothing is recorded here that the relay would have to be woken for.
  return ctx.db.$transaction(async (tx) => {
    const { handled: seen, told } = await whatIsDone(tx, requests, drafts.flat());
    const fresh = requests.map(({ outboxId }, index) => {
      const first = !seen.has(outboxId);
      seen.add(outboxId);
      return { outboxId, first, drafts: first ? (drafts[index] ?? []).filter((draft) => isNews(draft, told)) : [] };
    });
    const rows = fresh.flatMap((request) => request.drafts);
    if (rows.length > 0) {
      await insertMany(tx, "Delivery", Object.keys(rows[0] as DeliveryDraft) as (keyof DeliveryDraft)[], rows);
    }
    const done = fresh.filter(({ first }) => first);
    await insertMany(
      tx,
      "HandledEvent",
      ["handler", "outboxId", "handledAt"],
      done.map(({ outboxId }) => ({ handler: PLAN_HANDLER, outboxId, handledAt: ctx.now })),
    );
    return fresh.map((request) => request.drafts.filter(({ status }) => status === "pending").map(wakeOf));
  });
}

/** Which of the rows were handled, and which of the messages exist. */
async function whatIsDone(
  tx: Tx,
  requests: readonly PlanRequest[],
  drafts: readonly DeliveryDraft[],
): Promise<Record<"handled" | "told", Set<string>>> {
  const outboxIds = requests.map(({ outboxId }) => outboxId);
  const keys = drafts.map(({ dedupeKey }) => dedupeKey);
  const rows = await tx.$queryRaw<{ what: string; key: string }[]>`
    SELECT 'handled' AS "what", "outboxId" AS "key" FROM "HandledEvent"
      WHERE "handler" = ${PLAN_HANDLER} AND "outboxId" ${inList(tx, outboxIds)}
    UNION ALL
    SELECT 'told' AS "what", "dedupeKey" AS "key" FROM "Delivery" WHERE "dedupeKey" ${inList(tx, keys)}`;
  const keysOf = (kind: string) => new Set(rows.filter(({ what }) => what === kind).map(({ key }) => key));
  return { handled: keysOf("handled"), told: keysOf("told") };
}

/** Whether the customer has not been told this by this way; from now on he has. */
function isNews(draft: DeliveryDraft, told: Set<string>): boolean {
  const news = !told.has(draft.dedupeKey);
  told.add(draft.dedupeKey);
  return news;
}
