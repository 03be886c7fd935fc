import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { readDeliveryFilter } from "#app/domain/notifications/delivery-filter.server.ts";
import { deliveryDetail, listDeliveries } from "#app/domain/notifications/delivery-queries.server.ts";
import { noticeSettings } from "#app/domain/notifications/settings.server.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { DeliveryFilters, listHref } from "#app/ui/notifications/delivery-filters.tsx";
import { ChannelName, DeliveryStatusTag, useNoticeName } from "#app/ui/notifications/delivery-tags.tsx";
import { DeliveryView } from "#app/ui/notifications/delivery-view.tsx";
import "#app/ui/notifications/notifications.css";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const query = new URL(args.request.url).searchParams;
    const page = await listDeliveries(ctx, readDeliveryFilter(query), query.get("before"));
    const open = query.get("open") ?? page.lines[0]?.id;
    const detail = open ? await deliveryDetail(ctx, open) : null;
    return { ...page, detail, demo: noticeSettings().demo, filtered: [...query.keys()].some((key) => key !== "open") };
  });
}

export default function Mailbox() {
  const { lines, next, detail, demo, filtered } = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  const { t, f } = useI18n();
  const noticeName = useNoticeName();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("notifications.mailbox.title")}</h1>
        <span className="muted">
          {t("notifications.mailbox.hint")}
          {demo ? t("notifications.mailbox.demoHint") : null}
        </span>
      </div>
      <DeliveryFilters withStatus />
      {lines.length === 0 ? (
        <Empty title={t(filtered ? "notifications.mailbox.noFound" : "notifications.mailbox.empty")}>
          {filtered ? null : <span>{t("notifications.mailbox.emptyHint")}</span>}
        </Empty>
      ) : (
        <div className="notif-split">
          <div className="card">
            <div className="notif-list">
              {lines.map((line) => (
                <Link
                  key={line.id}
                  to={listHref(query, { open: line.id })}
                  aria-current={detail?.id === line.id ? "true" : undefined}
                  preventScrollReset
                >
                  <strong>{noticeName(line.notice)}</strong>
                  <span className="muted">{f.dateTime(line.createdAt)}</span>
                  <span className="row notif-snippet">
                    <ChannelName channel={line.channel} />
                    <span className="truncate">
                      {line.person?.name ?? line.customerName} {line.recipient}
                    </span>
                  </span>
                  <span className="row notif-snippet">
                    <span className="mono">{line.complaintNo ?? line.waybillNo}</span>
                    <DeliveryStatusTag status={line.status} />
                  </span>
                </Link>
              ))}
            </div>
            <div className="pager notif-pager">
              {query.get("before") ? (
                <Link to={listHref(query, { before: null, open: null })}>{t("common.first")}</Link>
              ) : null}
              {next ? <Link to={listHref(query, { before: next, open: null })}>{t("common.next")}</Link> : null}
            </div>
          </div>
          {detail ? <DeliveryView message={detail} /> : <Empty title={t("notifications.mailbox.pick")} />}
        </div>
      )}
    </div>
  );
}
