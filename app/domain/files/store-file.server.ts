import type { Ctx } from "#app/platform/ctx.ts";
import { DomainError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { keepBytes } from "./internal/disk.server.ts";
import { nameFits, sniffEvidence } from "./sniff-evidence.ts";
import { sniffType } from "./sniff-type.ts";
import { cleanFileName, FILE_PURPOSES, type FileEntity, type FilePurpose, type FileType } from "./stored-file.ts";

export interface FileToStore {
  bytes: Uint8Array;
  /** as the sender calls it */
  name: string;
  purpose: FilePurpose;
  entity: FileEntity;
  entityId: string;
}

export interface KeptFile {
  id: string;
  name: string;
  contentType: FileType;
  size: number;
  sha256: string;
}

function typeFor({ bytes, name, purpose }: FileToStore): FileType {
  const { types, bytes: most } = FILE_PURPOSES[purpose];
  if (bytes.length > most) {
    throw new DomainError("too_large", { status: 413, params: { mb: most / 1024 / 1024 } });
  }
  const isEvidence = purpose === "evidence";
  const type = isEvidence ? sniffEvidence(bytes) : sniffType(bytes);
  if (type === null || !(types as readonly FileType[]).includes(type)) {
    throw new DomainError(isEvidence ? "evidence_type" : "file_type", {
      status: 422,
      params: isEvidence ? { name } : {},
    });
  }
  if (isEvidence && !nameFits(name, type)) {
    throw new DomainError("file_disguised", { status: 422, params: { name } });
  }
  return type;
}

/**
 * Keeps a file: its bytes on the disk, one row about it. Called before the transaction of the command that needs the file,
 * which has authorised and audits. *Writes* StoredFile. *Throws* `too_large` (413), `file_type`,
 * and of evidence `evidence_type`, `file_disguised` (422).
 */
export async function storeFile(ctx: Ctx, input: FileToStore): Promise<KeptFile> {
  const contentType = typeFor(input);
  const { sha256, path } = await keepBytes(input.bytes);
  const name = cleanFileName(input.name, input.purpose);
  const kept = { id: newId(), name, contentType, size: input.bytes.length, sha256 };
  const { entity, entityId } = input;
  await ctx.db.storedFile.create({
    data: { ...kept, path, entity, entityId, createdAt: ctx.now, createdById: ctx.actor.id },
    select: { id: true },
  });
  return kept;
}
