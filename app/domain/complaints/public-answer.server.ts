import type { Ctx } from "#app/platform/ctx.ts";
import { DomainError, invalid } from "#app/platform/errors.ts";
import { customerAddsEvidence, MOST_FILES, type NewEvidence } from "./add-evidence.server.ts";
import { complaintByToken } from "./complaint-token.server.ts";
import { customerConfirmsByToken } from "./confirm-outcome.server.ts";
import { publicCase } from "./public-case.server.ts";
import { checkPublicFiles } from "./public-files.ts";
import type { CustomerVerdict } from "./public-form.ts";
import { customerWritesByToken } from "./record-customer-words.server.ts";

/**
 * The customer adds words or files on his own page. All of it is looked at before any of it is kept.
 * *Writes* what `customerWritesByToken` and `customerAddsEvidence` write. *Throws* `not_found`, `invalid` (nothing was
 * said), `complaint_closed`, `too_many_files`, and of files as `checkPublicFiles`.
 */
export async function customerSays(
  ctx: Ctx,
  token: string,
  { text, files }: { text: string; files: readonly NewEvidence[] },
): Promise<void> {
  const { id } = await complaintByToken(ctx.db, token);
  if (text === "" && files.length === 0) {
    throw invalid([{ field: "text", code: "required" }]);
  }
  checkPublicFiles(files);
  const kept = await ctx.db.storedFile.count({ where: { entity: "complaint", entityId: id } });
  if (files.length > 0 && kept + files.length > MOST_FILES) {
    throw new DomainError("too_many_files", { status: 409, params: { most: MOST_FILES } });
  }
  if (text !== "") {
    await customerWritesByToken(ctx, token, text);
  }
  for (const file of files) {
    await customerAddsEvidence(ctx, token, file);
  }
}

/**
 * The customer accepts the result he has read, or not. *Writes* what `customerConfirmsByToken` writes.
 * *Throws* `not_found`, `case_moved_on` (409: there is another result, or none), `complaint_step`.
 */
export async function customerDecides(ctx: Ctx, token: string, said: CustomerVerdict): Promise<void> {
  const { result } = await publicCase(ctx, token);
  if (result?.id !== said.result) {
    throw new DomainError("case_moved_on", { status: 409 });
  }
  await customerConfirmsByToken(ctx, token, said);
}
