import type { Approver } from "./complaint.ts";

/** Up to which compensation, in fen, each may approve. */
export interface CompensationLimits {
  agentFen: number;
  managerFen: number;
}

/** Who has to approve a compensation: the service desk by itself, the manager, or somebody above him. Pure. */
export function approverOf(compensationFen: number, { agentFen, managerFen }: CompensationLimits): Approver {
  if (compensationFen <= agentFen) {
    return "service_agent";
  }
  return compensationFen <= managerFen ? "manager" : "superior";
}

/** Whether somebody's own limit covers it, so that submitting it is approving it. Pure. */
export function coversHimself(role: string, approver: Approver): boolean {
  return approver === "service_agent" || (approver === "manager" && role === "manager");
}
