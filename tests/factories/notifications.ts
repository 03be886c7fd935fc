import type { MilestoneChanged } from "#app/domain/notifications/events.ts";
import type { NoticeSettings } from "#app/domain/notifications/notice-texts.ts";
import type { PlanRequest, PlanTools } from "#app/domain/notifications/plan-notifications.server.ts";
import type { NewEvent } from "#app/domain/tracking/new-event.ts";
import { recordEvents } from "#app/domain/tracking/record-events.server.ts";
import { noticeTexts } from "#app/i18n/notice-texts.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";
import { createSecretBox } from "#app/platform/secret-box.server.ts";

export const SETTINGS: NoticeSettings = {
  companyName: "驿道物流",
  companyPhone: "0991-1234567",
  publicUrl: "https://yidao.example",
  demo: false,
  settleMs: 5_000,
  retryScale: 1,
};

export const PLAN_TOOLS: PlanTools = { texts: noticeTexts, settings: SETTINGS };

export const DATA_KEY = "test-data-key-test-data-key-test-data-key";
export const WEBHOOK_SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

let counter = 0;

type CustomerOver = Partial<Parameters<Ctx["db"]["customer"]["create"]>[0]["data"]>;

/** A customer with e-mail, mobile and WeChat. Returns its id. */
export async function makeCustomer(ctx: Ctx, over: CustomerOver = {}): Promise<string> {
  counter += 1;
  const id = newId();
  const data = {
    id,
    code: `T${String(counter).padStart(6, "0")}`,
    name: "古丽娜·阿不都",
    namePinyin: "gulina",
    nameInitials: "gln",
    phone: `+86139${String(10_000_000 + counter)}`,
    email: `kunde${counter}@example.com`,
    wechatOpenId: `openid-${counter}`,
    unsubscribeToken: `unsubscribe-${id}`,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    ...over,
  } as Parameters<Ctx["db"]["customer"]["create"]>[0]["data"];
  await ctx.db.customer.create({ data });
  return id;
}

/** An enabled endpoint of a customer with the secret `WEBHOOK_SECRET`. Returns its id. */
export async function makeEndpoint(ctx: Ctx, customerId: string, url: string, dataKey = DATA_KEY): Promise<string> {
  const id = newId();
  const secret = createSecretBox(dataKey).seal(WEBHOOK_SECRET, id);
  const data = { id, customerId, url, secret, createdAt: ctx.now, updatedAt: ctx.now };
  await ctx.db.webhookEndpoint.create({ data });
  return id;
}

/** Records events and answers the requests to tell of them that the outbox then holds, the oldest first. */
export async function recordAndCollect(ctx: Ctx, events: NewEvent[]): Promise<PlanRequest[]> {
  const before = new Set((await ctx.db.outboxEvent.findMany({ select: { id: true } })).map(({ id }) => id));
  const outcomes = await recordEvents(ctx, events);
  const refused = outcomes.find((outcome) => !outcome.ok);
  if (refused) {
    throw new Error(`refused: ${JSON.stringify(refused)}`);
  }
  const rows = await ctx.db.outboxEvent.findMany({
    where: { event: "shipment.milestone_changed" },
    orderBy: { id: "asc" },
  });
  return rows
    .filter(({ id }) => !before.has(id))
    .map(({ id, payload }) => ({ outboxId: id, change: payload as unknown as MilestoneChanged }));
}
