import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { customerDecides, customerSays } from "#app/domain/complaints/public-answer.server.ts";
import { caseNumber, findPublicCase } from "#app/domain/complaints/public-case.server.ts";
import { customerSaysSchema, customerVerdictSchema } from "#app/domain/complaints/public-form.ts";
import { complainByLink, complaintSubject } from "#app/domain/public-tracking/complain.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { publicCtx } from "#app/http/context.server.ts";
import { parseInput } from "#app/http/forms.server.ts";
import { keepTyped } from "#app/http/keep-typed.server.ts";
import { readPublicForm, takePublicComplaint } from "#app/http/public-complaint.server.ts";
import { translateFor } from "#app/i18n/catalogs.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { env } from "#app/platform/env.server.ts";
import { limit } from "#app/platform/rate-limit.server.ts";
import { CaseView } from "#app/ui/public/case-view.tsx";
import { ComplaintPage } from "#app/ui/public/complaint-form.tsx";
import { MissingLink } from "#app/ui/public/missing-link.tsx";
import { privateHeaders } from "#app/ui/public/page-headers.ts";

export const handle = { static: true };
export const headers = privateHeaders;

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await publicCtx(args);
    const t = translateFor(ctx.locale);
    const token = args.params.token ?? "";
    const params = new URL(args.request.url).searchParams;
    const page = await findPublicCase(ctx, token);
    if (page) {
      const title = t("publicComplaints.case.title", { number: page.complaintNo });
      const said = params.get("said");
      return { page, form: null, token, said, title, phone: env.COMPANY_PHONE };
    }
    // A tracking link does as well: it leads to the form about its shipment.
    const { waybillNo } = await complaintSubject(ctx, token);
    const caseToken = params.get("case") ?? "";
    const number = await caseNumber(ctx, caseToken);
    const done = number === null ? null : { number, token: caseToken };
    const title = t("publicComplaints.form.title");
    return { page: null, form: { waybillNo, done }, token, said: null, title, phone: env.COMPANY_PHONE };
  });
}

/** Words, files or the verdict of the customer on his own page. */
async function takeWords(ctx: Ctx, request: Request, token: string): Promise<Response> {
  await limit("publicForm", `case-address:${ctx.ip}`);
  await limit("publicForm", `case:${token}`);
  const { raw, typed, files } = await readPublicForm(request);
  const confirms = raw.intent === "confirm";
  await keepTyped(typed, async () => {
    if (!confirms) {
      await customerSays(ctx, token, { ...parseInput(customerSaysSchema, raw), files });
      return;
    }
    const said = parseInput(customerVerdictSchema, raw);
    const words = said.words || translateFor(ctx.locale)("publicComplaints.confirm.acceptedWords");
    await customerDecides(ctx, token, { ...said, words });
  });
  // With a place of its own: else the browser keeps the form's, below the thanks.
  return redirect(`/c/${token}?said=${confirms ? String(raw.verdict) : "words"}#told`);
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await publicCtx(args);
    const token = args.params.token ?? "";
    if (await findPublicCase(ctx, token)) {
      return takeWords(ctx, args.request, token);
    }
    await complaintSubject(ctx, token);
    const page = { path: `/c/${token}`, trap: `/t/${token}` };
    return takePublicComplaint(ctx, args.request, page, (said) => complainByLink(ctx, token, said));
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? "404" },
  { name: "robots", content: "noindex, nofollow" },
];

/** The customer's own page of a complaint; with a tracking link the form about its shipment. */
export default function ComplaintCase() {
  const { page, form, token, said, phone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (page) {
    return <CaseView page={page} said={said} phone={phone} answer={reply} />;
  }
  return <ComplaintPage about={{ waybillNo: form.waybillNo, token }} done={form.done} answer={reply} />;
}

export function ErrorBoundary() {
  return <MissingLink />;
}
