import type { PeopleChannel } from "../channels.ts";
import type { ClaimedDelivery } from "../claim-deliveries.server.ts";
import type { Message } from "../compose-message.ts";
import type { AttemptOutcome } from "../delivery-outcome.ts";
import type { SendTools } from "../send-delivery.server.ts";

/**
 * Gives a message to the way out of its channel. In the demo a channel without one keeps it in the mailbox. `headers` are
 * an e-mail's own; `subject` is for SMS and WeChat the number of the provider's template.
 */
export async function handToGateway(
  { gateways, settings }: SendTools,
  { id, channel, recipient: to }: ClaimedDelivery,
  { subject, body, fields }: Message,
  headers: Record<string, string> = {},
): Promise<AttemptOutcome> {
  if (!gateways[channel as PeopleChannel]) {
    return settings.demo ? { kind: "sent", providerId: "mailbox" } : { kind: "suppressed", reason: "not_configured" };
  }
  if (gateways.email && channel === "email") {
    return gateways.email.send({ to, subject, text: body, messageId: id, headers });
  }
  if (subject === "") {
    return { kind: "suppressed", reason: "no_provider_template" };
  }
  if (gateways.sms && channel === "sms") {
    return gateways.sms.send({ phone: to, templateCode: subject, templateParam: fields, outId: id });
  }
  if (gateways.wechat && channel === "wechat") {
    return gateways.wechat.send({ id, toUser: to, templateId: subject, data: fields });
  }
  return { kind: "suppressed", reason: "not_configured" };
}
