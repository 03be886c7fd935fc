import { record } from "#app/domain/audit/record.server.ts";
import { type KeptFile, storeFile } from "#app/domain/files/store-file.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError, notFound } from "#app/platform/errors.ts";
import type { RemoveEvidenceInput } from "./complaint-forms.ts";
import { complaintByToken } from "./complaint-token.server.ts";
import { assertOpen, findComplaint } from "./internal/with-complaint.server.ts";
import { complaintFact, writeStep } from "./internal/write-entry.server.ts";
import { mayRemoveEvidence, mayWorkOnComplaints } from "./policy.ts";

/** Files one complaint may have: more than that is somebody filling the disk. */
export const MOST_FILES = 30;

export interface NewEvidence {
  /** as the sender calls it */
  name: string;
  bytes: Uint8Array;
}

async function assertRoom(db: DbOrTx, complaintId: string): Promise<void> {
  if ((await db.storedFile.count({ where: { entity: "complaint", entityId: complaintId } })) >= MOST_FILES) {
    throw new DomainError("too_many_files", { status: 409, params: { most: MOST_FILES } });
  }
}

async function keep(ctx: Ctx, complaintNo: string, file: NewEvidence): Promise<KeptFile> {
  const complaint = await ctx.db.complaint.findUnique({ where: { complaintNo } });
  if (!complaint) {
    throw notFound("complaint");
  }
  assertOpen(complaint);
  await assertRoom(ctx.db, complaint.id);
  const kept = await storeFile(ctx, { ...file, purpose: "evidence", entity: "complaint", entityId: complaint.id });
  await inTransaction(ctx, async (tx) => {
    const { id, name, contentType, size, sha256 } = kept;
    const fact = complaintFact("complaint.evidence_added", complaint, { fileId: id });
    await record(tx, ctx, { ...fact, details: { fileId: id, name, contentType, size, sha256 } });
  });
  return kept;
}

/**
 * Keeps a piece of evidence (证据): its type is what its bytes are, its size is limited, it is only ever saved, never shown
 * in our pages. *Writes* StoredFile. *Emits* `complaint.evidence_added`.
 * *Throws* `forbidden`, `not_found`, `complaint_closed`, `too_many_files`, `too_large` (413), `file_type`,
 * `file_disguised` (422).
 */
export async function addEvidence(ctx: Ctx, complaintNo: string, file: NewEvidence): Promise<KeptFile> {
  assertMay(mayWorkOnComplaints(ctx.actor));
  return keep(ctx, complaintNo, file);
}

/** The customer hands it in on his own page. *Throws* as `addEvidence`. */
export async function customerAddsEvidence(ctx: Ctx, token: string, file: NewEvidence): Promise<KeptFile> {
  const { complaintNo } = await complaintByToken(ctx.db, token);
  return keep(ctx, complaintNo, file);
}

/**
 * Takes back a file that was put there by mistake; that it was there, and what it was, stays on record.
 * *Writes* StoredFile, ComplaintEntry. *Emits* `complaint.evidence_removed`. *Throws* `forbidden`, `not_found`.
 */
export async function removeEvidence(ctx: Ctx, { complaintNo, fileId, reason }: RemoveEvidenceInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const complaint = await findComplaint(tx, complaintNo);
    assertOpen(complaint);
    const file = await tx.storedFile.findFirst({
      where: { id: fileId, entity: "complaint", entityId: complaint.id },
    });
    if (!file) {
      throw notFound("file");
    }
    assertMay(mayRemoveEvidence(ctx.actor, file));
    await tx.storedFile.delete({ where: { id: fileId }, select: { id: true } });
    const { name, sha256, contentType, size } = file;
    await writeStep(tx, ctx, complaint, "evidence_removed", { text: reason, details: { name } });
    const fact = complaintFact("complaint.evidence_removed", complaint, { fileId });
    await record(tx, ctx, { ...fact, details: { fileId, name, contentType, size, sha256, reason } });
  });
}
