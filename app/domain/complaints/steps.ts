import type { ComplaintStatus } from "./complaint.ts";

/** What people do to a complaint that moves it on, or may only be done at a certain step. */
export const STEPS = [
  "judge",
  "save_investigation",
  "finish_investigation",
  "save_proposal",
  "submit_proposal",
  "decide_proposal",
  "carry_out",
  "confirm",
  "evaluate",
  "close",
  "reopen",
] as const;
export type Step = (typeof STEPS)[number];

const OPEN: readonly ComplaintStatus[] = [
  "registered",
  "investigating",
  "proposing",
  "approving",
  "carrying_out",
  "confirming",
  "evaluating",
];

/** At which states each step can be taken. Judging again is possible while the complaint is open. */
export const STEP_OF: Record<Step, readonly ComplaintStatus[]> = {
  judge: OPEN,
  save_investigation: ["investigating", "proposing"],
  finish_investigation: ["investigating"],
  save_proposal: ["proposing"],
  submit_proposal: ["proposing"],
  decide_proposal: ["approving"],
  carry_out: ["carrying_out"],
  confirm: ["confirming"],
  evaluate: ["evaluating"],
  close: ["evaluating"],
  reopen: ["closed"],
};

export function stepFits(step: Step, status: ComplaintStatus): boolean {
  return STEP_OF[step].includes(status);
}

/** Things a step may lack; texts under `complaints.missing.<code>`. */
export const MISSING = [
  "party",
  "department",
  "partner",
  "cause",
  "why",
  "findings",
  "options",
  "judgement",
  "severity",
  "answer",
  "telling",
  "verdict",
  "evaluation",
  "act",
  "acts_open",
] as const;
export type Missing = (typeof MISSING)[number];

/** A complaint as the gates see it. */
export interface GateFacts {
  validity: string | null;
  severity: string | null;
  party: string | null;
  department: string | null;
  partnerId: string | null;
  causeCode: string | null;
  /** lines of the 5-why that say something */
  whys: number;
  findings: string;
  /** options of the proposal that is being written */
  options: number;
  /** a person has answered the customer */
  answered: boolean;
  /** the result, or why there is none, was told to the customer */
  fedBack: boolean;
  verdict: string | null;
  causeFixed: boolean | null;
  summary: string;
  acts: number;
  openActs: number;
}

function investigationGaps(facts: GateFacts): Missing[] {
  const gaps: [Missing, boolean][] = [
    ["party", facts.party === null],
    ["department", facts.party === "department" && facts.department === null],
    ["partner", facts.party === "partner" && facts.partnerId === null],
    ["cause", facts.causeCode === null],
    ["why", facts.whys === 0],
    ["findings", facts.findings === ""],
  ];
  return gaps.flatMap(([code, missing]) => (missing ? [code] : []));
}

/** An invalid complaint needs only that the customer was told why. */
function closingGaps(facts: GateFacts): Missing[] {
  const valid = facts.validity === "valid";
  const gaps: [Missing, boolean][] = [
    ["judgement", facts.validity === null],
    ["severity", facts.severity === null],
    ["answer", !facts.answered],
    ["telling", !facts.fedBack],
    ["verdict", valid && facts.verdict !== "accepted"],
    ["evaluation", valid && (facts.causeFixed === null || facts.summary === "")],
    // A cause that is still there needs somebody who does something about it.
    ["act", valid && facts.causeFixed === false && facts.acts === 0],
    ["acts_open", facts.openActs > 0],
  ];
  return gaps.flatMap(([code, missing]) => (missing ? [code] : []));
}

/** What a step still needs before it can be taken: shown on the page, enforced by the command. Pure. */
export function missingFor(step: Step, facts: GateFacts): Missing[] {
  switch (step) {
    case "finish_investigation":
      return investigationGaps(facts);
    case "submit_proposal":
      return facts.options === 0 ? ["options"] : [];
    case "confirm":
      return facts.fedBack ? [] : ["telling"];
    case "close":
      return closingGaps(facts);
    default:
      return [];
  }
}
