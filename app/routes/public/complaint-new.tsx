import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { caseNumber } from "#app/domain/complaints/public-case.server.ts";
import { complainWithoutLink } from "#app/domain/public-tracking/complain.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { publicCtx } from "#app/http/context.server.ts";
import { takePublicComplaint } from "#app/http/public-complaint.server.ts";
import { translateFor } from "#app/i18n/catalogs.ts";
import { ComplaintPage } from "#app/ui/public/complaint-form.tsx";
import { privateHeaders } from "#app/ui/public/page-headers.ts";

export const handle = { static: true };
export const headers = privateHeaders;

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await publicCtx(args);
    const caseToken = new URL(args.request.url).searchParams.get("case") ?? "";
    const number = await caseNumber(ctx, caseToken);
    const done = number === null ? null : { number, token: caseToken };
    return { done, title: translateFor(ctx.locale)("publicComplaints.form.title") };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await publicCtx(args);
    const t = translateFor(ctx.locale);
    const numberLine = (number: string) => t("publicComplaints.form.numberLine", { number });
    const page = { path: "/c/new", trap: "/track" };
    return takePublicComplaint(ctx, args.request, page, (said) => complainWithoutLink(ctx, said, numberLine));
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? "" },
  { name: "robots", content: "noindex, nofollow" },
];

/** A complaint of somebody who has no link. */
export default function NewComplaint() {
  const { done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return <ComplaintPage about={null} done={done} answer={reply} />;
}
