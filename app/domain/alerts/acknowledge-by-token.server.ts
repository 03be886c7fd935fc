import type { Ctx } from "#app/platform/ctx.ts";
import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { sha256 } from "#app/platform/token.server.ts";
import { superiorLevel } from "./alert.ts";
import { type Acknowledger, acknowledgeWithin } from "./internal/acknowledge-within.server.ts";
import { subjectFacts } from "./internal/subject-facts.server.ts";

/** What the page behind an acknowledge link may show: the number and how severe it is, nothing of the case. */
export interface AckState {
  /** `over`: the case is settled, nothing is to be acknowledged any more */
  state: "unknown" | "open" | "acknowledged" | "over";
  number: string;
  major: boolean;
  /** whom the link was sent to */
  name: string;
  acknowledgedAt: Date | null;
}

const UNKNOWN: AckState = { state: "unknown", number: "", major: false, name: "", acknowledgedAt: null };

/** The person the link was sent to, if he is still with us. */
async function personOf(
  db: DbOrTx,
  { personId, role, name }: { personId: string; role: string; name: string },
): Promise<Acknowledger | null> {
  if (superiorLevel(role) !== null) {
    const contact = await db.escalationContact.findUnique({ where: { id: personId }, select: { active: true } });
    return contact?.active ? { personId, name, senior: true } : null;
  }
  const user = await db.user.findUnique({ where: { id: personId }, select: { active: true, role: true } });
  return user?.active ? { personId, name, senior: user.role === "manager" } : null;
}

async function lookUp(db: DbOrTx, token: string) {
  const recipient = await db.alertRecipient.findUnique({
    where: { tokenHash: sha256(token) },
    include: { alert: true },
  });
  const by = recipient && (await personOf(db, recipient));
  const facts = by && (await subjectFacts(db, recipient.alert.subject, recipient.alert.subjectId));
  if (!recipient || !by || !facts) {
    return null;
  }
  const { alert } = recipient;
  const acknowledgedAt = recipient.acknowledgedAt ?? alert.acknowledgedAt;
  const state: AckState["state"] = acknowledgedAt ? "acknowledged" : facts.open ? "open" : "over";
  const shown = { state, number: facts.complaintNo, major: facts.major, name: recipient.name, acknowledgedAt };
  return { recipient, alert, by, shown };
}

/** What the link leads to. Looking changes nothing: mail programs open links by themselves. */
export async function ackState(ctx: Ctx, token: string): Promise<AckState> {
  return (await lookUp(ctx.db, token))?.shown ?? UNKNOWN;
}

/**
 * Whoever has the link of an alert's message says that he knows: it was sent to him alone, so it is his word. Twice is
 * once. *Writes* ClockAlert, AlertRecipient, SlaClock. *Emits* `alert.acknowledged`, `clock.stopped`.
 */
export async function acknowledgeByToken(ctx: Ctx, token: string): Promise<AckState> {
  return inTransaction(ctx, async (tx) => {
    const found = await lookUp(tx, token);
    if (found?.shown.state !== "open") {
      return found?.shown ?? UNKNOWN;
    }
    const { alert, by, recipient, shown } = found;
    // The audit names the person, not "the public".
    const actor = { kind: "public" as const, id: by.personId, name: by.name, role: recipient.role };
    const { subject, subjectId } = alert;
    await acknowledgeWithin(tx, { ...ctx, actor }, { subject, subjectId }, by);
    return { ...shown, state: "acknowledged", acknowledgedAt: ctx.now };
  });
}
