import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { complaintSchema, isComplaintNo } from "#app/domain/complaints/complaint.ts";
import { complainByLink, complaintSubject, isComplaintOf } from "#app/domain/public-tracking/complain.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { publicCtx } from "#app/http/context.server.ts";
import { parseInput, readForm } from "#app/http/forms.server.ts";
import { keepTyped } from "#app/http/keep-typed.server.ts";
import { translateFor } from "#app/i18n/catalogs.ts";
import { limit } from "#app/platform/rate-limit.server.ts";
import { ComplaintDone, ComplaintForm } from "#app/ui/public/complaint-form.tsx";
import { MissingLink } from "#app/ui/public/missing-link.tsx";
import { privateHeaders } from "#app/ui/public/page-headers.ts";

export const handle = { static: true };
export const headers = privateHeaders;

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await publicCtx(args);
    const token = args.params.token ?? "";
    const { waybillNo } = await complaintSubject(ctx, token);
    const number = new URL(args.request.url).searchParams.get("number") ?? "";
    const done = isComplaintNo(number) && (await isComplaintOf(ctx, token, number)) ? number : null;
    return { token, waybillNo, done, title: translateFor(ctx.locale)("publicTracking.complaint.title") };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await publicCtx(args);
    const token = args.params.token ?? "";
    await complaintSubject(ctx, token);
    await limit("publicForm", ctx.ip);
    const raw = await readForm(args.request);
    if (raw.website) {
      // only a program fills in what nobody sees
      return redirect(`/t/${token}`);
    }
    const number = await keepTyped(raw, () => complainByLink(ctx, token, parseInput(complaintSchema, raw)));
    return redirect(`/t/${token}/complaint?number=${number}`);
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
  return done ? (
    <ComplaintDone token={token} number={done} />
  ) : (
    <ComplaintForm token={token} waybillNo={waybillNo} answer={reply} />
  );
}

export function ErrorBoundary() {
  return <MissingLink />;
}
