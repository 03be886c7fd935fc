import { acknowledgeAlert } from "#app/domain/alerts/acknowledge-alert.server.ts";
import { upwardReport } from "#app/domain/alerts/upward-report.server.ts";
import { addAct } from "#app/domain/complaints/add-act.server.ts";
import { addNote, addStatement } from "#app/domain/complaints/add-entry.server.ts";
import { answerCustomer } from "#app/domain/complaints/answer-customer.server.ts";
import { carryOut } from "#app/domain/complaints/carry-out.server.ts";
import { claimComplaint } from "#app/domain/complaints/claim-complaint.server.ts";
import { closeComplaint } from "#app/domain/complaints/close-complaint.server.ts";
import type { ComplaintChannel, ComplaintFlag, Department, Severity } from "#app/domain/complaints/complaint.ts";
import { registerSchema } from "#app/domain/complaints/complaint-forms.ts";
import { checkAct, completeAct } from "#app/domain/complaints/complete-act.server.ts";
import { confirmOutcome } from "#app/domain/complaints/confirm-outcome.server.ts";
import { decideProposal } from "#app/domain/complaints/decide-proposal.server.ts";
import { evaluateComplaint } from "#app/domain/complaints/evaluate-complaint.server.ts";
import { judgeComplaint } from "#app/domain/complaints/judge-complaint.server.ts";
import { mergeComplaint } from "#app/domain/complaints/merge-complaint.server.ts";
import { pauseResolution } from "#app/domain/complaints/pause-resolution.server.ts";
import { recordCustomerWords } from "#app/domain/complaints/record-customer-words.server.ts";
import { registerComplaint } from "#app/domain/complaints/register-complaint.server.ts";
import { finishInvestigation, saveInvestigation } from "#app/domain/complaints/save-investigation.server.ts";
import { saveProposal } from "#app/domain/complaints/save-proposal.server.ts";
import { submitProposal } from "#app/domain/complaints/submit-proposal.server.ts";
import { completePlanTask } from "#app/domain/incidents/complete-plan-task.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";

const HOUR_MS = 3_600_000;

/** A complaint while its story is told. */
export interface CaseFile {
  id: string;
  no: string;
  /** by the names of the stories */
  others: ReadonlyMap<string, CaseFile>;
}

/** What somebody does at an instant of the story. */
export type Deed = (desk: Ctx, file: CaseFile) => Promise<unknown>;

async function seen({ db }: Ctx, { no }: CaseFile): Promise<{ complaintNo: string; version: number }> {
  const { version } = await db.complaint.findUniqueOrThrow({ where: { complaintNo: no }, select: { version: true } });
  return { complaintNo: no, version };
}

const inHours = (desk: Ctx, hours: number) => new Date(desk.now.getTime() + hours * HOUR_MS);

interface Told {
  channel: ComplaintChannel;
  name: string;
  phone: string;
  content: string;
  remedy?: string;
  claimYuan?: number;
  flags?: ComplaintFlag[];
  /** the shipment it is about: of which direction, the how manieth of those that have come so far */
  about?: { direction: string; milestone: string; nth: number };
}

async function shipmentOf({ db }: Ctx, about: Told["about"]): Promise<string[]> {
  const rows = about
    ? await db.shipment.findMany({
        where: { direction: about.direction, milestone: about.milestone },
        orderBy: { id: "asc" },
        skip: about.nth,
        take: 1,
        select: { id: true },
      })
    : [];
  return rows.map((row) => row.id);
}

export const register =
  ({ name, phone, claimYuan, about, ...said }: Told): Deed =>
  async (desk, file) => {
    const claimFen = claimYuan === undefined ? null : claimYuan * 100;
    const input = registerSchema.parse({ ...said, contactName: name, contactPhone: phone, claimFen });
    const made = await registerComplaint(desk, input, { shipmentIds: await shipmentOf(desk, about) });
    Object.assign(file, { id: made.id, no: made.complaintNo });
  };

export const claim =
  (): Deed =>
  (desk, { no }) =>
    claimComplaint(desk, { complaintNo: no });

/** `again`: hours until the customer hears more. */
export const answer =
  (text: string, again: number | null = null): Deed =>
  async (desk, file) =>
    answerCustomer(desk, {
      ...(await seen(desk, file)),
      channel: "phone",
      text,
      send: false,
      promisedAt: again === null ? null : inHours(desk, again),
    });

export const judge =
  (validity: "valid" | "invalid", severity: Severity, reason: string): Deed =>
  async (desk, file) =>
    judgeComplaint(desk, { ...(await seen(desk, file)), validity, severity, reason, severityReason: "" });

interface Found {
  causeCode: string;
  department?: Department;
  /** the first partner answers for it */
  partner?: boolean;
  party?: "customer" | "other";
  whys: [why: string, because: string][];
  findings: string;
}

