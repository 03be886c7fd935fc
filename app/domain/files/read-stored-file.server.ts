import { recordAudit } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError, notFound } from "#app/platform/errors.ts";
import { readBytes } from "./internal/disk.server.ts";
import { mayReadFile } from "./policy.ts";

export interface StoredBytes {
  id: string;
  name: string;
  contentType: string;
  entity: string;
  entityId: string;
  bytes: Buffer;
}

async function load(db: DbOrTx, id: string) {
  const file = await db.storedFile.findUnique({ where: { id } });
  if (!file) {
    throw notFound("file");
  }
  return file;
}

async function withBytes(file: Awaited<ReturnType<typeof load>>): Promise<StoredBytes> {
  const bytes = await readBytes(file.sha256);
  if (bytes === null) {
    throw new DomainError("file_gone", { status: 410 });
  }
  const { id, name, contentType, entity, entityId } = file;
  return { id, name, contentType, entity, entityId, bytes };
}

/**
 * A file for a command that has authorised by itself: a job, a customer's tracking link (which must check that the file
 * belongs to its own shipment). *Throws* `not_found`, and `file_gone` (410) when the disk has lost it.
 */
export async function loadStoredFile(db: DbOrTx, id: string): Promise<StoredBytes> {
  return withBytes(await load(db, id));
}

/**
 * A file for whoever may see the thing it belongs to. A list leaves the house with everybody's phone in it, so its
 * download is put on record. *Writes* AuditEntry for lists. *Throws* `not_found`, `forbidden`, `file_gone`.
 */
export async function readStoredFile(ctx: Ctx, id: string): Promise<StoredBytes> {
  const file = await load(ctx.db, id);
  assertMay(mayReadFile(ctx.actor, file));
  const stored = await withBytes(file);
  if (file.entity === "arrival_list") {
    const { entity, entityId } = file;
    const fact = { event: "file.downloaded", entity, entityId, details: { fileId: id, name: file.name } };
    await inTransaction(ctx, (tx) => recordAudit(tx, ctx, fact));
  }
  return stored;
}
