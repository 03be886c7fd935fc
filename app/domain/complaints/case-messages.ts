import type { PeopleChannel } from "#app/domain/notifications/channels.ts";
import type { MessageLocale, NoticeSettings } from "#app/domain/notifications/notice-texts.ts";

/** What is written to the customer: `receipt` by the program, the others a person's words. */
export const CASE_MESSAGES = ["receipt", "answer", "result"] as const;
export type CaseMessage = (typeof CASE_MESSAGES)[number];

/** What is known when a message about a complaint is written. */
export interface CaseFacts {
  number: string;
  contactName: string;
  waybillNo: string | null;
  /** of `answer` and `result`: what a person wrote */
  text: string;
  /** by when he hears from us: of a receipt the first answer, of an answer the promise */
  dueAt: Date | null;
  /** his own page of the complaint */
  url: string;
  company: string;
  phone: string;
}

/** The words of messages about complaints. They live in the catalogs, which the domain does not read by itself. */
export interface CaseTexts {
  write(
    kind: CaseMessage,
    channel: PeopleChannel,
    facts: CaseFacts,
    locale: MessageLocale,
  ): {
    subject: string;
    body: string;
    /** for the provider's template: the words in short, and the time as text */
    text: string;
    due: string;
  };
}

export interface CaseTools {
  texts: CaseTexts;
  settings: Pick<NoticeSettings, "publicUrl" | "companyName" | "companyPhone">;
}
