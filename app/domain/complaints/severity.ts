import { type ComplaintFlag, FLAGS, type Severity, type SeveritySign } from "./complaint.ts";

/** The complaint of a VIP that is one too many within `VIP_WINDOW_MS`. */
export const VIP_COUNT = 3;
/** Thirty days, ms. */
export const VIP_WINDOW_MS = 30 * 86_400_000;

/** What the severity of a complaint is judged by. */
export interface SeverityFacts {
  /** marked by a person */
  flags: readonly ComplaintFlag[];
  /** goods of a linked shipment are on record as lost */
  lost: boolean;
  /** fen; null when nothing is claimed */
  claimFen: number | null;
  /** a claim above it is major, fen */
  claimLimitFen: number;
  vip: boolean;
  /** complaints of this customer in the last 30 days, this one among them */
  recentComplaints: number;
  /** an alert raised it because a deadline was missed */
  overdue: boolean;
}

/** Proposes how severe a complaint is, and by which signs (S17/S18). A person confirms or overrides. Pure. */
export function proposeSeverity(facts: SeverityFacts): { severity: Severity; signs: SeveritySign[] } {
  const signs: SeveritySign[] = FLAGS.filter((flag) => facts.flags.includes(flag) || (flag === "loss" && facts.lost));
  if (facts.claimFen !== null && facts.claimFen > facts.claimLimitFen) {
    signs.push("claim_above_limit");
  }
  if (facts.vip && facts.recentComplaints >= VIP_COUNT) {
    signs.push("vip_third");
  }
  if (facts.overdue) {
    signs.push("overdue");
  }
  return { severity: signs.length > 0 ? "major" : "general", signs };
}
