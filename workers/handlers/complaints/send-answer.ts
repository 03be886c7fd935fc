import { complaintEvents } from "#app/domain/complaints/events.ts";
import { sendAnswer } from "#app/domain/complaints/send-answer.server.ts";
import { caseTexts } from "#app/i18n/case-texts.ts";
import { handler } from "#workers/handler.ts";

const NAME = "complaints-answer";

/** An answer, or the result, goes out as a message when the agent asked for it. */
export const sendComplaintAnswer = handler({
  name: NAME,
  queue: "events",
  schema: complaintEvents["complaint.answered"],
  attempts: 8,
  backoffMs: 500,
  marks: true,
  run: (ctx, { entryId, send }, work, { outboxId }) => {
    const tools = { texts: caseTexts, settings: work.send.settings };
    return sendAnswer(ctx, tools, { entryId, send }, { handler: NAME, outboxId });
  },
});
