import { record } from "#app/domain/audit/record.server.ts";
import type { ClockSubject } from "#app/domain/clocks/clock.ts";
import { stopClock } from "#app/domain/clocks/clock-commands.server.ts";
import { refreshNextDue } from "#app/domain/complaints/refresh-next-due.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { needsManager } from "../alert.ts";

/** Who says that he knows. `senior`: the manager or one above him. */
export interface Acknowledger {
  personId: string;
  name: string;
  senior: boolean;
}

interface About {
  subject: string;
  subjectId: string;
}

const rolesOf = (roles: unknown): string[] => (Array.isArray(roles) ? roles.map(String) : []);

/**
 * Takes note, in a transaction, of somebody's word that he knows of a case: of all its alerts that fired and are open, as
 * far as his word is enough, and of every message to him. The clock for acknowledging stops when a senior knows.
 * *Writes* ClockAlert, AlertRecipient, SlaClock, Complaint.nextDueAt. *Emits* `alert.acknowledged`, `clock.stopped`.
 *
 * @returns whether there was anything of it to acknowledge
 */
export async function acknowledgeWithin(tx: Tx, ctx: Ctx, about: About, by: Acknowledger): Promise<boolean> {
  const { subject, subjectId } = about;
  const open = await tx.clockAlert.findMany({
    where: { subject, subjectId, acknowledgedAt: null },
    include: { recipients: { where: { personId: by.personId }, select: { id: true } } },
    orderBy: { firedAt: "desc" },
  });
  const heard = await tx.alertRecipient.updateMany({
    where: { personId: by.personId, acknowledgedAt: null, alert: { subject, subjectId } },
    data: { acknowledgedAt: ctx.now },
  });
  const taken = open.filter(
    ({ roles, recipients }) => by.senior || (recipients.length > 0 && !needsManager(rolesOf(roles))),
  );
  await tx.clockAlert.updateMany({
    where: { id: { in: taken.map(({ id }) => id) } },
    data: { acknowledgedAt: ctx.now, acknowledgedName: by.name },
  });
  const [latest] = taken;
  if (by.senior) {
    const stopped = await stopClock(tx, ctx, { subject: subject as ClockSubject, subjectId, kind: "acknowledgement" });
    if (stopped && subject === "complaint") {
      await refreshNextDue(tx, [subjectId]);
    }
  }
  if (!latest && heard.count === 0) {
    return false;
  }
  const payload = { alertId: latest?.id ?? open[0]?.id ?? "", subject, subjectId, byName: by.name };
  await record(tx, ctx, { event: "alert.acknowledged", entity: subject, entityId: subjectId, payload });
  return true;
}
