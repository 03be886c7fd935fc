import type { ActionFunctionArgs } from "@remix-run/node";
import * as z from "zod";
import { handInPicture } from "#app/domain/driver/hand-in-picture.server.ts";
import { answerApi } from "#app/http/answer.server.ts";
import { parseInput } from "#app/http/forms.server.ts";
import { requireDriver } from "#app/http/require-driver.server.ts";
import { readUpload } from "#app/http/upload.server.ts";

const pictureSchema = z.object({
  key: z.uuid(),
  purpose: z.enum(["photo", "signature"]),
  shipmentId: z.string().min(1).max(40),
  file: z.instanceof(File),
});

/** A signature or photo, before the act that names it. */
export function action(args: ActionFunctionArgs) {
  return answerApi(async () => {
    const ctx = await requireDriver(args);
    const form = await readUpload(args.request);
    const { file, ...picture } = parseInput(pictureSchema, Object.fromEntries(form));
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { fileId: await handInPicture(ctx, { ...picture, bytes }) };
  });
}
