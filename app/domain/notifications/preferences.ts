import { NOTICE_KINDS, type NoticeKind } from "#app/domain/tracking/notice.ts";
import { CHANNELS, type Channel } from "./channels.ts";

/** Which notices a customer gets by which channel. */
export type PreferenceMatrix = Record<Channel, readonly NoticeKind[]>;

/** A text message costs money and rings: only where the customer has to do something, and the end. */
const URGENT: readonly NoticeKind[] = [
  "ready_for_pickup",
  "out_for_delivery",
  "delivery_failed",
  "delivery_delayed",
  "delivered",
];

/** What a customer gets who never chose. */
export const DEFAULT_MATRIX: PreferenceMatrix = {
  webhook: NOTICE_KINDS,
  email: NOTICE_KINDS,
  sms: URGENT,
  wechat: NOTICE_KINDS,
};

function isKind(value: unknown): value is NoticeKind {
  return (NOTICE_KINDS as readonly unknown[]).includes(value);
}

/** `Customer.preferences` as a matrix; a channel without a choice has the default. Unknown names are left out. */
export function readMatrix(stored: unknown): PreferenceMatrix {
  const chosen = typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
  const entries = CHANNELS.map((channel) => {
    const kinds = chosen[channel];
    return [channel, Array.isArray(kinds) ? kinds.filter(isKind) : DEFAULT_MATRIX[channel]];
  });
  return Object.fromEntries(entries) as PreferenceMatrix;
}
