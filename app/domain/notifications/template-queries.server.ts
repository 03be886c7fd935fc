import { assertMay } from "#app/domain/identity/authorize.ts";
import type { NoticeKind } from "#app/domain/tracking/notice.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { PEOPLE_CHANNELS, type PeopleChannel } from "./channels.ts";
import { type NoticeFacts, templateValues } from "./compose-message.ts";
import { isMessageKind, TEMPLATE_KINDS, type TemplateKind } from "./message-kind.ts";
import { type NoticeSettings, type NoticeTexts, unsubscribeUrl } from "./notice-texts.ts";
import type { TemplateSlot } from "./notification-forms.ts";
import { mayReadTemplates } from "./policy.ts";
import type { Template } from "./template.ts";

/** What stands in one field of the table of templates: the version in force, 0 for the built-in one. */
export interface TemplateCell {
  notice: TemplateKind;
  /** null where there is no template: such e-mails come ready-written */
  versions: Record<PeopleChannel, number | null>;
}

/** The versions in force of one language, by notice and channel. */
export async function listTemplates(ctx: Ctx, locale: TemplateSlot["locale"]): Promise<TemplateCell[]> {
  assertMay(mayReadTemplates(ctx.actor));
  const rows = await ctx.db.notificationTemplate.findMany({
    where: { active: true, locale },
    select: { notice: true, channel: true, version: true },
  });
  return TEMPLATE_KINDS.map((notice) => {
    const versionOf = (channel: PeopleChannel) =>
      channel === "email" && isMessageKind(notice)
        ? null
        : (rows.find((row) => row.notice === notice && row.channel === channel)?.version ?? 0);
    return {
      notice,
      versions: Object.fromEntries(
        PEOPLE_CHANNELS.map((channel) => [channel, versionOf(channel)]),
      ) as TemplateCell["versions"],
    };
  });
}

export interface TemplateVersion extends Template {
  version: number;
  active: boolean;
  createdAt: Date;
  createdByName: string;
}

/** One template: what is in force, the built-in one, and all versions, the newest first. */
export async function templateDetail(
  ctx: Ctx,
  texts: NoticeTexts,
  slot: TemplateSlot,
): Promise<{ current: Template & { version: number }; builtIn: Template; history: TemplateVersion[] }> {
  assertMay(mayReadTemplates(ctx.actor));
  const history = await ctx.db.notificationTemplate.findMany({
    where: slot,
    select: { version: true, active: true, subject: true, body: true, createdAt: true, createdByName: true },
    orderBy: { version: "desc" },
  });
  const builtIn = texts.template(slot.channel, slot.notice as TemplateKind, slot.locale);
  const active = history.find((row) => row.active);
  const { subject, body, version } = active ?? { ...builtIn, version: 0 };
  return { current: { subject, body, version }, builtIn, history };
}

/** What a preview is made of: the values of a made-up shipment, and what is added under every message. */
export interface TemplateSample {
  values: Readonly<Record<string, string>>;
  footer: string;
}

/** Values to show a template with, as a customer would read it. Pure. */
export function templateSample(
  slot: TemplateSlot,
  sample: { goods: string; place: string; signedBy: string; alert: string; answer: string },
  tools: { texts: NoticeTexts; settings: NoticeSettings },
  now: Date,
): TemplateSample {
  const { texts, settings } = tools;
  if (isMessageKind(slot.notice)) {
    const { companyName: company, companyPhone: phone, publicUrl } = settings;
    const text = slot.notice === "staff_alert" ? sample.alert : sample.answer;
    const due = texts.date(new Date(now.getTime() + 86_400_000), slot.locale);
    const values = { number: "TS2611210007", text, due, url: `${publicUrl}/c/sample`, company, phone };
    return { values, footer: "" };
  }
  const kind = slot.notice as NoticeKind;
  const partial = kind === "delivered_partial";
  const facts: NoticeFacts = {
    shipmentId: "sample",
    waybillNo: "XJJ26112100018",
    externalNo: null,
    goodsName: sample.goods,
    pieces: 12,
    destText: sample.place,
    trackingToken: "sample",
    promisedAt: new Date(now.getTime() + 86_400_000),
    milestone: kind,
    partialDone: 0,
    open: true,
    signedCount: partial ? 5 : 0,
    event: { code: "NOTE", occurredAt: now, placeText: sample.place, signedBy: sample.signedBy },
  };
  const values = templateValues(kind, facts, slot.locale, tools);
  const url = unsubscribeUrl(settings, "sample");
  const footer = texts.footer(slot.channel, slot.locale, { company: values.company, phone: values.phone, url });
  return { values, footer };
}
