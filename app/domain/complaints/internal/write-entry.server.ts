import type { Fact } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Json, Tx } from "#app/platform/db/db-types.ts";
import { newId } from "#app/platform/ids.ts";
import type { EntryKind } from "../complaint.ts";
import type { complaintEvents } from "../events.ts";

interface About {
  id: string;
  complaintNo: string;
  cycle: number;
  contactName: string;
}

interface NewEntry {
  kind: EntryKind;
  text: string;
  channel?: string;
  promisedAt?: Date | null;
  details?: Json;
}

/** Adds a line to the history of a case. The customer himself is named as he named himself. Answers the line's id. */
export async function writeEntry(tx: Tx, ctx: Ctx, complaint: About, entry: NewEntry): Promise<string> {
  const id = newId();
  const { kind, text, channel, promisedAt, details } = entry;
  const byUser = ctx.actor.kind === "user";
  await tx.complaintEntry.create({
    data: {
      id,
      complaintId: complaint.id,
      cycle: complaint.cycle,
      at: ctx.now,
      kind,
      channel: channel ?? null,
      text,
      promisedAt: promisedAt ?? null,
      details: details ?? {},
      actorId: byUser ? ctx.actor.id : null,
      actorName: ctx.actor.kind === "public" ? complaint.contactName : ctx.actor.name,
    },
    select: { id: true },
  });
  return id;
}

/** A step that was taken, with the words that belong to it. `details` are codes and figures for the page to tell. */
export function writeStep(
  tx: Tx,
  ctx: Ctx,
  complaint: About,
  step: string,
  { text = "", details = {} }: { text?: string; details?: Record<string, Json | null> } = {},
): Promise<string> {
  return writeEntry(tx, ctx, complaint, { kind: "step", text, details: { step, ...details } });
}

/** What `record` is given for a fact about a complaint. */
export function complaintFact(
  event: keyof typeof complaintEvents,
  complaint: { id: string; complaintNo: string },
  payload: Record<string, Json | null> = {},
): Fact {
  const { id, complaintNo } = complaint;
  return { event, entity: "complaint", entityId: id, payload: { complaintId: id, complaintNo, ...payload } };
}
