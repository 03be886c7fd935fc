import type { LoaderFunctionArgs } from "@remix-run/node";
import { answer } from "#app/http/answer.server.ts";
import { publicCtx } from "#app/http/context.server.ts";
import { notFound } from "#app/platform/errors.ts";

/** Unknown addresses: answered by the root's error page with status 404. */
export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    await publicCtx(args);
    throw notFound("page");
  });
}

export default function NotFound() {
  return null;
}
