import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useNavigate } from "@remix-run/react";
import { claimComplaint } from "#app/domain/complaints/claim-complaint.server.ts";
import { claimSchema } from "#app/domain/complaints/complaint-forms.ts";
import { complaintCounts, complaintQueue } from "#app/domain/complaints/complaint-queue.server.ts";
import { queueFilterSchema } from "#app/domain/complaints/complaint-view.ts";
import { mayRegisterComplaint, mayWorkOnComplaints } from "#app/domain/complaints/policy.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { parseForm } from "#app/http/forms.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { AnswerWatch } from "#app/ui/complaints/answer-watch.tsx";
import { QueueFilters, QueueTabs } from "#app/ui/complaints/queue/queue-filters.tsx";
import { EmptyQueue, QueueFoot } from "#app/ui/complaints/queue/queue-foot.tsx";
import { queueParams } from "#app/ui/complaints/queue/queue-params.ts";
import { QueueTable } from "#app/ui/complaints/queue/queue-table.tsx";
import { useFlashes } from "#app/ui/complaints/queue/use-flashes.ts";
import { useQueueKeys } from "#app/ui/complaints/queue/use-queue-keys.ts";
import { isRefusal, RefusalBanner } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import "#app/ui/complaints/queue/queue.css";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const params = new URL(args.request.url).searchParams;
    const filter = queueFilterSchema.parse(Object.fromEntries(params));
    const after = params.get("after");
    const [page, counts] = await Promise.all([complaintQueue(ctx, filter, after), complaintCounts(ctx)]);
    return {
      ...page,
      filter,
      counts,
      paged: after !== null,
      now: ctx.now,
      may: { work: mayWorkOnComplaints(ctx.actor), register: mayRegisterComplaint(ctx.actor) },
    };
  });
}

/** The one act of the queue: taking a complaint in hand. */
export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const input = await parseForm(args.request, claimSchema);
    await claimComplaint(ctx, input);
    return { claimed: input.complaintNo };
  });
}

/** The loser of a race sees at once who has it. */
export function shouldRevalidate({
  actionStatus,
  defaultShouldRevalidate,
}: {
  actionStatus?: number;
  defaultShouldRevalidate: boolean;
}) {
  return actionStatus === 409 || defaultShouldRevalidate;
}

export default function Complaints() {
  const { rows, next, filter, counts, paged, now, may } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useI18n();
  const navigate = useNavigate();
  const flashes = useFlashes();
  useQueueKeys(() => may.register && navigate("/complaints/new"));
  const query = queueParams(filter);
  return (
    <div className="page cmp-page">
      <div className="page-head">
        <h1>{t("complaints.queue.title")}</h1>
        <div className="actions">
          <Link className="btn" to="/complaints/statistics">
            <Icon name="columns" />
            {t("complaints.queue.statistics")}
          </Link>
          <a className="btn" href={`/complaints/export?${query}`} download>
            <Icon name="download" />
            {t("common.export")}
          </a>
          {may.register ? (
            <Link className="btn btn-primary" to="/complaints/new">
              <Icon name="plus" />
              {t("complaints.queue.register")}
            </Link>
          ) : null}
        </div>
      </div>
      {isRefusal(reply) ? <RefusalBanner refusal={reply} /> : null}
      <QueueTabs filter={filter} counts={counts} />
      <QueueFilters filter={filter} />
      <AnswerWatch>
        {rows.length === 0 ? (
          <EmptyQueue filter={filter} mayRegister={may.register} />
        ) : (
          <QueueTable rows={rows} now={now} flashes={flashes} mayClaim={may.work} />
        )}
      </AnswerWatch>
      <QueueFoot filter={filter} shown={rows.length} next={next} paged={paged} />
    </div>
  );
}
