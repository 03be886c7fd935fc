import * as z from "zod";
import { DIRECTIONS, type Direction } from "#app/domain/tracking/direction.ts";
import type { TaskKind } from "./dispatch-need.ts";

/** Filters of the queue as they stand in the address of the page. */
export const queueFilterSchema = z.object({
  direction: z.enum(DIRECTIONS),
  /** a number, last digits, name, pinyin, initials */
  text: z.string().trim().max(60).optional(),
  /** county, or prefecture ("…00"): of the consignee, for outbound of the shipper */
  place: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  /** due before the end of the business day */
  dueToday: z.boolean().optional(),
  /** its stage was due before now */
  overdue: z.boolean().optional(),
  /** goods are at our station or in our warehouse */
  arrived: z.boolean().optional(),
  /** with an open exception */
  exception: z.boolean().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(100),
});

export type QueueFilter = z.input<typeof queueFilterSchema>;

/** The tasks that wait in the queue of a direction. */
export const QUEUE_TASKS: Record<Direction, readonly TaskKind[]> = {
  inbound: ["delivery", "pickup"],
  outbound: ["pickup"],
  transit: ["transfer"],
};

/** Where a page ended: rows are in order of their due time (those without one last), then id. */
export interface QueueCursor {
  dueAt: Date | null;
  id: string;
}

export function formatCursor({ dueAt, id }: QueueCursor): string {
  return `${dueAt ? dueAt.getTime() : "-"}_${id}`;
}

/** Null for a text that is no cursor: the list then begins at its beginning. */
export function parseCursor(text: string | undefined): QueueCursor | null {
  const [, due, id] = /^(-|\d{1,15})_(\w{1,40})$/.exec(text ?? "") ?? [];
  if (due === undefined || id === undefined) {
    return null;
  }
  return { dueAt: due === "-" ? null : new Date(Number(due)), id };
}
