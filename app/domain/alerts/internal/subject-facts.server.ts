import type { DbOrTx } from "#app/platform/db/db-types.ts";

/** What an alert is about: always a complaint, or something that belongs to one. */
export interface SubjectFacts {
  complaintId: string;
  complaintNo: string;
  /** there is still something to be done */
  open: boolean;
  major: boolean;
  signs: string[];
  ownerId: string | null;
  ownerName: string | null;
  waybillNo: string | null;
  registeredAt: Date;
  title: string | null;
}

async function complaintFacts(db: DbOrTx, id: string): Promise<SubjectFacts | null> {
  const row = await db.complaint.findUnique({ where: { id } });
  if (!row) {
    return null;
  }
  const shipment = row.shipmentId
    ? await db.shipment.findUnique({ where: { id: row.shipmentId }, select: { waybillNo: true } })
    : null;
  return {
    complaintId: row.id,
    complaintNo: row.complaintNo,
    open: row.open,
    major: (row.severity ?? row.proposedSeverity) === "major",
    signs: Array.isArray(row.signs) ? row.signs.map(String) : [],
    ownerId: row.ownerId,
    ownerName: row.ownerName,
    waybillNo: shipment?.waybillNo ?? null,
    registeredAt: row.createdAt,
    title: null,
  };
}

async function actFacts(db: DbOrTx, id: string): Promise<SubjectFacts | null> {
  const act = await db.correctiveAct.findUnique({ where: { id } });
  const complaint = act && (await complaintFacts(db, act.complaintId));
  if (!act || !complaint) {
    return null;
  }
  const { ownerId, ownerName, text } = act;
  return { ...complaint, ownerId, ownerName, title: text, open: act.doneAt === null };
}

async function taskFacts(db: DbOrTx, id: string): Promise<SubjectFacts | null> {
  const task = await db.planTask.findUnique({ where: { id }, include: { run: true } });
  const complaint = task?.run.subject === "complaint" ? await complaintFacts(db, task.run.subjectId) : null;
  if (!task || !complaint) {
    return null;
  }
  const open = complaint.open && task.doneAt === null && task.run.status === "open";
  const owner = task.ownerId
    ? { ownerId: task.ownerId, ownerName: task.ownerName }
    : { ownerId: complaint.ownerId, ownerName: complaint.ownerName };
  return { ...complaint, ...owner, title: task.title, open };
}

/** The case behind the subject of a clock; null when it is gone. */
export function subjectFacts(db: DbOrTx, subject: string, subjectId: string): Promise<SubjectFacts | null> {
  switch (subject) {
    case "corrective_act":
      return actFacts(db, subjectId);
    case "plan_task":
      return taskFacts(db, subjectId);
    default:
      return complaintFacts(db, subjectId);
  }
}
