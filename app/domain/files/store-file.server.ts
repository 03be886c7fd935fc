import type { Ctx } from "#app/platform/ctx.ts";
import { DomainError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { keepBytes } from "./internal/disk.server.ts";
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

function typeFor(bytes: Uint8Array, purpose: FilePurpose): FileType {
  const { types, bytes: most } = FILE_PURPOSES[purpose];
  if (bytes.length > most) {
    throw new DomainError("too_large", { status: 413, params: { mb: most / 1024 / 1024 } });
  }
  const type = sniffType(bytes);
  if (type === null || !(types as readonly FileType[]).includes(type)) {
    throw new DomainError("file_type", { status: 422 });
  }
  return type;
}

/**
 * Keeps a file: its bytes on the disk, one row about it. Called before the transaction of the command that needs the file,
 * which has authorised and audits. *Writes* StoredFile. *Throws* `too_large` (413), `file_type` (422).
 */
export async function storeFile(ctx: Ctx, input: FileToStore): Promise<KeptFile> {
  const contentType = typeFor(input.bytes, input.purpose);
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
