import type { ReactNode } from "react";
import type { DeliveryDetail } from "#app/domain/notifications/delivery-queries.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { ChannelName, DeliveryPerson, DeliveryStatusTag, DeliverySubject, useNoticeName } from "./delivery-tags.tsx";

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** One message as it was written, and what is known about it. */
export function DeliveryView({ message, children }: { message: DeliveryDetail; children?: ReactNode }) {
  const { t, f } = useI18n();
  const noticeName = useNoticeName();
  const webhook = message.channel === "webhook";
  const mailSubject = message.channel === "email" ? message.subject : noticeName(message.notice);
  return (
    <article className="card">
      <div className="card-head">
        <h2>{mailSubject}</h2>
        {children}
      </div>
      <dl className="facts card-body">
        <dt>{t("notifications.messages.status")}</dt>
        <dd className="row">
          <DeliveryStatusTag status={message.status} />
          {message.reason ? <span className="muted">{t(`notifications.reasons.${message.reason}`)}</span> : null}
        </dd>
        <dt>{t("notifications.messages.channel")}</dt>
        <dd>
          <ChannelName channel={message.channel} />
        </dd>
        <dt>{t("notifications.mailbox.to")}</dt>
        <dd>
          <DeliveryPerson line={message} /> <span className="mono">{message.recipient}</span>
        </dd>
        {message.waybillNo || message.complaintNo ? (
          <>
            <dt>{t(`notifications.mailbox.${message.complaintNo ? "complaint" : "shipment"}`)}</dt>
            <dd className="mono">
              <DeliverySubject line={message} />
            </dd>
          </>
        ) : null}
        <dt>{t("notifications.messages.created")}</dt>
        <dd>{f.full(message.createdAt)}</dd>
        {message.sentAt ? (
          <>
            <dt>{t("notifications.mailbox.sentAt")}</dt>
            <dd>{f.full(message.sentAt)}</dd>
          </>
        ) : null}
        {webhook || message.purpose !== "notice" ? null : (
          <>
            <dt>{t("notifications.mailbox.template")}</dt>
            <dd>{t(`notifications.mailbox.${message.ownTemplate ? "ownTemplate" : "builtIn"}`)}</dd>
          </>
        )}
      </dl>
      <pre className={`notif-body ${webhook ? "notif-code" : ""}`} lang={message.locale}>
        {webhook ? pretty(message.body) : message.body}
      </pre>
    </article>
  );
}

/** Every attempt at a message, with what the receiver answered. */
export function DeliveryTries({ tries }: { tries: DeliveryDetail["tries"] }) {
  const { t, f } = useI18n();
  if (tries.length === 0) {
    return <p className="muted card-body">{t("notifications.messages.noTries")}</p>;
  }
  return (
    <ol className="notif-tries">
      {tries.map((one) => (
        <li key={one.id}>
          <div className="row row-wrap">
            <span className="nowrap">{f.full(one.at)}</span>
            <DeliveryStatusTag status={one.outcome === "sent" ? "sent" : one.outcome === "retry" ? "failed" : "dead"} />
            {one.reason ? <span>{t(`notifications.reasons.${one.reason}`)}</span> : null}
            {one.httpStatus ? (
              <span className="mono">{t("notifications.messages.httpStatus", { status: one.httpStatus })}</span>
            ) : null}
            <span className="muted">{t("notifications.messages.duration", { ms: one.durationMs })}</span>
          </div>
          {one.response ? <pre className="notif-answer">{one.response}</pre> : null}
        </li>
      ))}
    </ol>
  );
}
