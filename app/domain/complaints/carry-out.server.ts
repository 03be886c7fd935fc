import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { effectiveSeverity } from "./complaint.ts";
import type { CarryOutInput } from "./complaint-forms.ts";
import { customerAnswered, stopResolution } from "./internal/complaint-clocks.server.ts";
import { assertReachable } from "./internal/customer-address.server.ts";
import { withComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact, writeEntry } from "./internal/write-entry.server.ts";
import { mayWorkOnComplaints } from "./policy.ts";

/**
 * The settlement was carried out (实施) and the customer told of it. That is an answer; for a general complaint it is also
 * what the 24 hours are counted to. *Writes* ComplaintEntry, Complaint, SlaClock.
 * *Emits* `complaint.carried_out` (with `send` the words go out by message).
 * *Throws* `forbidden`, `invalid` (`no_address`), `complaint_changed`, `complaint_step`.
 */
export async function carryOut(ctx: Ctx, input: CarryOutInput): Promise<void> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  await withComplaint(ctx, input, "carry_out", async (tx, complaint) => {
    const { channel, text, send } = input;
    await assertReachable(tx, complaint, input);
    const details = { send, result: true };
    const entryId = await writeEntry(tx, ctx, complaint, { kind: "answer", channel, text, details });
    await customerAnswered(tx, ctx, complaint.id);
    if (effectiveSeverity(complaint) === "general") {
      await stopResolution(tx, ctx, complaint.id);
    }
    await tx.complaint.update({
      where: { id: complaint.id },
      data: {
        status: "confirming",
        verdict: null,
        fedBackAt: ctx.now,
        firstRespondedAt: complaint.firstRespondedAt ?? ctx.now,
      },
      select: { id: true },
    });
    await record(tx, ctx, complaintFact("complaint.carried_out", complaint, { entryId, channel, send }));
  });
}
