import { translateFor } from "./catalogs.ts";
import { formatsFor } from "./format.ts";
import type { Locale } from "./locale.ts";

/** Messages name dates as the department counts them. */
const TIME_ZONE = "Asia/Shanghai";

function template(channel: string, kind: string, locale: Locale): { subject: string; body: string } {
  const t = translateFor(locale);
  if (channel === "sms") {
    return { subject: "", body: t(`notifications.defaults.sms.${kind}`) };
  }
  const key = `notifications.defaults.written.${kind}`;
  if (t(key) !== key) {
    return { subject: "", body: t(key) };
  }
  const lead = t(`notifications.defaults.lead.${kind}`);
  const body = t(`notifications.defaults.${channel}`, { lead });
  return { subject: channel === "email" ? t("notifications.defaults.subject") : "", body };
}

function milestone(kind: string, part: { done: number; total: number } | null, locale: Locale): string {
  const t = translateFor(locale);
  const name = kind === "delivered_partial" ? "delivered" : kind;
  return part
    ? t(`tracking.partial.${name}`, { done: part.done, total: part.total })
    : t(`tracking.milestones.${name}`);
}

/** The words of messages to customers, out of the catalogs. */
export const noticeTexts = {
  template,
  milestone,
  footer: (channel: string, locale: Locale, values: { company: string; phone: string; url: string }): string =>
    translateFor(locale)(`notifications.footer.${channel}`, values),
  date: (at: Date, locale: Locale): string => formatsFor(locale, TIME_ZONE).date(at),
  noEta: (locale: Locale): string => translateFor(locale)("notifications.noEta"),
};
