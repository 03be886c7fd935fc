import { addAct } from "#app/domain/complaints/add-act.server.ts";
import { addNote, addStatement } from "#app/domain/complaints/add-entry.server.ts";
import { addEvidence, removeEvidence } from "#app/domain/complaints/add-evidence.server.ts";
import { amendComplaint } from "#app/domain/complaints/amend-complaint.server.ts";
import { answerCustomer } from "#app/domain/complaints/answer-customer.server.ts";
import { carryOut } from "#app/domain/complaints/carry-out.server.ts";
import { claimComplaint } from "#app/domain/complaints/claim-complaint.server.ts";
import { closeComplaint } from "#app/domain/complaints/close-complaint.server.ts";
import * as forms from "#app/domain/complaints/complaint-forms.ts";
import { checkAct, completeAct } from "#app/domain/complaints/complete-act.server.ts";
import { confirmOutcome } from "#app/domain/complaints/confirm-outcome.server.ts";
import { decideProposal } from "#app/domain/complaints/decide-proposal.server.ts";
import { evaluateComplaint } from "#app/domain/complaints/evaluate-complaint.server.ts";
import { handOverComplaint } from "#app/domain/complaints/hand-over-complaint.server.ts";
import { judgeComplaint } from "#app/domain/complaints/judge-complaint.server.ts";
import { linkComplaint, unlinkComplaint } from "#app/domain/complaints/link-complaint.server.ts";
import { mergeComplaint } from "#app/domain/complaints/merge-complaint.server.ts";
import { pauseResolution, resumeResolution } from "#app/domain/complaints/pause-resolution.server.ts";
import { recordCustomerWords } from "#app/domain/complaints/record-customer-words.server.ts";
import { releaseComplaint } from "#app/domain/complaints/release-complaint.server.ts";
import { reopenComplaint } from "#app/domain/complaints/reopen-complaint.server.ts";
import { revealComplaintPhone } from "#app/domain/complaints/reveal-complaint-phone.server.ts";
import { finishInvestigation, saveInvestigation } from "#app/domain/complaints/save-investigation.server.ts";
import { saveProposal } from "#app/domain/complaints/save-proposal.server.ts";
import { submitProposal } from "#app/domain/complaints/submit-proposal.server.ts";
import type { UserCtx } from "#app/http/context.server.ts";
import { parseInput, type RawForm } from "#app/http/forms.server.ts";
import { DomainError, invalid, notFound } from "#app/platform/errors.ts";
import { readAct, readInvestigation, readProposal } from "./complaint-acts-forms.ts";

/** What an act on a case answers. */
export interface CaseDone {
  did: string;
  /** catalog key of what to say */
  toast: string;
  phone?: string;
}

type Act = (ctx: UserCtx, form: RawForm, files: File[]) => Promise<Partial<CaseDone> | undefined>;

const done = async (work: Promise<unknown>): Promise<undefined> => {
  await work;
};

/**
 * Saves and then leaves the step, in two commands: what was saved stays when something is missing, and the refusal names
 * the version it is now.
 */
async function saveAndGo(version: number, save: () => Promise<unknown>, go: (version: number) => Promise<unknown>) {
  await save();
  const next = version + 1;
  try {
    await go(next);
  } catch (error) {
    if (error instanceof DomainError && error.code === "complaint_incomplete") {
      const { code, status, params, fields, data } = error;
      throw new DomainError(code, { status, params, fields, data: { ...(data as object), version: next } });
    }
    throw error;
  }
}

const keepEvidence: Act = async (ctx, form, files) => {
  if (files.length === 0) {
    throw invalid([{ field: "files", code: "file_required" }]);
  }
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    await addEvidence(ctx, String(form.complaintNo), { name: file.name, bytes });
  }
  return undefined;
};

