import type { NoticeKind } from "#app/domain/tracking/notice.ts";
import type { PeopleChannel } from "./channels.ts";
import type { TemplateKind } from "./message-kind.ts";
import type { Template } from "./template.ts";

export type MessageLocale = "zh-CN" | "en";

/** How many of the pieces a notice is about; null when it is about all of them. */
export interface Part {
  done: number;
  total: number;
}

/** The words of messages. They live in the catalogs, which the domain does not read by itself. */
export interface NoticeTexts {
  /** the built-in template, used until the manager writes another */
  template(channel: PeopleChannel, kind: TemplateKind, locale: MessageLocale): Template;
  /** "派送中", "部分派送中（3/10 件）" */
  milestone(kind: NoticeKind, part: Part | null, locale: MessageLocale): string;
  /** how to get no more of this, put under every message */
  footer(
    channel: PeopleChannel,
    locale: MessageLocale,
    values: { company: string; phone: string; url: string },
  ): string;
  date(at: Date, locale: MessageLocale): string;
  /** said where no date is promised */
  noEta(locale: MessageLocale): string;
}

/** What the operator sets about messages. */
export interface NoticeSettings {
  companyName: string;
  companyPhone: string;
  /** without a slash at the end */
  publicUrl: string;
  /** in the demo a channel without a gateway delivers to the built-in mailbox */
  demo: boolean;
  /** how long, in ms, a message to a person waits for the rest of a burst */
  settleMs: number;
  /** multiplies the waits of the retry schedules; 1 but in tests */
  retryScale: number;
}

export const trackingUrl = (settings: NoticeSettings, token: string): string => `${settings.publicUrl}/t/${token}`;
export const unsubscribeUrl = (settings: NoticeSettings, token: string): string => `${settings.publicUrl}/u/${token}`;
/** For the mail program's own button (RFC 8058): answers a bare POST. */
export const oneClickUrl = (settings: NoticeSettings, token: string): string =>
  `${settings.publicUrl}/api/unsubscribe/${token}`;
