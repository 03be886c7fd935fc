import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { unsubscribe } from "#app/domain/notifications/unsubscribe.server.ts";
import { answerApi } from "#app/http/answer.server.ts";
import { publicCtx } from "#app/http/context.server.ts";

/** A person who follows the header's address gets the page. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/u/${params.token}`);

/** `POST /api/unsubscribe/:token`: the mail program's own button (RFC 8058). Always the same answer: it gives nothing away. */
export function action(args: ActionFunctionArgs) {
  return answerApi(async () => {
    await unsubscribe(await publicCtx(args), args.params.token ?? "");
    return new Response(null, { status: 202 });
  });
}
