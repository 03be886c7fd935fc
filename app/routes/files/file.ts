import type { LoaderFunctionArgs } from "@remix-run/node";
import { readStoredFile } from "#app/domain/files/read-stored-file.server.ts";
import { isShown } from "#app/domain/files/stored-file.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/context.server.ts";
import { fileResponse } from "#app/http/file-response.server.ts";

/** `GET /files/:id`: a file for those who may see what it belongs to. Pictures are shown, all others and evidence saved. */
export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireUser(args);
    const file = await readStoredFile(ctx, args.params.id ?? "");
    return fileResponse(file, isShown(file) ? "inline" : "attachment");
  });
}
