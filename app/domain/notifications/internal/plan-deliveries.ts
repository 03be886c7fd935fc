import { type NoticeKey, type NoticeKind, noticeKind } from "#app/domain/tracking/notice.ts";
import { newId } from "#app/platform/ids.ts";
import { CHANNELS, type Channel, type PeopleChannel } from "../channels.ts";
import { composeMessage, type NoticeFacts } from "../compose-message.ts";
import type { NoticeSettings, NoticeTexts } from "../notice-texts.ts";
import { readMatrix } from "../preferences.ts";
import { quietUntil } from "../quiet-hours.ts";
import { milestoneBody } from "../webhook-body.ts";
import type { TemplateFor } from "./active-templates.server.ts";
import type { Recipient } from "./load-recipients.server.ts";

const MAINLAND_MOBILE = /^\+861[3-9]\d{9}$/;

/** A row of Delivery before it is stored. */
export interface DeliveryDraft {
  id: string;
  dedupeKey: string;
  shipmentId: string;
  customerId: string;
  notice: string;
  channel: Channel;
  endpointId: string | null;
  recipient: string;
  locale: string;
  subject: string;
  body: string;
  templateId: string | null;
  status: "pending" | "suppressed";
  reason: string | null;
  attempts: number;
  createdAt: Date;
  dueAt: Date;
  updatedAt: Date;
  version: number;
}

interface PlanInput {
  key: NoticeKey;
  attempt: number;
  facts: NoticeFacts;
  recipient: Recipient;
  templateFor: TemplateFor;
  texts: NoticeTexts;
  settings: NoticeSettings;
  now: Date;
}

/** Where a person is reached by a channel; null when there is no way. */
export function addressFor(channel: PeopleChannel, recipient: Recipient): string | null {
  switch (channel) {
    case "email":
      return recipient.email;
    case "wechat":
      return recipient.wechatOpenId;
    case "sms":
      return recipient.phone && MAINLAND_MOBILE.test(recipient.phone) ? recipient.phone : null;
  }
}

/** Channels that ring. E-mail and webhooks wait quietly by themselves. */
export const rings = (channel: Channel): boolean => channel === "sms" || channel === "wechat";

export function quietFor(recipient: Recipient, at: Date): Date | null {
  return quietUntil(at, recipient.quietFrom ?? undefined, recipient.quietTo ?? undefined);
}

/** The messages one notice becomes for one customer: one for each channel he wants it by, and for each endpoint. */
export function planDeliveries(input: PlanInput): DeliveryDraft[] {
  const kind = noticeKind(input.key);
  const matrix = readMatrix(input.recipient.preferences);
  return CHANNELS.filter((channel) => matrix[channel].includes(kind)).flatMap((channel) =>
    channel === "webhook" ? webhookDrafts(input) : personDrafts(input, channel, kind),
  );
}

function webhookDrafts(input: PlanInput): DeliveryDraft[] {
  return input.recipient.endpoints.map((endpoint) => {
    const base = draft(input, "webhook", endpoint.url, endpoint.id);
    const { key, attempt, facts, now, settings } = input;
    return { ...base, body: milestoneBody({ id: base.id, key, attempt, facts, now, settings }) };
  });
}

function personDrafts(input: PlanInput, channel: PeopleChannel, kind: NoticeKind): DeliveryDraft[] {
  const { recipient, facts, texts, settings, now } = input;
  const address = addressFor(channel, recipient);
  if (address === null) {
    return [];
  }
  const template = input.templateFor(channel, kind, recipient.locale);
  const { locale, unsubscribeToken } = recipient;
  const message = composeMessage({ channel, kind, locale, template, facts, texts, settings, unsubscribeToken });
  const settled = new Date(now.getTime() + settings.settleMs);
  const dueAt = (rings(channel) ? quietFor(recipient, settled) : null) ?? settled;
  const stopped = recipient.unsubscribedAt !== null;
  return [
    {
      ...draft(input, channel, address, null),
      subject: message.subject,
      body: message.body,
      templateId: template.id,
      dueAt,
      status: stopped ? "suppressed" : "pending",
      reason: stopped ? "unsubscribed" : null,
    },
  ];
}

/** The part that all channels have in common. The key makes sure that nobody is told the same twice. */
function draft(input: PlanInput, channel: Channel, address: string, endpointId: string | null): DeliveryDraft {
  const { key, facts, recipient, now } = input;
  const parts = [facts.shipmentId, key, recipient.id, channel, ...(endpointId ? [endpointId] : [])];
  return {
    id: newId(),
    dedupeKey: parts.join(":"),
    shipmentId: facts.shipmentId,
    customerId: recipient.id,
    notice: key,
    channel,
    endpointId,
    recipient: address,
    locale: recipient.locale,
    subject: "",
    body: "",
    templateId: null,
    status: "pending",
    reason: null,
    attempts: 0,
    createdAt: now,
    dueAt: now,
    updatedAt: now,
    version: 1,
  };
}
