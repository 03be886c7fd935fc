import * as z from "zod";
import { isCauseCode } from "./cause-tree.ts";
import {
  ACT_KINDS,
  CHANNELS,
  COMPLAINANTS,
  DEPARTMENTS,
  FLAGS,
  LINK_KINDS,
  RESPONSIBLE_PARTIES,
  SENDING_CHANNELS,
  SEVERITIES,
  VALIDITIES,
  VERDICTS,
  WORD_CHANNELS,
} from "./complaint.ts";
import { moneyField as fen } from "./money-field.ts";

/** The longest texts, in characters. */
const LONG = 4_000;
const MEDIUM = 1_000;
const SHORT = 200;

const words = z.string().trim().min(1).max(LONG);
const reason = z.string().trim().min(1).max(MEDIUM);
const blankOr = (max: number) => z.string().trim().max(max).default("");
/** A form's blank field means "none". */
const none = (value: unknown) => (value === "" || value === undefined ? null : value);
const optionalFen = z.preprocess(none, fen.nullable());
const date = z.coerce.date("not_a_date");
const optionalDate = z.preprocess(none, date.nullable());
const optionalId = z.preprocess(none, z.string().max(60).nullable());
const list = (value: unknown) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]);
const checkbox = z.preprocess((value) => value === true || value === "on" || value === "true", z.boolean());
const flags = z.preprocess(list, z.array(z.enum(FLAGS)).max(FLAGS.length));
const email = z.preprocess(none, z.email("wrong_format").max(120).nullable());
/** Numbers as people paste them: in lines, with commas, with spaces. */
const numbers = z.preprocess(
  (value) => (typeof value === "string" ? value.split(/[\s,，、;；]+/).filter(Boolean) : list(value)),
  z.array(z.string().trim().max(40)).max(20),
);

/** A complaint as the page saw it: a command on an older version is refused with who changed it and when. */
const seen = { complaintNo: z.string().trim().max(20), version: z.coerce.number().int().min(1) };
/** What only adds to the file disturbs nobody: no version. */
const added = { complaintNo: z.string().trim().max(20) };

export const registerSchema = z.object({
  channel: z.enum(CHANNELS),
  contactName: z.string().trim().min(1).max(40),
  contactPhone: z.string().trim().min(1).max(30),
  contactEmail: email,
  /** absent: told by the phone number, from the shipment's parties */
  complainant: z.preprocess(none, z.enum(COMPLAINANTS).nullable()),
  content: z.string().trim().min(5).max(LONG),
  remedy: blankOr(MEDIUM),
  claimFen: optionalFen,
  occurredAt: optionalDate,
  flags,
  /** what it is about: the first number is the main one */
  waybillNos: numbers,
  partnerIds: z.preprocess(list, z.array(z.string().max(60)).max(10)),
});

export const amendSchema = z.object({
  ...seen,
  contactName: z.string().trim().min(1).max(40),
  contactEmail: email,
  complainant: z.enum(COMPLAINANTS),
  remedy: blankOr(MEDIUM),
  claimFen: optionalFen,
  occurredAt: optionalDate,
  flags,
});

export const claimSchema = z.object(added);
export const releaseSchema = z.object(seen);
export const handOverSchema = z.object({ ...seen, userId: z.string().min(1).max(60), note: blankOr(MEDIUM) });

export const judgeSchema = z.object({
  ...seen,
  validity: z.enum(VALIDITIES),
  reason,
  severity: z.enum(SEVERITIES),
  /** needed where it differs from what the signs propose */
  severityReason: blankOr(MEDIUM),
});

const sendable: ReadonlySet<string> = new Set(SENDING_CHANNELS);
const told = { channel: z.enum(WORD_CHANNELS), text: words, send: checkbox };
const maySend = {
  check: (value: { channel: string; send: boolean }) => !value.send || sendable.has(value.channel),
  problem: { path: ["channel"], message: "cannot_send" },
};

export const answerSchema = z
  .object({ ...seen, ...told, promisedAt: optionalDate })
  .refine(maySend.check, maySend.problem);

export const noteSchema = z.object({ ...added, text: words });
/** What somebody who was there says: of the house (`by` blank: the writer himself) or of a partner. */
export const statementSchema = z.object({ ...added, text: words, by: blankOr(60) });
export const customerWordsSchema = z.object({ ...added, channel: z.enum(WORD_CHANNELS), text: words });

export const pauseSchema = z.object({ ...seen, reason, promisedAt: date });
export const resumeSchema = z.object(seen);

const why = z.object({ why: z.string().trim().max(SHORT), because: z.string().trim().max(SHORT) });
/** Lines of the 5-why that were left blank are dropped. */
const whys = z
  .array(why)
  .max(5)
  .default([])
  .transform((lines) => lines.filter((line) => line.why !== "" || line.because !== ""));

