import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { RESENDABLE } from "#app/domain/notifications/channels.ts";
import { readDeliveryFilter } from "#app/domain/notifications/delivery-filter.server.ts";
import { countDeliveries, deliveryDetail, listDeliveries } from "#app/domain/notifications/delivery-queries.server.ts";
import { resendDeliveries } from "#app/domain/notifications/resend-deliveries.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { redirectWithToast } from "#app/http/toast.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { FormProblems } from "#app/ui/kit/form.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { DeliveryFilters, listHref } from "#app/ui/notifications/delivery-filters.tsx";
import { DeliveryTable } from "#app/ui/notifications/delivery-table.tsx";
import { DeliveryTries, DeliveryView } from "#app/ui/notifications/delivery-view.tsx";
import { ResendAll } from "#app/ui/notifications/resend-all.tsx";
import "#app/ui/notifications/notifications.css";

/** The list opens with what needs a person; `view=all` shows everything. */
function filterOf(query: URLSearchParams) {
  const filter = readDeliveryFilter(query);
  const problemsOnly = query.get("view") !== "all" && !filter.status;
  return { ...filter, ...(problemsOnly ? { status: [...RESENDABLE] } : {}) };
}

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const query = new URL(args.request.url).searchParams;
    const filter = filterOf(query);
    const open = query.get("open");
    const [page, counts, detail] = await Promise.all([
      listDeliveries(ctx, filter, query.get("before")),
      countDeliveries(ctx, filter),
      open ? deliveryDetail(ctx, open) : null,
    ]);
    return { ...page, counts, detail };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const url = new URL(args.request.url);
    const form = await args.request.formData();
    const ids = form.getAll("id").map(String);
    const which = form.get("intent") === "all" ? { filter: filterOf(url.searchParams) } : { ids };
    const { resent } = await resendDeliveries(ctx, which);
    const key = resent > 0 ? "notifications.messages.resent" : "notifications.messages.resentNone";
    return redirectWithToast(`${url.pathname}${url.search}`, {
      key,
      params: { n: resent },
      tone: resent > 0 ? "done" : "problem",
    });
  });
}

export default function Messages() {
  const { lines, next, counts, detail } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const [query] = useSearchParams();
  const { t } = useI18n();
  const all = query.get("view") === "all";
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("notifications.messages.title")}</h1>
        <div className="notif-counts">
          <Tag tone="planned">{t("notifications.messages.waiting", { n: counts.pending })}</Tag>
          <Tag tone={counts.failed > 0 ? "waiting" : "done"}>
            {t("notifications.messages.failedCount", { n: counts.failed })}
          </Tag>
          <Tag tone={counts.dead > 0 ? "exception" : "done"}>
            {t("notifications.messages.deadCount", { n: counts.dead })}
          </Tag>
        </div>
        <div className="actions">
          <ResendAll count={counts.resendable} />
        </div>
      </div>
      <nav className="tabs">
        <Link to="?" aria-current={all ? undefined : "page"}>
          {t("notifications.messages.tabs.problems")}
        </Link>
        <Link to="?view=all" aria-current={all ? "page" : undefined}>
          {t("notifications.messages.tabs.all")}
        </Link>
      </nav>
      <DeliveryFilters withStatus keep={["view"]} />
      <FormProblems answer={reply}>{null}</FormProblems>
      {lines.length === 0 ? (
        <Empty title={t(all ? "notifications.messages.empty" : "notifications.messages.emptyProblems")} />
      ) : (
        <DeliveryTable lines={lines} />
      )}
      <div className="pager">
        {query.get("before") ? <Link to={listHref(query, { before: null })}>{t("common.first")}</Link> : null}
        {next ? <Link to={listHref(query, { before: next })}>{t("common.next")}</Link> : null}
      </div>
      {detail ? (
        <section className="stack" aria-label={t("notifications.messages.tries")}>
          <DeliveryView message={detail}>
            <Form method="post">
              <input type="hidden" name="id" value={detail.id} />
              {RESENDABLE.includes(detail.status) ? (
                <button className="btn">{t("notifications.messages.resend")}</button>
              ) : null}
            </Form>
          </DeliveryView>
          <div className="card">
            <div className="card-head">
              <h2>{t("notifications.messages.tries")}</h2>
            </div>
            <DeliveryTries tries={detail.tries} />
          </div>
        </section>
      ) : null}
    </div>
  );
}
