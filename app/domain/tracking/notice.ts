import type { ShipmentStatus } from "./derive-status.ts";
import { MILESTONES, type Milestone } from "./milestone.ts";

/** What a message to the customer can be about: a milestone, or the first part of the goods signed for. */
export type NoticeKind = Exclude<Milestone, "unknown"> | "delivered_partial";

export const NOTICE_KINDS: readonly NoticeKind[] = [
  ...MILESTONES.filter((milestone) => milestone !== "unknown"),
  "delivered_partial",
];

/** Identifies a notice within a shipment, e.g. "in_transit" or "out_for_delivery:2". Each is told at most once. */
export type NoticeKey = NoticeKind | `${NoticeKind}:${number}`;

/** These can come again with every attempt. The others happen once in the life of a shipment. */
const PER_ATTEMPT: ReadonlySet<NoticeKind> = new Set([
  "on_hold",
  "delivery_delayed",
  "ready_for_pickup",
  "out_for_delivery",
  "delivery_failed",
]);

function keyOf(kind: NoticeKind, attempt: number): NoticeKey {
  return PER_ATTEMPT.has(kind) ? `${kind}:${attempt}` : kind;
}

/** The notice of the milestone a shipment stands at; null when nothing is known of it yet. */
export function noticeKey(status: Pick<ShipmentStatus, "milestone" | "attempt">): NoticeKey | null {
  return status.milestone === "unknown" ? null : keyOf(status.milestone, status.attempt);
}

/** Every notice that a status stands for: its milestone, and a part delivery while goods are still open. */
export function noticeKeys(status: ShipmentStatus): NoticeKey[] {
  const main = noticeKey(status);
  const part: NoticeKey[] = status.partial?.milestone === "delivered" && !status.terminal ? ["delivered_partial"] : [];
  return main === null ? part : [...part, main];
}

/** Which template a key asks for. */
export function noticeKind(key: NoticeKey): NoticeKind {
  return key.split(":")[0] as NoticeKind;
}

/** A count of attempts may rise by a late report while the shipment stands where it stood: that is no news. */
function onlyRecounted(before: ShipmentStatus | null, after: ShipmentStatus): boolean {
  return (
    before !== null &&
    before.milestone === after.milestone &&
    before.attempt !== after.attempt &&
    before.milestoneAt?.getTime() === after.milestoneAt?.getTime()
  );
}

/**
 * The notices to give now. Only where the shipment stands after all events of a burst is told, not what it passed on
 * the way. `told`: the keys given for this shipment before; `before`: its status before the burst, null for a new one.
 */
export function noticesDue(
  before: ShipmentStatus | null,
  after: ShipmentStatus,
  told: ReadonlySet<string>,
): NoticeKey[] {
  const main = onlyRecounted(before, after) ? noticeKey(after) : null;
  return noticeKeys(after).filter((key) => key !== main && !told.has(key));
}
