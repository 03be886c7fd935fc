import * as z from "zod";
import {
  type ActKind,
  type Approver,
  CHANNELS,
  COMPLAINT_STATUSES,
  type Complainant,
  type ComplaintChannel,
  type ComplaintFlag,
  type ComplaintStatus,
  type EntryKind,
  type LinkKind,
  type ProposalStatus,
  RESPONSIBLE_PARTIES,
  type ResponsibleParty,
  type Severity,
  type SeveritySign,
  type Validity,
  type Verdict,
} from "./complaint.ts";
import type { Missing, Step } from "./steps.ts";

export const QUEUE_VIEWS = ["open", "mine", "unclaimed", "overdue", "major", "closed", "all"] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

const blank = (value: unknown) => (value === "" || value === undefined ? null : value);

/** The queue's filter as it stands in the address; what is wrong there is no filter. */
export const queueFilterSchema = z.object({
  view: z.enum(QUEUE_VIEWS).catch("open"),
  status: z.preprocess(blank, z.enum(COMPLAINT_STATUSES).nullable()).catch(null),
  party: z.preprocess(blank, z.enum(RESPONSIBLE_PARTIES).nullable()).catch(null),
  channel: z.preprocess(blank, z.enum(CHANNELS).nullable()).catch(null),
  text: z.string().trim().max(60).catch(""),
});
export type QueueFilter = z.output<typeof queueFilterSchema>;

/** The clock that is due next. `kind`: first_response, resolution, next_reply, acknowledgement. */
export interface NearestClock {
  kind: string;
  dueAt: Date;
  pausedAt: Date | null;
}

export interface QueueRow {
  id: string;
  complaintNo: string;
  version: number;
  status: ComplaintStatus;
  /** judged, or proposed by the signs */
  severity: Severity;
  /** a person has judged how severe it is */
  judged: boolean;
  signs: SeveritySign[];
  channel: ComplaintChannel;
  contactName: string;
  /** masked */
  contactPhone: string;
  /** the first words of it */
  excerpt: string;
  party: ResponsibleParty | null;
  owner: { id: string; name: string } | null;
  shipment: { id: string; waybillNo: string } | null;
  createdAt: Date;
  closedAt: Date | null;
  /** null: nothing runs; a paused resolution clock is shown when no other runs */
  clock: NearestClock | null;
}

export interface QueuePage {
  rows: QueueRow[];
  /** cursor of the page after it */
  next: string | null;
}

export interface ComplaintCounts {
  open: number;
  mine: number;
  mineOverdue: number;
  unclaimed: number;
  overdue: number;
  major: number;
}

export interface EntryView {
  id: string;
  at: Date;
  cycle: number;
  kind: EntryKind;
  channel: string | null;
  text: string;
  promisedAt: Date | null;
  /** of a step: {step, …}; of a statement: {by} */
  details: Record<string, unknown>;
  actorName: string;
}

export interface ProposalView {
  id: string;
  no: number;
  cycle: number;
  options: { title: string; text: string; compensationFen: number }[];
  chosen: number;
  compensationFen: number;
  status: ProposalStatus;
  approverRole: Approver | null;
  proposedById: string;
  proposedByName: string;
  createdAt: Date;
  decidedAt: Date | null;
  decidedByName: string | null;
  decision: string;
}

export interface ActView {
  id: string;
  version: number;
  kind: ActKind;
  text: string;
  ownerId: string | null;
  ownerName: string;
  dueAt: Date;
  doneAt: Date | null;
  doneNote: string;
  checkDueAt: Date | null;
  checkedAt: Date | null;
  checkedByName: string | null;
  effective: boolean | null;
  checkNote: string;
  late: boolean;
}

export interface LinkView {
  id: string;
  kind: LinkKind;
  refId: string;
  /** waybill number, complaint number, name of the partner */
  label: string;
  /** where it leads to; null for what has no page */
  href: string | null;
}

export interface EvidenceView {
  id: string;
  name: string;
  contentType: string;
  size: number;
  createdAt: Date;
  /** whom it came from; null: the customer */
  byName: string | null;
  createdById: string;
}

/** Another complaint in a list beside this one. */
export interface ComplaintLine {
  id: string;
  complaintNo: string;
  status: ComplaintStatus;
  severity: Severity;
  excerpt: string;
  createdAt: Date;
}

/** Everything the page of one complaint shows, without clocks, alerts and the plan. */
export interface ComplaintFile {
  id: string;
  complaintNo: string;
  version: number;
  status: ComplaintStatus;
  cycle: number;
  open: boolean;
  channel: ComplaintChannel;
  contactName: string;
  /** masked; the whole number by `revealComplaintPhone` */
  contactPhone: string;
  contactEmail: string | null;
  locale: string;
  complainant: Complainant;
  customer: { id: string; name: string; class: string; hasEmail: boolean; hasWechat: boolean } | null;
  shipment: { id: string; waybillNo: string } | null;
  content: string;
  remedy: string;
  claimFen: number | null;
  occurredAt: Date | null;
  flags: ComplaintFlag[];
  signs: SeveritySign[];
  proposedSeverity: Severity;
  severity: Severity | null;
  /** judged, or proposed by the signs */
  effectiveSeverity: Severity;
  severityReason: string;
  validity: Validity | null;
  judgeReason: string;
  judgedAt: Date | null;
  judgedByName: string | null;
  owner: { id: string; name: string; since: Date | null } | null;
  party: ResponsibleParty | null;
  partnerId: string | null;
  partnerName: string | null;
  department: string | null;
  causeCode: string | null;
  whys: { why: string; because: string }[];
  findings: string;
  compensationFen: number | null;
  verdict: Verdict | null;
  causeFixed: boolean | null;
  summary: string;
  mergedInto: { id: string; complaintNo: string } | null;
  /** duplicates that go on here */
  mergedFrom: ComplaintLine[];
  nextDueAt: Date | null;
  firstRespondedAt: Date | null;
  pausedAt: Date | null;
  fedBackAt: Date | null;
  settledAt: Date | null;
  closedAt: Date | null;
  createdAt: Date;
  createdByName: string;
  updatedAt: Date;
  entries: EntryView[];
  /** the last one counts */
  proposals: ProposalView[];
  acts: ActView[];
  links: LinkView[];
  evidence: EvidenceView[];
  /** open complaints of the same person or about the same shipment: perhaps the same matter */
  similar: ComplaintLine[];
  /** what each step the reader may take at this state still needs; absent: it cannot be taken now, or not by him */
  steps: Partial<Record<Step, Missing[]>>;
  may: {
    work: boolean;
    judge: boolean;
    handOver: boolean;
    decide: boolean;
    close: boolean;
    reopen: boolean;
    statement: boolean;
    seePhone: boolean;
  };
  /** of approval, fen */
  limits: { agentFen: number; managerFen: number };
}
