import type { NoticeKey, NoticeKind } from "#app/domain/tracking/notice.ts";
import { noticeKind } from "#app/domain/tracking/notice.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { PeopleChannel } from "../channels.ts";
import type { ClaimedDelivery } from "../claim-deliveries.server.ts";
import { composeMessage, type Message } from "../compose-message.ts";
import type { AttemptOutcome } from "../delivery-outcome.ts";
import { oneClickUrl } from "../notice-texts.ts";
import type { SendTools } from "../send-delivery.server.ts";
import type { Attempt } from "../store-attempts.server.ts";
import { activeTemplates } from "./active-templates.server.ts";
import { handToGateway } from "./hand-to-gateway.server.ts";
import { latestEventOf } from "./latest-event.server.ts";
import { loadFacts } from "./load-facts.server.ts";
import { loadRecipients, type Recipient } from "./load-recipients.server.ts";
import { quietFor, rings } from "./plan-deliveries.ts";

interface Result {
  outcome: AttemptOutcome;
  text: Attempt["text"];
}

const suppressed = (reason: "unsubscribed" | "no_address" | "not_configured"): Result => ({
  outcome: { kind: "suppressed", reason },
  text: null,
});

/** Sends a message to a person, with what is true of the shipment now, unless he does not want it, or not at this hour. */
export async function sendToPerson(ctx: Ctx, tools: SendTools, delivery: ClaimedDelivery, now: Date): Promise<Result> {
  const channel = delivery.channel as PeopleChannel;
  const recipient = (await loadRecipients(ctx.db, delivery.customerId ? [delivery.customerId] : []))
    .values()
    .next().value;
  if (!recipient) {
    return suppressed("no_address");
  }
  if (recipient.unsubscribedAt !== null) {
    return suppressed("unsubscribed");
  }
  const quiet = rings(channel) ? quietFor(recipient, now) : null;
  if (quiet) {
    return { outcome: { kind: "deferred", until: quiet }, text: null };
  }
  if (!tools.gateways[channel] && !tools.settings.demo) {
    return suppressed("not_configured");
  }
  const message = await writeMessage(ctx, tools, delivery, recipient, channel);
  const headers = {
    "List-Unsubscribe": `<${oneClickUrl(tools.settings, recipient.unsubscribeToken)}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
  const outcome = await handToGateway(tools, delivery, message, headers);
  return { outcome, text: { subject: message.subject, body: message.body } };
}

/** The text of this attempt. The first attempt says what has become of the burst; a repeat says the same again. */
async function writeMessage(
  ctx: Ctx,
  tools: SendTools,
  delivery: ClaimedDelivery,
  recipient: Recipient,
  channel: PeopleChannel,
): Promise<Message> {
  const kind: NoticeKind = noticeKind(delivery.notice as NoticeKey);
  const eventId = delivery.shipmentId ? await latestEventOf(ctx.db, delivery.shipmentId, kind) : null;
  const facts = eventId ? (await loadFacts(ctx.db, [eventId])).get(eventId)?.facts : undefined;
  if (!facts) {
    return { subject: delivery.subject, body: delivery.body, fields: {} };
  }
  const template = (await activeTemplates(ctx.db, tools.texts))(channel, kind, recipient.locale);
  const { texts, settings } = tools;
  const { locale, unsubscribeToken } = recipient;
  const written = composeMessage({ channel, kind, locale, template, facts, texts, settings, unsubscribeToken });
  const repeat = delivery.attempts > 1 && channel === "email";
  return repeat ? { ...written, subject: delivery.subject, body: delivery.body } : written;
}
