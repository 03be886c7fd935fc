import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { alertTimeline } from "#app/domain/alerts/alert-timeline.server.ts";
import { mayReportUpward } from "#app/domain/alerts/policy.ts";
import { upwardReportsOf } from "#app/domain/alerts/upward-report.server.ts";
import { clocksOf } from "#app/domain/clocks/clock-queries.server.ts";
import { complaintFile } from "#app/domain/complaints/complaint-file.server.ts";
import { complaintChoices } from "#app/domain/complaints/complaint-people.server.ts";
import { FILE_PURPOSES } from "#app/domain/files/stored-file.ts";
import { planRunOf } from "#app/domain/incidents/incident-queries.server.ts";
import { messagesOfComplaint } from "#app/domain/notifications/messages-of-complaint.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { assertSmall } from "#app/http/assert-small.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { formToObject, readForm } from "#app/http/forms.server.ts";
import { withInstants } from "#app/http/local-times.server.ts";
import { redirectWithToast } from "#app/http/toast.server.ts";
import { readUpload } from "#app/http/upload.server.ts";
import { filesOf } from "#app/http/uploaded-files.server.ts";
import { CasePage } from "#app/ui/complaints/case/case-page.tsx";
import { type CaseDone, runCaseAct } from "./complaint-acts.server.ts";

const MIB = 1024 * 1024;
/** The longest texts of a form of the page, many times over, bytes. */
const FORM_BYTES = 256 * 1024;
/** Of all files together, MiB. */
const UPLOAD_MB = 64;
const TIMES = ["promisedAt", "occurredAt", "dueAt", "checkDueAt"];

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const file = await complaintFile(ctx, args.params.no ?? "");
    const { id } = file;
    const [clocks, alerts, reports, plan, messages, choices] = await Promise.all([
      clocksOf(ctx, "complaint", id),
      alertTimeline(ctx, "complaint", id),
      upwardReportsOf(ctx, "complaint", id),
      planRunOf(ctx, "complaint", id),
      messagesOfComplaint(ctx, id),
      complaintChoices(ctx),
    ]);
    return {
      ...{ file, clocks, alerts, reports, plan, messages },
      ...choices,
      ...{ userId: ctx.actor.id, role: ctx.actor.role, now: ctx.now },
      mayReport: mayReportUpward(ctx.actor),
      fileMb: FILE_PURPOSES.evidence.bytes / MIB,
    };
  });
}

async function readBody(request: Request) {
  if (request.headers.get("content-type")?.startsWith("multipart/")) {
    const form = await readUpload(request, UPLOAD_MB);
    return { raw: formToObject(form), files: filesOf(form, "files") };
  }
  assertSmall(request, FORM_BYTES);
  return { raw: await readForm(request), files: [] };
}

/** A browser without script is sent back to the page, so that loading it again repeats nothing. */
const isPlainPost = (request: Request) => request.headers.get("accept")?.includes("text/html") === true;

export function action(args: ActionFunctionArgs) {
  return answerAction<CaseDone>(async () => {
    const ctx = await requireDesk(args);
    const { raw, files } = await readBody(args.request);
    const complaintNo = args.params.no ?? "";
    const form = withInstants({ ...raw, complaintNo }, ctx.user.timeZone, TIMES);
    const result = await runCaseAct(ctx, form, files);
    if (isPlainPost(args.request) && !result.phone) {
      return (await redirectWithToast(`/complaints/${complaintNo}`, { key: result.toast })) as never;
    }
    return result;
  });
}

/** Which lines are shown is decided in the browser; a refusal because of somebody else shows what he did. */
export function shouldRevalidate(change: {
  currentUrl: URL;
  nextUrl: URL;
  formAction?: string;
  actionStatus?: number;
  defaultShouldRevalidate: boolean;
}) {
  const { currentUrl, nextUrl, formAction, actionStatus, defaultShouldRevalidate } = change;
  const onlyShown =
    formAction === undefined && currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search;
  return actionStatus === 409 || (!onlyShown && defaultShouldRevalidate);
}

export default function Complaint() {
  const { alerts, reports, plan, mayReport, ...data } = useLoaderData<typeof loader>();
  const root = useRouteLoaderData<{ company: string }>("root");
  const posted = useActionData<typeof action>();
  return (
    <CasePage
      key={data.file.id}
      data={{ ...data, posted, company: root?.company ?? "" }}
      beside={{ alerts, reports, plan, mayReport }}
    />
  );
}
