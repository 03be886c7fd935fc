import type { EventCode } from "#app/domain/tracking/event-definition.ts";
import type { NoticeKind } from "#app/domain/tracking/notice.ts";
import type { PeopleChannel } from "./channels.ts";
import {
  type MessageLocale,
  type NoticeSettings,
  type NoticeTexts,
  type Part,
  trackingUrl,
  unsubscribeUrl,
} from "./notice-texts.ts";
import { fillTemplate, type Template, type TemplateValues, variablesOf, wechatFields } from "./template.ts";

/** What is known of a shipment when a message about it is written. */
export interface NoticeFacts {
  shipmentId: string;
  waybillNo: string;
  externalNo: string | null;
  goodsName: string;
  pieces: number;
  destText: string;
  trackingToken: string;
  promisedAt: Date | null;
  /** where it stands now */
  milestone: string;
  /** pieces that stand there, when not all do; 0 otherwise */
  partialDone: number;
  open: boolean;
  signedCount: number;
  /** the fact the notice is about */
  event: { code: EventCode; occurredAt: Date; placeText: string | null; signedBy: string | null } | null;
}

/** A message to a person, ready to send. */
export interface Message {
  subject: string;
  /** with the way to unsubscribe at its end, but for WeChat, where it is a field */
  body: string;
  /** the provider's own template and its fields (SMS, WeChat) */
  fields: Record<string, string>;
}

/** How many pieces the notice is about, when not all. A shipment that has moved on is told of as a whole. */
export function partOf(kind: NoticeKind, facts: NoticeFacts): Part | null {
  if (kind === "delivered_partial") {
    return { done: facts.signedCount, total: facts.pieces };
  }
  const signing = facts.open && facts.signedCount > 0;
  const done = signing && kind !== "delivered" ? 0 : facts.partialDone;
  return kind === facts.milestone && done > 0 && done < facts.pieces ? { done, total: facts.pieces } : null;
}

/** The values of the variables for one shipment and language. */
export function templateValues(
  kind: NoticeKind,
  facts: NoticeFacts,
  locale: MessageLocale,
  { texts, settings }: { texts: NoticeTexts; settings: NoticeSettings },
): TemplateValues {
  return {
    waybillNo: facts.waybillNo,
    goods: facts.goodsName,
    pieces: String(facts.pieces),
    milestone: texts.milestone(kind, partOf(kind, facts), locale),
    place: facts.event?.placeText ?? facts.destText,
    eta: facts.promisedAt ? texts.date(facts.promisedAt, locale) : texts.noEta(locale),
    trackingUrl: trackingUrl(settings, facts.trackingToken),
    signedBy: facts.event?.signedBy ?? "",
    company: settings.companyName,
    phone: settings.companyPhone,
  };
}

/** Writes one message to one person. Pure. */
export function composeMessage(input: {
  channel: PeopleChannel;
  kind: NoticeKind;
  locale: MessageLocale;
  template: Template;
  facts: NoticeFacts;
  texts: NoticeTexts;
  settings: NoticeSettings;
  unsubscribeToken: string;
}): Message {
  const { channel, kind, locale, template, facts, texts, settings } = input;
  const values = templateValues(kind, facts, locale, { texts, settings });
  const url = unsubscribeUrl(settings, input.unsubscribeToken);
  const footer = texts.footer(channel, locale, { company: values.company, phone: values.phone, url });
  const body = `${fillTemplate(template.body, values)}${footer}`;
  return {
    subject: fillTemplate(template.subject, values),
    body,
    fields: providerFields(channel, template, body, values, url),
  };
}

function providerFields(
  channel: PeopleChannel,
  template: Template,
  body: string,
  values: TemplateValues,
  url: string,
): Record<string, string> {
  if (channel === "sms") {
    const used = variablesOf(template.body).map((name) => [name, values[name as keyof TemplateValues]]);
    return { ...Object.fromEntries(used), unsubscribe: url };
  }
  return channel === "wechat" ? (wechatFields(body) ?? {}) : {};
}
