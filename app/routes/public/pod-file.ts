import type { LoaderFunctionArgs } from "@remix-run/node";
import { proofFile } from "#app/domain/public-tracking/proof-file.server.ts";
import { answerApi } from "#app/http/answer.server.ts";
import { publicCtx } from "#app/http/context.server.ts";

const DAY_S = 86_400;

/** A picture of a shipment's proof of delivery, for who holds the link. */
export function loader(args: LoaderFunctionArgs) {
  return answerApi(async () => {
    const ctx = await publicCtx(args);
    const { token = "", fileId = "" } = args.params;
    const file = await proofFile(ctx, token, fileId);
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        "Content-Type": file.contentType,
        "Content-Length": String(file.bytes.length),
        "Cache-Control": `private, max-age=${DAY_S}`,
        "X-Robots-Tag": "noindex",
        "Content-Disposition": "inline",
        "X-Content-Type-Options": "nosniff",
      },
    });
  });
}