const ACTS: Record<string, Act> = {
  claim: (ctx, form) => done(claimComplaint(ctx, parseInput(forms.claimSchema, form))),
  release: (ctx, form) => done(releaseComplaint(ctx, parseInput(forms.releaseSchema, form))),
  handOver: (ctx, form) => done(handOverComplaint(ctx, parseInput(forms.handOverSchema, form))),
  amend: (ctx, form) => done(amendComplaint(ctx, parseInput(forms.amendSchema, form))),
  judge: (ctx, form) => done(judgeComplaint(ctx, parseInput(forms.judgeSchema, form))),
  answer: (ctx, form) => done(answerCustomer(ctx, parseInput(forms.answerSchema, form))),
  customerWords: (ctx, form) => done(recordCustomerWords(ctx, parseInput(forms.customerWordsSchema, form))),
  note: (ctx, form) => done(addNote(ctx, parseInput(forms.noteSchema, form))),
  statement: (ctx, form) => done(addStatement(ctx, parseInput(forms.statementSchema, form))),
  pause: (ctx, form) => done(pauseResolution(ctx, parseInput(forms.pauseSchema, form))),
  resume: (ctx, form) => done(resumeResolution(ctx, parseInput(forms.resumeSchema, form))),
  saveInvestigation: (ctx, form) =>
    done(saveInvestigation(ctx, parseInput(forms.investigationSchema, readInvestigation(form)))),
  finishInvestigation: (ctx, form) => {
    const input = parseInput(forms.investigationSchema, readInvestigation(form));
    const { complaintNo } = input;
    const go = (version: number) => finishInvestigation(ctx, { complaintNo, version });
    return done(saveAndGo(input.version, () => saveInvestigation(ctx, input), go));
  },
  saveProposal: (ctx, form) => done(saveProposal(ctx, parseInput(forms.proposalSchema, readProposal(form)))),
  submitProposal: (ctx, form) => {
    const input = parseInput(forms.proposalSchema, readProposal(form));
    const { complaintNo } = input;
    const go = (version: number) => submitProposal(ctx, { complaintNo, version });
    return done(saveAndGo(input.version, () => saveProposal(ctx, input), go));
  },
  approve: (ctx, form) => done(decideProposal(ctx, parseInput(forms.decideProposalSchema, { ...form, approve: true }))),
  reject: (ctx, form) => done(decideProposal(ctx, parseInput(forms.decideProposalSchema, { ...form, approve: false }))),
  carryOut: (ctx, form) => done(carryOut(ctx, parseInput(forms.carryOutSchema, form))),
  confirm: (ctx, form) => done(confirmOutcome(ctx, parseInput(forms.confirmSchema, form))),
  addAct: (ctx, form) => done(addAct(ctx, parseInput(forms.addActSchema, form))),
  completeAct: (ctx, form) => done(completeAct(ctx, parseInput(forms.completeActSchema, readAct(form)))),
  checkAct: (ctx, form) => done(checkAct(ctx, parseInput(forms.checkActSchema, readAct(form)))),
  evaluate: (ctx, form) => done(evaluateComplaint(ctx, parseInput(forms.evaluateSchema, form))),
  close: (ctx, form) => done(closeComplaint(ctx, parseInput(forms.closeSchema, form))),
  reopen: (ctx, form) => done(reopenComplaint(ctx, parseInput(forms.reopenSchema, form))),
  merge: (ctx, form) => done(mergeComplaint(ctx, parseInput(forms.mergeSchema, form))),
  link: (ctx, form) => done(linkComplaint(ctx, parseInput(forms.linkSchema, form))),
  unlink: (ctx, form) => done(unlinkComplaint(ctx, parseInput(forms.unlinkSchema, form))),
  addEvidence: keepEvidence,
  removeEvidence: (ctx, form) => done(removeEvidence(ctx, parseInput(forms.removeEvidenceSchema, form))),
  reveal: async (ctx, form) => ({ phone: await revealComplaintPhone(ctx, String(form.complaintNo)) }),
};

/** What the customer hears of, or what moves the case on, is said in its own words; the rest was "saved". */
const TOASTS: ReadonlySet<string> = new Set([
  "claim",
  "release",
  "handOver",
  "judge",
  "answer",
  "pause",
  "resume",
  "finishInvestigation",
  "submitProposal",
  "approve",
  "reject",
  "carryOut",
  "close",
  "reopen",
  "merge",
]);

/** The texts of a form, for the fields of a page that is made anew. */
function typedOf(form: RawForm): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );
}

/**
 * Runs the act that a form of the page names. A refusal takes along which form it was and what was typed in it.
 * *Throws* what the act throws, `not_found` for an unknown act.
 */
export async function runCaseAct(ctx: UserCtx, form: RawForm, files: File[]): Promise<CaseDone> {
  const intent = String(form.intent ?? "");
  const act = Object.hasOwn(ACTS, intent) ? ACTS[intent] : undefined;
  if (!act) {
    throw notFound("act");
  }
  try {
    const more = await act(ctx, form, files);
    const toast = TOASTS.has(intent) ? `complaints.case.done.${intent}` : "complaints.case.saved";
    return { did: intent, toast, ...more };
  } catch (error) {
    if (!(error instanceof DomainError)) {
      throw error;
    }
    const { code, status, params, fields, data } = error;
    const asked = { intent, of: String(form.of ?? ""), typed: typedOf(form) };
    throw new DomainError(code, { status, params, fields, data: { ...(data as object | undefined), ...asked } });
  }
}
