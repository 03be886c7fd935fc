import { mayReadComplaints } from "#app/domain/complaints/policy.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Channel } from "./channels.ts";
import { maskRecipient } from "./recipient-mask.ts";

/** A case has dozens of messages, not hundreds. */
const MOST = 200;

/** What was sent to the customer about a complaint, the latest first; recipients masked. *Throws* `forbidden`. */
export async function messagesOfComplaint(ctx: Ctx, complaintId: string) {
  assertMay(mayReadComplaints(ctx.actor));
  const rows = await ctx.db.delivery.findMany({
    where: { complaintId, purpose: "case" },
    orderBy: { createdAt: "desc" },
    take: MOST,
    select: {
      id: true,
      channel: true,
      recipient: true,
      status: true,
      subject: true,
      body: true,
      reason: true,
      createdAt: true,
      sentAt: true,
    },
  });
  return rows.map(({ createdAt, ...row }) => ({
    ...row,
    at: row.sentAt ?? createdAt,
    recipient: maskRecipient(row.channel as Channel, row.recipient),
  }));
}
