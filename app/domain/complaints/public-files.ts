import { nameFits, sniffEvidence } from "#app/domain/files/sniff-evidence.ts";
import type { FileType } from "#app/domain/files/stored-file.ts";
import { DomainError } from "#app/platform/errors.ts";
import { PUBLIC_FILES } from "./public-form.ts";

/** What strangers may hand in: no archives and nothing that could carry a program. */
const TYPES: readonly FileType[] = ["image/jpeg", "image/png", "image/webp", "image/heic", "application/pdf"];

const refused = (code: string, params: Record<string, string | number>, status = 422) =>
  new DomainError(code, { status, params });

/**
 * Looks at all files of a form before anything of it is kept, so that one wrong file does not leave half a complaint.
 * *Throws* `public_files_most`, `public_file_big` (413), `public_file_type`, `file_disguised` (422), each with the name.
 */
export function checkPublicFiles(files: readonly { name: string; bytes: Uint8Array }[]): void {
  const { most, eachMib } = PUBLIC_FILES;
  if (files.length > most) {
    throw refused("public_files_most", { most });
  }
  for (const { name, bytes } of files) {
    if (bytes.length > eachMib * 1024 * 1024) {
      throw refused("public_file_big", { name, mb: eachMib }, 413);
    }
    const type = sniffEvidence(bytes);
    if (type === null || !TYPES.includes(type)) {
      throw refused("public_file_type", { name });
    }
    if (!nameFits(name, type)) {
      throw refused("file_disguised", { name });
    }
  }
}
