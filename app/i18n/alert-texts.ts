import { translateFor } from "./catalogs.ts";
import { formatsFor } from "./format.ts";
import type { Locale } from "./locale.ts";

/** Messages name times as the department counts them. */
const TIME_ZONE = "Asia/Shanghai";

interface Facts {
  number: string;
  major: boolean;
  waybillNo: string | null;
  ownerName: string | null;
  registeredAt: Date;
  signs: readonly string[];
  title: string | null;
  clockKind: string;
  kind: string;
  dueAt: Date;
  stoppedAt: Date | null;
  now: Date;
}

interface To {
  name: string;
  locale: Locale;
  company: string;
  caseUrl: string;
  ackUrl: string;
}

/** "还有 12 分", "已超 3 小时", "已于 09:20 完成，超时 5 分" */
function standing({ dueAt, stoppedAt, now }: Facts, locale: Locale): string {
  const t = translateFor(locale);
  const f = formatsFor(locale, TIME_ZONE);
  if (stoppedAt) {
    const duration = f.duration(stoppedAt.getTime() - dueAt.getTime());
    return t("alerts.message.late", { time: f.dateTime(stoppedAt), duration });
  }
  const left = dueAt.getTime() - now.getTime();
  return t(`alerts.message.${left < 0 ? "over" : "left"}`, { duration: f.duration(left) });
}

function mail(facts: Facts, to: To, words: { severity: string; what: string }): string {
  const { locale } = to;
  const t = translateFor(locale);
  const f = formatsFor(locale, TIME_ZONE);
  const signs = facts.signs.map((sign) => t(`alerts.signs.${sign}`)).join(locale === "en" ? ", " : "、");
  const lines = [
    t("alerts.message.greeting", { name: to.name }),
    "",
    t("alerts.message.lead", { number: facts.number, ...words }),
    "",
    ...(facts.title ? [t("alerts.message.title", { title: facts.title })] : []),
    ...(signs ? [t("alerts.message.signs", { signs })] : []),
    ...(facts.waybillNo ? [t("alerts.message.waybill", { waybillNo: facts.waybillNo })] : []),
    facts.ownerName ? t("alerts.message.owner", { name: facts.ownerName }) : t("alerts.message.nobody"),
    t("alerts.message.registered", { time: f.full(facts.registeredAt) }),
    t("alerts.message.due", { time: f.full(facts.dueAt), left: standing(facts, locale) }),
    "",
    t("alerts.message.case", { url: to.caseUrl }),
    t("alerts.message.acknowledge", { url: to.ackUrl }),
    "",
    ...(facts.clockKind === "acknowledgement" ? [t("alerts.message.next"), ""] : []),
    to.company,
  ];
  return lines.join("\n");
}

/** A measure may be described at length; a short message names it only. */
const TITLE_LENGTH = 24;

/** "预案任务已超时：致电客户" */
function whatOf({ clockKind, kind, title }: Facts, locale: Locale): string {
  const what = translateFor(locale)(`alerts.what.${clockKind}.${kind}`);
  const name = title && title.length > TITLE_LENGTH ? `${title.slice(0, TITLE_LENGTH)}…` : title;
  return name ? `${what}${locale === "en" ? ": " : "："}${name}` : what;
}

/** The words of alerts to our own people, out of the catalogs. */
export const alertTexts = {
  write(channel: string, facts: Facts, to: To) {
    const { locale, caseUrl, ackUrl } = to;
    const t = translateFor(locale);
    const severity = t(`alerts.severities.${facts.major ? "major" : "general"}`);
    const what = whatOf(facts, locale);
    const { number } = facts;
    const time = formatsFor(locale, TIME_ZONE).dateTime(facts.dueAt);
    const subject = t("alerts.message.subject", { severity, number, what });
    const short = t("alerts.message.short", { severity, number, what, time, caseUrl, ackUrl });
    const body = channel === "email" ? mail(facts, to, { severity, what }) : short;
    return {
      subject,
      body,
      params: { number, text: `${severity}${locale === "en" ? ": " : "，"}${what}`, due: time, url: ackUrl },
    };
  },
};
