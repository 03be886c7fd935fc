import { formatsFor } from "./format.ts";
import type { Locale } from "./locale.ts";
import { complaintMessages as en } from "./messages/en/complaint-messages.ts";
import { complaintMessages as zh } from "./messages/zh-CN/complaint-messages.ts";
import { type Translate, translator } from "./translate.ts";

/** Messages name times as the department's clock shows them. */
const TIME_ZONE = "Asia/Shanghai";

// These texts are read by customers only, and never in the browser of ours: they are no part of the pages' catalogs.
const translators: Record<Locale, Translate> = { "zh-CN": translator(zh), en: translator(en) };

interface Facts {
  number: string;
  contactName: string;
  waybillNo: string | null;
  text: string;
  dueAt: Date | null;
  url: string;
  company: string;
  phone: string;
}

function promiseOf(t: Translate, kind: string, due: string): string {
  if (due !== "") {
    return t(`promises.${kind}`, { due });
  }
  return kind === "receipt" ? t("promises.receiptSoon") : "";
}

/** Lines that a missing value left empty do not leave a gap; a blank line between paragraphs stays one. */
const tidy = (text: string) => text.replace(/\n{3,}/g, "\n\n").trim();

function write(kind: string, channel: string, facts: Facts, locale: Locale) {
  const t = translators[locale];
  const { dueAt, text, waybillNo, ...plain } = facts;
  const due = dueAt ? formatsFor(locale, TIME_ZONE).full(dueAt) : "";
  const values = { ...plain, text, waybillNo: waybillNo ?? t("noWaybill"), promise: promiseOf(t, kind, due) };
  return {
    subject: channel === "email" ? t(`${kind}.subject`, values) : "",
    body: tidy(t(`${kind}.${channel}`, values)),
    text: text || t("short"),
    due,
  };
}

/** The words of messages about complaints, out of the catalogs. */
export const caseTexts = { write };
