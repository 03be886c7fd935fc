import type { Tx } from "#app/platform/db/db-types.ts";
import { DomainError } from "#app/platform/errors.ts";
import { type GateFacts, type Missing, missingFor, type Step } from "../steps.ts";
import type { ComplaintRow } from "./with-complaint.server.ts";

interface ProposalLike {
  options: unknown;
  status: string;
  cycle: number;
}

/** The facts of the gates from a complaint's rows. Pure. */
export function gateFacts(
  row: ComplaintRow,
  proposal: ProposalLike | null,
  acts: readonly { doneAt: Date | null }[],
): GateFacts {
  const written = proposal?.status === "draft" ? (proposal.options as unknown[]) : [];
  return {
    validity: row.validity,
    severity: row.severity,
    party: row.party,
    department: row.department,
    partnerId: row.partnerId,
    causeCode: row.causeCode,
    whys: (row.whys as unknown[]).length,
    findings: row.findings,
    options: written.length,
    answered: row.firstRespondedAt !== null,
    fedBack: row.fedBackAt !== null,
    verdict: row.verdict,
    causeFixed: row.causeFixed,
    summary: row.summary,
    acts: acts.length,
    openActs: acts.filter((act) => act.doneAt === null).length,
  };
}

export function lastProposal(tx: Tx, complaintId: string) {
  return tx.complaintProposal.findFirst({ where: { complaintId }, orderBy: { no: "desc" } });
}

/**
 * Lets a step through only with everything it needs. *Throws* `complaint_incomplete` (409): `data.missing` says what is
 * missing, `data.openActs` which measures are still open.
 */
export async function assertComplete(tx: Tx, step: Step, complaintId: string): Promise<void> {
  const row = await tx.complaint.findUniqueOrThrow({ where: { id: complaintId } });
  const acts = await tx.correctiveAct.findMany({
    where: { complaintId },
    select: { id: true, text: true, ownerName: true, dueAt: true, doneAt: true },
    orderBy: { dueAt: "asc" },
  });
  const missing: Missing[] = missingFor(step, gateFacts(row, await lastProposal(tx, complaintId), acts));
  if (missing.length > 0) {
    const openActs = acts
      .filter((act) => act.doneAt === null)
      .map(({ id, text, ownerName, dueAt }) => ({ id, text, ownerName, dueAt: dueAt.toISOString() }));
    const onlyActs = missing.length === 1 && missing[0] === "acts_open";
    throw new DomainError(onlyActs ? "acts_open" : "complaint_incomplete", {
      status: 409,
      params: { count: onlyActs ? openActs.length : missing.length },
      data: { step, missing, openActs },
    });
  }
}
