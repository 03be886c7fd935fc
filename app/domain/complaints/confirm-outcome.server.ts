import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { DomainError } from "#app/platform/errors.ts";
import { effectiveSeverity, type Verdict } from "./complaint.ts";
import type { ConfirmInput } from "./complaint-forms.ts";
import { complaintByToken } from "./complaint-token.server.ts";
import { customerAnswered, restartResolution, stopResolution } from "./internal/complaint-clocks.server.ts";
import { type ComplaintRow, withComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact, writeEntry } from "./internal/write-entry.server.ts";
import { mayWorkOnComplaints } from "./policy.ts";

interface Said {
  verdict: Verdict;
  words: string;
  channel: string;
}

async function settle(tx: Tx, ctx: Ctx, complaint: ComplaintRow, { verdict, words, channel }: Said): Promise<void> {
  const { id } = complaint;
  if (complaint.validity === "invalid") {
    throw new DomainError("complaint_step", { status: 409, params: { number: complaint.complaintNo } });
  }
  await writeEntry(tx, ctx, complaint, { kind: "customer", channel, text: words, details: { verdict } });
  if (verdict === "accepted") {
    await stopResolution(tx, ctx, id);
  } else {
    await restartResolution(tx, ctx, id, effectiveSeverity(complaint));
  }
  await tx.complaint.update({
    where: { id },
    data:
      verdict === "accepted"
        ? { status: "evaluating", verdict, settledAt: ctx.now }
        : { status: "proposing", verdict, fedBackAt: null },
    select: { id: true },
  });
  await record(tx, ctx, complaintFact("complaint.confirmed", complaint, { verdict }));
}

/**
 * What the customer says to the result (确认): accepted, and the complaint is settled; or not, and another proposal is
 * made, with a clock of its own when the last one had stopped.
 * *Writes* ComplaintEntry, Complaint, SlaClock. *Emits* `complaint.confirmed`.
 * *Throws* `forbidden`, `complaint_changed`, `complaint_step` (nothing was carried out, or it was judged invalid).
 */
export async function confirmOutcome(ctx: Ctx, input: ConfirmInput): Promise<void> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  await withComplaint(ctx, input, "confirm", async (tx, complaint) => {
    await customerAnswered(tx, ctx, complaint.id);
    await settle(tx, ctx, complaint, input);
  });
}

/** The customer says it himself on his own page. *Throws* `not_found`, `complaint_step`. */
export async function customerConfirmsByToken(
  ctx: Ctx,
  token: string,
  { verdict, words }: { verdict: Verdict; words: string },
): Promise<void> {
  const seen = await complaintByToken(ctx.db, token);
  await withComplaint(ctx, seen, "confirm", (tx, complaint) =>
    settle(tx, ctx, complaint, { verdict, words, channel: "page" }),
  );
}
