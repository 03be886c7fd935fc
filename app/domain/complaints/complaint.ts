import * as z from "zod";

/** The six steps of the loop (S17) as states; `merged` is a duplicate that goes on in another complaint. */
export const COMPLAINT_STATUSES = [
  "registered",
  "investigating",
  "proposing",
  "approving",
  "carrying_out",
  "confirming",
  "evaluating",
  "closed",
  "merged",
] as const;
export type ComplaintStatus = (typeof COMPLAINT_STATUSES)[number];

/** Where a complaint came in. */
export const CHANNELS = [
  "phone",
  "wechat",
  "email",
  "web",
  "walk_in",
  "tracking_page",
  "public_form",
  "partner",
] as const;
export type ComplaintChannel = (typeof CHANNELS)[number];

/** How an answer reached the customer, or his words us. `page`: the customer's own page of the complaint. */
export const WORD_CHANNELS = ["phone", "sms", "email", "wechat", "walk_in", "page"] as const;
export type WordChannel = (typeof WORD_CHANNELS)[number];
/** The ones on which we can send what was written. */
export const SENDING_CHANNELS = ["sms", "email", "wechat"] as const satisfies readonly WordChannel[];

export const COMPLAINANTS = ["consignee", "shipper", "partner", "other"] as const;
export type Complainant = (typeof COMPLAINANTS)[number];

export const SEVERITIES = ["general", "major"] as const;
export type Severity = (typeof SEVERITIES)[number];

export const VALIDITIES = ["valid", "invalid"] as const;
export type Validity = (typeof VALIDITIES)[number];

/** What a person marks when he takes the complaint down; each makes it major. */
export const FLAGS = ["loss", "injury", "dangerous_goods", "media", "regulator"] as const;
export type ComplaintFlag = (typeof FLAGS)[number];

/** Why a complaint is proposed to be major: a flag, or what the program finds by itself. */
export const SIGNS = [...FLAGS, "claim_above_limit", "vip_third", "overdue"] as const;
export type SeveritySign = (typeof SIGNS)[number];

/** Who answers for it. */
export const RESPONSIBLE_PARTIES = ["department", "partner", "customer", "other"] as const;
export type ResponsibleParty = (typeof RESPONSIBLE_PARTIES)[number];

export const DEPARTMENTS = [
  "customer_service",
  "inbound_dispatch",
  "outbound_dispatch",
  "transit_dispatch",
  "fleet",
  "warehouse",
  "linehaul",
  "sales",
  "finance",
] as const;
export type Department = (typeof DEPARTMENTS)[number];

export const ENTRY_KINDS = ["customer", "answer", "auto_reply", "note", "statement", "step", "upward_report"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const LINK_KINDS = ["shipment", "leg", "partner", "complaint"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export const PROPOSAL_STATUSES = ["draft", "submitted", "approved", "rejected"] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/** Who may approve a compensation. `superior`: above the manager, who enters that person's word. */
export const APPROVERS = ["service_agent", "manager", "superior"] as const;
export type Approver = (typeof APPROVERS)[number];

export const VERDICTS = ["accepted", "refused"] as const;
export type Verdict = (typeof VERDICTS)[number];

export const ACT_KINDS = ["corrective", "preventive"] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** The judged severity, or what the signs propose until a person has judged. */
export function effectiveSeverity(complaint: { severity: string | null; proposedSeverity: string }): Severity {
  return (complaint.severity ?? complaint.proposedSeverity) === "major" ? "major" : "general";
}

/** Neither closed nor merged. */
export function isOpenStatus(status: ComplaintStatus): boolean {
  return status !== "closed" && status !== "merged";
}

/** The public form about the shipment of a link. */
export const complaintSchema = z.object({
  contactName: z.string().trim().min(1).max(40),
  contactPhone: z.string().trim().min(1).max(30),
  content: z.string().trim().min(5).max(2_000),
});

export type NewComplaint = z.output<typeof complaintSchema>;

const NUMBER_DIGITS = 4;

/** TS + YYMMDD + sequence of the day, e.g. TS2611210007. */
export function formatComplaintNo(businessDate: string, sequence: number): string {
  return `TS${businessDate.slice(2).replaceAll("-", "")}${String(sequence).padStart(NUMBER_DIGITS, "0")}`;
}

export function isComplaintNo(text: string): boolean {
  return /^TS\d{10,}$/.test(text);
}
