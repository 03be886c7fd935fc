import type { Ctx } from "#app/platform/ctx.ts";
import type { PeopleChannel } from "../channels.ts";
import type { ClaimedDelivery } from "../claim-deliveries.server.ts";
import type { Message } from "../compose-message.ts";
import type { AttemptOutcome } from "../delivery-outcome.ts";
import type { TemplateKind } from "../message-kind.ts";
import { quietUntil } from "../quiet-hours.ts";
import type { SendTools } from "../send-delivery.server.ts";
import { fillTemplate, variablesOf, wechatFields } from "../template.ts";
import { activeTemplates } from "./active-templates.server.ts";
import { handToGateway } from "./hand-to-gateway.server.ts";
import { loadRecipients } from "./load-recipients.server.ts";
import { rings } from "./plan-deliveries.ts";

/**
 * Why words to a complainant must wait or stay. An e-mail is correspondence he asked for by complaining and goes at any
 * hour; what rings obeys his quiet hours, and that he wants no more of it.
 */
async function held(ctx: Ctx, delivery: ClaimedDelivery, now: Date): Promise<AttemptOutcome | null> {
  if (delivery.purpose === "staff" || !rings(delivery.channel)) {
    return null;
  }
  const [customer] = (await loadRecipients(ctx.db, delivery.customerId ? [delivery.customerId] : [])).values();
  if (customer?.unsubscribedAt) {
    return { kind: "suppressed", reason: "unsubscribed" };
  }
  const until = quietUntil(now, customer?.quietFrom ?? undefined, customer?.quietTo ?? undefined);
  return until && { kind: "deferred", until };
}

/** The provider's form of a ready-written message: the number of its template and the values that this one names. */
async function forProvider(ctx: Ctx, tools: SendTools, delivery: ClaimedDelivery): Promise<Message> {
  const channel = delivery.channel as PeopleChannel;
  const { companyName: company, companyPhone: phone } = tools.settings;
  const values: Record<string, string> = { company, phone, ...delivery.params };
  const template = (await activeTemplates(ctx.db, tools.texts))(
    channel,
    delivery.notice as TemplateKind,
    delivery.locale,
  );
  // A value that this message lacks is empty: a provider refuses a message in which one is missing.
  const names = variablesOf(template.body);
  const all = Object.fromEntries(names.map((name) => [name, values[name] ?? ""]));
  const body = fillTemplate(template.body, all);
  const fields = channel === "wechat" ? (wechatFields(body) ?? {}) : all;
  return { subject: template.subject, body, fields };
}

/** Sends a message as it was written. What it says is kept as it was; a provider gets its values one by one. */
export async function sendWritten(
  ctx: Ctx,
  tools: SendTools,
  delivery: ClaimedDelivery,
  now: Date,
): Promise<AttemptOutcome> {
  const waits = await held(ctx, delivery, now);
  if (waits) {
    return waits;
  }
  const { subject, body } = delivery;
  const message =
    delivery.channel === "email" ? { subject, body, fields: {} } : await forProvider(ctx, tools, delivery);
  return handToGateway(tools, delivery, message);
}
