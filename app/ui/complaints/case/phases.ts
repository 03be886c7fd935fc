import type { ComplaintStatus } from "#app/domain/complaints/complaint.ts";

/** The six steps of the loop (S17) as people name them. */
export const PHASES = ["accept", "judge", "investigate", "propose", "carry_out", "conclude"] as const;
export type Phase = (typeof PHASES)[number];
export type PhaseState = "done" | "now" | "later" | "skipped";

const AT: Record<Exclude<ComplaintStatus, "closed" | "merged">, Phase> = {
  registered: "judge",
  investigating: "investigate",
  proposing: "propose",
  approving: "propose",
  carrying_out: "carry_out",
  confirming: "carry_out",
  evaluating: "conclude",
};
/** What an unfounded complaint does not go through. */
const NOT_FOR_INVALID: ReadonlySet<Phase> = new Set(["investigate", "propose"]);

/** How far a case has come. A complaint nobody has taken yet stands at the first step. Pure. */
export function phaseStates(file: {
  status: ComplaintStatus;
  validity: string | null;
  owner: unknown;
}): Record<Phase, PhaseState> {
  const { status, validity, owner } = file;
  const over = status === "closed";
  const at = over || status === "merged" ? null : status === "registered" && owner === null ? "accept" : AT[status];
  const index = at === null ? -1 : PHASES.indexOf(at);
  const states = PHASES.map((phase, place): [Phase, PhaseState] => {
    if (validity === "invalid" && NOT_FOR_INVALID.has(phase)) {
      return [phase, "skipped"];
    }
    return [phase, over || place < index ? "done" : phase === at ? "now" : "later"];
  });
  return Object.fromEntries(states) as Record<Phase, PhaseState>;
}
