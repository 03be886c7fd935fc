import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { caseNumber } from "#app/domain/complaints/public-case.server.ts";
import { complainByLink, complaintSubject } from "#app/domain/public-tracking/complain.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { publicCtx } from "#app/http/context.server.ts";
import { takePublicComplaint } from "#app/http/public-complaint.server.ts";
import { translateFor } from "#app/i18n/catalogs.ts";
import { ComplaintPage } from "#app/ui/public/complaint-form.tsx";
import { MissingLink } from "#app/ui/public/missing-link.tsx";
import { privateHeaders } from "#app/ui/public/page-headers.ts";

export const handle = { static: true };
export const headers = privateHeaders;

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await publicCtx(args);
    const token = args.params.token ?? "";
    const { waybillNo } = await complaintSubject(ctx, token);
    const caseToken = new URL(args.request.url).searchParams.get("case") ?? "";
    const number = await caseNumber(ctx, caseToken);
    const done = number === null ? null : { number, token: caseToken };
    return { token, waybillNo, done, title: translateFor(ctx.locale)("publicComplaints.form.title") };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await publicCtx(args);
    const token = args.params.token ?? "";
    await complaintSubject(ctx, token);
    const page = { path: `/t/${token}/complaint`, trap: `/t/${token}` };
    return takePublicComplaint(ctx, args.request, page, (said) => complainByLink(ctx, token, said));
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? "404" },
  { name: "robots", content: "noindex, nofollow" },
];

/** A customer's complaint about the shipment of the link. */
export default function Complaint() {
  const { token, waybillNo, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return <ComplaintPage about={{ waybillNo, token }} done={done} answer={reply} />;
}

export function ErrorBoundary() {
  return <MissingLink />;
}
