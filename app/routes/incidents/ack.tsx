import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { acknowledgeByToken, ackState } from "#app/domain/alerts/acknowledge-by-token.server.ts";
import { noticeSettings } from "#app/domain/notifications/settings.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { publicCtx } from "#app/http/context.server.ts";
import { translateFor } from "#app/i18n/catalogs.ts";
import { AckPage } from "#app/ui/incidents/ack-page.tsx";
import { privateHeaders } from "#app/ui/public/page-headers.ts";

/** Sent without any script: it has to work on whatever phone the message came to. */
export const handle = { static: true };
export const headers = privateHeaders;

/** Opening the link changes nothing: mail programs open links by themselves. */
export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await publicCtx(args);
    const { companyName: company, companyPhone: phone } = noticeSettings();
    const title = translateFor(ctx.locale)("alerts.ack.title");
    return { ack: await ackState(ctx, args.params.token ?? ""), company, phone, title };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => acknowledgeByToken(await publicCtx(args), args.params.token ?? ""));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? "404" },
  { name: "robots", content: "noindex, nofollow" },
];

/** What the link in an alert's message opens: number and severity, and the one button. */
export default function Ack() {
  const { ack, company, phone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return <AckPage ack={reply?.ok ? reply.result : ack} company={company} phone={phone} />;
}
