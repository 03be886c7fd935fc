import type { PeopleChannel } from "#app/domain/notifications/channels.ts";
import type { MessageLocale } from "#app/domain/notifications/notice-texts.ts";
import type { MessageDraft } from "#app/domain/notifications/post-messages.server.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import type { CaseMessage, CaseTools } from "../case-messages.ts";
import { complaintToken } from "../complaint-token.server.ts";
import type { ComplaintRow } from "./with-complaint.server.ts";

/** What is written, and what no two messages have in common. */
export interface CaseWords {
  kind: CaseMessage;
  /** id of the line of the history it stands in */
  entryId: string;
  text: string;
  dueAt: Date | null;
}

/** The messages to the customer on the given ways. */
export async function caseDrafts(
  tx: Tx,
  { texts, settings }: CaseTools,
  complaint: ComplaintRow,
  words: CaseWords,
  addresses: Partial<Record<PeopleChannel, string>>,
): Promise<MessageDraft[]> {
  const shipment =
    complaint.shipmentId &&
    (await tx.shipment.findUnique({ where: { id: complaint.shipmentId }, select: { waybillNo: true } }));
  const { id: complaintId, complaintNo: number, contactName, customerId } = complaint;
  const url = `${settings.publicUrl}/c/${complaintToken(complaintId)}`;
  const { kind, entryId, text, dueAt } = words;
  const { companyName: company, companyPhone: phone } = settings;
  const waybillNo = shipment ? shipment.waybillNo : null;
  const facts = { number, contactName, waybillNo, text, dueAt, url, company, phone };
  const locale: MessageLocale = complaint.locale === "en" ? "en" : "zh-CN";
  return Object.entries(addresses).map(([name, recipient]) => {
    const channel = name as PeopleChannel;
    const written = texts.write(kind, channel, facts, locale);
    return {
      dedupeKey: `case-${entryId}-${channel}`,
      purpose: "case",
      notice: "case_message",
      channel,
      recipient,
      locale,
      subject: written.subject,
      body: written.body,
      customerId,
      complaintId,
      params: { number, text: written.text, due: written.due, url },
    };
  });
}
