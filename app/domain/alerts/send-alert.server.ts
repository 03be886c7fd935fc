import { record } from "#app/domain/audit/record.server.ts";
import type { PeopleChannel } from "#app/domain/notifications/channels.ts";
import type { NoticeSettings } from "#app/domain/notifications/notice-texts.ts";
import { type MessageDraft, postMessages } from "#app/domain/notifications/post-messages.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { newId } from "#app/platform/ids.ts";
import { newToken, sha256 } from "#app/platform/token.server.ts";
import type { AlertFacts, AlertTexts } from "./alert-texts.ts";
import { findRecipients, type Recipient } from "./internal/find-recipients.server.ts";
import { type SubjectFacts, subjectFacts } from "./internal/subject-facts.server.ts";

/** The name under which carried-out outbox rows are remembered. */
export const SEND_ALERT_HANDLER = "alerts-send";

/** What writing alerts needs beside the database. */
export interface AlertTools {
  texts: AlertTexts;
  settings: Pick<NoticeSettings, "publicUrl" | "companyName">;
}

type Alert = NonNullable<Awaited<ReturnType<typeof loadAlert>>>;

function loadAlert(tx: Tx, id: string) {
  return tx.clockAlert.findUnique({
    where: { id },
    include: { clock: true, recipients: { select: { id: true }, take: 1 } },
  });
}

/**
 * Whether there still is something to tell. Between firing and sending the answer may have been given, the case closed or
 * merged; only that a time was missed stays true.
 */
function stillTrue({ kind, acknowledgedAt, clock }: Alert, subject: SubjectFacts): boolean {
  if (clock.outcome === "open") {
    return subject.open && acknowledgedAt === null && (kind !== "warning" || clock.pausedAt === null);
  }
  return kind === "breach" && clock.outcome === "missed";
}

const rolesOf = ({ roles }: Alert): string[] => (Array.isArray(roles) ? roles.map(String) : []);

function factsOf(alert: Alert, subject: SubjectFacts, now: Date): AlertFacts {
  const { complaintNo: number, major, signs, waybillNo, ownerName, registeredAt, title } = subject;
  const { kind, level, clock } = alert;
  const { kind: clockKind, dueAt, stoppedAt } = clock;
  const about = { number, major, signs, waybillNo, ownerName, registeredAt, title };
  return { ...about, clockKind, kind, level, dueAt, stoppedAt, now, roles: rolesOf(alert) };
}

/** One person's messages: the same on every way he has, each with a link that acknowledges in his name. */
function draftsFor(
  { texts, settings }: AlertTools,
  { person, alertId, recipientId, token }: { person: Recipient; alertId: string; recipientId: string; token: string },
  { facts, complaintId }: { facts: AlertFacts; complaintId: string },
): MessageDraft[] {
  const caseUrl = `${settings.publicUrl}/complaints/${facts.number}`;
  const ackUrl = `${settings.publicUrl}/incidents/ack/${token}`;
  const { name, locale } = person;
  const to = { name, locale, company: settings.companyName, caseUrl, ackUrl };
  return Object.entries(person.addresses).map(([channel, recipient]) => ({
    ...texts.write(channel as PeopleChannel, facts, to),
    dedupeKey: `staff-${alertId}-${person.personId}-${channel}`,
    purpose: "staff",
    notice: "staff_alert",
    channel: channel as PeopleChannel,
    recipient,
    locale,
    complaintId,
    alertRecipientId: recipientId,
  }));
}

async function addressAlert(tx: Tx, ctx: Ctx, tools: AlertTools, alert: Alert, subject: SubjectFacts): Promise<void> {
  const people = await findRecipients(tx, rolesOf(alert), subject.ownerId);
  const facts = factsOf(alert, subject, ctx.now);
  const drafts: MessageDraft[] = [];
  for (const person of people) {
    const recipientId = newId();
    const token = newToken();
    const { personId, name, role, skipped } = person;
    const row = { id: recipientId, alertId: alert.id, personId, name, role, skipped, createdAt: ctx.now };
    await tx.alertRecipient.create({ data: { ...row, tokenHash: sha256(token) } });
    const addressed = { person, alertId: alert.id, recipientId, token };
    drafts.push(...draftsFor(tools, addressed, { facts, complaintId: subject.complaintId }));
  }
  const messages = await postMessages(tx, ctx, drafts);
  const about = { alertId: alert.id, subject: alert.subject, subjectId: alert.subjectId };
  await record(tx, ctx, {
    event: "alert.sent",
    entity: "complaint",
    entityId: subject.complaintId,
    payload: { ...about, recipients: people.length, messages: messages.length },
  });
}

/** The committed event whose reaction this is: its mark is left in the same transaction. */
interface Cause {
  handler: string;
  outboxId: string;
  /** on record only: the mark is all there is to write */
  silent?: boolean;
}

/** Whether the reaction was not made before. */
async function leaveMark(tx: Tx, ctx: Ctx, { handler, outboxId }: Cause): Promise<boolean> {
  const mark = { handler, outboxId };
  if (await tx.handledEvent.findUnique({ where: { handler_outboxId: mark } })) {
    return false;
  }
  await tx.handledEvent.create({ data: { ...mark, handledAt: ctx.now } });
  return true;
}

/**
 * Tells an alert that fired to everybody it is for, on every way each of them has, at any hour. Once: a second call finds
 * the mark or the recipients of the first. What has been settled meanwhile is not told any more.
 * *Writes* AlertRecipient, Delivery, HandledEvent. *Emits* `alert.sent`, `delivery.requested`.
 *
 * @returns whether it was sent by this call
 */
export async function sendAlert(ctx: Ctx, tools: AlertTools, alertId: string, cause?: Cause): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    if (cause && !(await leaveMark(tx, ctx, cause))) {
      return false;
    }
    const alert = cause?.silent ? null : await loadAlert(tx, alertId);
    if (!alert || alert.recipients.length > 0) {
      return false;
    }
    const subject = await subjectFacts(tx, alert.subject, alert.subjectId);
    if (!subject || !stillTrue(alert, subject)) {
      return false;
    }
    await addressAlert(tx, ctx, tools, alert, subject);
    return true;
  });
}
