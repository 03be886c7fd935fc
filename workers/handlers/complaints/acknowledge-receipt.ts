import { acknowledgeReceipt } from "#app/domain/complaints/acknowledge-receipt.server.ts";
import { complaintEvents } from "#app/domain/complaints/events.ts";
import { caseTexts } from "#app/i18n/case-texts.ts";
import { handler } from "#workers/handler.ts";

const NAME = "complaints-receipt";

/** The customer is told that the complaint came in. */
export const acknowledgeComplaint = handler({
  name: NAME,
  queue: "events",
  schema: complaintEvents["complaint.registered"],
  attempts: 8,
  backoffMs: 500,
  marks: true,
  run: (ctx, { complaintId }, work, { outboxId }) => {
    const tools = { texts: caseTexts, settings: work.send.settings };
    return acknowledgeReceipt(ctx, tools, complaintId, { handler: NAME, outboxId });
  },
});
