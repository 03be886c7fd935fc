import { NOTICE_KINDS, type NoticeKind } from "#app/domain/tracking/notice.ts";
import { TEMPLATE_VARIABLES } from "./template.ts";

/**
 * Why a message is sent. `notice`: a milestone, by the customer's preferences. `case`: words to a complainant. `staff`: an
 * alert to one of ours, at any hour.
 */
export const PURPOSES = ["notice", "case", "staff"] as const;
export type Purpose = (typeof PURPOSES)[number];

export function isPurpose(text: unknown): text is Purpose {
  return typeof text === "string" && (PURPOSES as readonly string[]).includes(text);
}

/** Messages that come ready-written: what a person or an alert says, not what a milestone says. */
export const MESSAGE_KINDS = ["staff_alert", "case_message"] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export function isMessageKind(text: unknown): text is MessageKind {
  return typeof text === "string" && (MESSAGE_KINDS as readonly string[]).includes(text);
}

/** Everything a template can be for. Ready-written messages have one for SMS and WeChat only, for the provider. */
export type TemplateKind = NoticeKind | MessageKind;
export const TEMPLATE_KINDS: readonly TemplateKind[] = [...NOTICE_KINDS, ...MESSAGE_KINDS];

/** What the provider's template of a ready-written message may say: number of the case, words, time limit, link. */
export const MESSAGE_VARIABLES = ["number", "text", "due", "url", "company", "phone"] as const;
export type MessageVariable = (typeof MESSAGE_VARIABLES)[number];

export function variablesFor(kind: string): readonly string[] {
  return isMessageKind(kind) ? MESSAGE_VARIABLES : TEMPLATE_VARIABLES;
}