export const investigate =
  ({ whys, department, partner, party, ...found }: Found): Deed =>
  async (desk, file) => {
    const first = partner ? await desk.db.partner.findFirstOrThrow({ orderBy: { code: "asc" } }) : null;
    await saveInvestigation(desk, {
      ...(await seen(desk, file)),
      ...found,
      party: party ?? (partner ? "partner" : "department"),
      partnerId: first?.id ?? null,
      department: department ?? null,
      whys: whys.map(([why, because]) => ({ why, because })),
    });
    await finishInvestigation(desk, await seen(desk, file));
  };

export const propose =
  (title: string, text: string, yuan: number, submit = true): Deed =>
  async (desk, file) => {
    const options = [{ title, text, compensationFen: yuan * 100 }];
    await saveProposal(desk, { ...(await seen(desk, file)), options, chosen: 0, compensationFen: yuan * 100 });
    if (submit) {
      await submitProposal(desk, await seen(desk, file));
    }
  };

export const approve =
  (words: string): Deed =>
  async (desk, file) =>
    decideProposal(desk, { ...(await seen(desk, file)), approve: true, words, superior: "" });

export const tellResult =
  (text: string): Deed =>
  async (desk, file) =>
    carryOut(desk, { ...(await seen(desk, file)), channel: "phone", text, send: false });

export const confirm =
  (verdict: "accepted" | "refused", words: string): Deed =>
  async (desk, file) =>
    confirmOutcome(desk, { ...(await seen(desk, file)), verdict, words, channel: "phone" });

/** A measure of the role's first person, due in so many days, its effect looked at after so many more. */
export const measure =
  (kind: "corrective" | "preventive", text: string, days: number, role = "manager"): Deed =>
  async (desk, { no }) => {
    const owner = await desk.db.user.findFirstOrThrow({ where: { role }, orderBy: { id: "asc" } });
    const [dueAt, checkDueAt] = [inHours(desk, days * 24), inHours(desk, (days + 7) * 24)];
    return addAct(desk, { complaintNo: no, kind, text, ownerId: owner.id, dueAt, checkDueAt });
  };

async function actsOf({ db }: Ctx, { id }: CaseFile) {
  return db.correctiveAct.findMany({ where: { complaintId: id }, orderBy: { id: "asc" } });
}

export const measuresDone =
  (note: string): Deed =>
  async (desk, file) => {
    for (const { id, version } of (await actsOf(desk, file)).filter((act) => !act.doneAt)) {
      await completeAct(desk, { actId: id, version, note });
    }
  };

export const measuresChecked =
  (note: string): Deed =>
  async (desk, file) => {
    for (const { id, version } of await actsOf(desk, file)) {
      await checkAct(desk, { actId: id, version, effective: true, note });
    }
  };

export const evaluate =
  (causeFixed: boolean, summary: string): Deed =>
  async (desk, file) =>
    evaluateComplaint(desk, { ...(await seen(desk, file)), causeFixed, summary });

export const close = (): Deed => async (desk, file) => closeComplaint(desk, await seen(desk, file));

export const pause =
  (reason: string, hours: number): Deed =>
  async (desk, file) =>
    pauseResolution(desk, { ...(await seen(desk, file)), reason, promisedAt: inHours(desk, hours) });

export const customerSays =
  (text: string): Deed =>
  (desk, { no }) =>
    recordCustomerWords(desk, { complaintNo: no, channel: "phone", text });

export const note =
  (text: string): Deed =>
  (desk, { no }) =>
    addNote(desk, { complaintNo: no, text });

export const statement =
  (by: string, text: string): Deed =>
  (desk, { no }) =>
    addStatement(desk, { complaintNo: no, text, by });

export const mergeInto =
  (story: string): Deed =>
  async (desk, file) =>
    mergeComplaint(desk, { ...(await seen(desk, file)), intoNo: file.others.get(story)?.no ?? "" });

export const acknowledge =
  (): Deed =>
  async (desk, { id }) => {
    const alert = await desk.db.clockAlert.findFirstOrThrow({
      where: { subject: "complaint", subjectId: id, acknowledgedAt: null },
      orderBy: { id: "asc" },
    });
    await acknowledgeAlert(desk, alert.id);
  };

export const planTasks =
  (count: number, words: string): Deed =>
  async (desk, { id }) => {
    const tasks = await desk.db.planTask.findMany({
      where: { run: { subject: "complaint", subjectId: id }, doneAt: null },
      orderBy: { no: "asc" },
      take: count,
    });
    for (const task of tasks) {
      await completePlanTask(desk, { taskId: task.id, version: task.version, outcome: "done", note: words });
    }
  };

export const reportUpward =
  (toName: string, text: string): Deed =>
  (desk, { id }) =>
    upwardReport(desk, { subject: "complaint", subjectId: id, toName, channel: "phone", text });
