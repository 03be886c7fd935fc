import { Form, Link, useSearchParams } from "@remix-run/react";
import { RESENDABLE } from "#app/domain/notifications/channels.ts";
import type { DeliveryLine } from "#app/domain/notifications/delivery-queries.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { listHref } from "./delivery-filters.tsx";
import { ChannelName, DeliveryPerson, DeliveryStatusTag, DeliverySubject, useNoticeName } from "./delivery-tags.tsx";

const columns = ["status", "notice", "channel", "recipient", "shipment", "created", "due", "attempts"] as const;

function Row({ line }: { line: DeliveryLine }) {
  const { t, f } = useI18n();
  const [query] = useSearchParams();
  const noticeName = useNoticeName();
  return (
    <tr aria-selected={query.get("open") === line.id || undefined}>
      <td>
        <span className="row">
          <DeliveryStatusTag status={line.status} />
          {line.reason ? <span className="muted">{t(`notifications.reasons.${line.reason}`)}</span> : null}
        </span>
      </td>
      <td>
        <Link to={listHref(query, { open: line.id })} preventScrollReset>
          {noticeName(line.notice)}
        </Link>
      </td>
      <td>
        <ChannelName channel={line.channel} />
      </td>
      <td>
        <DeliveryPerson line={line} /> <span className="mono muted">{line.recipient}</span>
      </td>
      <td className="mono">
        <DeliverySubject line={line} />
      </td>
      <td>{f.dateTime(line.createdAt)}</td>
      <td>{line.status === "failed" || line.status === "pending" ? f.dateTime(line.dueAt) : "—"}</td>
      <td className="num">{line.attempts}</td>
      <td>
        {RESENDABLE.includes(line.status) ? (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="id" value={line.id} />
            <button className="btn btn-small">{t("notifications.messages.resend")}</button>
          </Form>
        ) : null}
      </td>
    </tr>
  );
}

/** Messages as a table, each with the way to send it again. */
export function DeliveryTable({ lines }: { lines: readonly DeliveryLine[] }) {
  const { t } = useI18n();
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`notifications.messages.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">{t("common.more")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.id} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