export const investigationSchema = z.object({
  ...seen,
  party: z.preprocess(none, z.enum(RESPONSIBLE_PARTIES).nullable()),
  partnerId: optionalId,
  department: z.preprocess(none, z.enum(DEPARTMENTS).nullable()),
  causeCode: z.preprocess(none, z.string().refine(isCauseCode, "not_a_choice").nullable()),
  whys,
  findings: blankOr(LONG),
});
export const finishInvestigationSchema = z.object(seen);

export const proposalSchema = z
  .object({
    ...seen,
    options: z
      .array(z.object({ title: z.string().trim().min(1).max(60), text: blankOr(MEDIUM), compensationFen: fen }))
      .min(1)
      .max(5),
    /** index of the option that is proposed */
    chosen: z.coerce.number().int().min(0),
    /** absent: the sum of the chosen option */
    compensationFen: optionalFen,
  })
  .refine((value) => value.chosen < value.options.length, { path: ["chosen"], message: "not_a_choice" });
export const submitProposalSchema = z.object(seen);

export const decideProposalSchema = z.object({
  ...seen,
  approve: z.preprocess((value) => value === true || value === "true" || value === "yes", z.boolean()),
  words: blankOr(MEDIUM),
  /** who above the manager decided, where the sum is above the manager's limit */
  superior: blankOr(40),
});

export const carryOutSchema = z.object({ ...seen, ...told }).refine(maySend.check, maySend.problem);

export const confirmSchema = z.object({
  ...seen,
  verdict: z.enum(VERDICTS),
  words,
  channel: z.enum(WORD_CHANNELS).default("phone"),
});

export const addActSchema = z.object({
  ...added,
  kind: z.enum(ACT_KINDS),
  text: z.string().trim().min(1).max(MEDIUM),
  ownerId: z.string().min(1).max(60),
  dueAt: date,
  /** when its effect is looked at */
  checkDueAt: optionalDate,
});
const act = { actId: z.string().min(1).max(60), version: z.coerce.number().int().min(1) };
export const completeActSchema = z.object({ ...act, note: reason });
export const checkActSchema = z.object({
  ...act,
  effective: z.preprocess((value) => value === true || value === "true" || value === "yes", z.boolean()),
  note: reason,
});

export const evaluateSchema = z.object({
  ...seen,
  causeFixed: z.preprocess((value) => value === true || value === "true" || value === "yes", z.boolean()),
  summary: words,
});
export const closeSchema = z.object(seen);
export const reopenSchema = z.object({ ...seen, reason });
export const mergeSchema = z.object({ ...seen, intoNo: z.string().trim().toUpperCase().min(1).max(20) });

/** `ref`: waybill number, complaint number, or the id of a partner or leg. */
export const linkSchema = z.object({ ...added, kind: z.enum(LINK_KINDS), ref: z.string().trim().min(1).max(60) });
export const unlinkSchema = z.object({ ...added, linkId: z.string().min(1).max(60) });
export const removeEvidenceSchema = z.object({ ...added, fileId: z.string().min(1).max(60), reason });

export type RegisterInput = z.output<typeof registerSchema>;
export type AmendInput = z.output<typeof amendSchema>;
export type ClaimInput = z.output<typeof claimSchema>;
export type ReleaseInput = z.output<typeof releaseSchema>;
export type HandOverInput = z.output<typeof handOverSchema>;
export type JudgeInput = z.output<typeof judgeSchema>;
export type AnswerInput = z.output<typeof answerSchema>;
export type NoteInput = z.output<typeof noteSchema>;
export type StatementInput = z.output<typeof statementSchema>;
export type CustomerWordsInput = z.output<typeof customerWordsSchema>;
export type PauseInput = z.output<typeof pauseSchema>;
export type ResumeInput = z.output<typeof resumeSchema>;
export type InvestigationInput = z.output<typeof investigationSchema>;
export type FinishInvestigationInput = z.output<typeof finishInvestigationSchema>;
export type ProposalInput = z.output<typeof proposalSchema>;
export type SubmitProposalInput = z.output<typeof submitProposalSchema>;
export type DecideProposalInput = z.output<typeof decideProposalSchema>;
export type CarryOutInput = z.output<typeof carryOutSchema>;
export type ConfirmInput = z.output<typeof confirmSchema>;
export type AddActInput = z.output<typeof addActSchema>;
export type CompleteActInput = z.output<typeof completeActSchema>;
export type CheckActInput = z.output<typeof checkActSchema>;
export type EvaluateInput = z.output<typeof evaluateSchema>;
export type CloseInput = z.output<typeof closeSchema>;
export type ReopenInput = z.output<typeof reopenSchema>;
export type MergeInput = z.output<typeof mergeSchema>;
export type LinkInput = z.output<typeof linkSchema>;
export type UnlinkInput = z.output<typeof unlinkSchema>;
export type RemoveEvidenceInput = z.output<typeof removeEvidenceSchema>;
