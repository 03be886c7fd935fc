import type { AlertRecipientView, AlertView } from "#app/domain/alerts/alert.ts";
import type { Channel, DeliveryStatus } from "#app/domain/notifications/channels.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Tag, type Tone } from "#app/ui/kit/tag.tsx";
import { TimeLeft } from "#app/ui/kit/time-left.tsx";
import { ChannelName, DeliveryStatusTag } from "#app/ui/notifications/delivery-tags.tsx";
import "./alerts.css";

const TONES: Record<string, Tone> = { warning: "waiting", breach: "late", escalation: "exception" };

/** One person: every way he was told by with what became of it, and the ways he has not. */
function Person({ person }: { person: AlertRecipientView }) {
  const { t, f } = useI18n();
  return (
    <li className="alert-person">
      <span className="nowrap">
        {person.name} <span className="muted">{t(`alerts.roles.${person.role}`)}</span>
      </span>
      {person.deliveries.map(({ id, channel, status, reason, sentAt }) => (
        <span key={id} className="row nowrap">
          <ChannelName channel={channel as Channel} />
          <DeliveryStatusTag status={status as DeliveryStatus} />
          {sentAt ? <span className="muted">{f.time(sentAt)}</span> : null}
          {reason ? <span className="muted">{t(`notifications.reasons.${reason}`)}</span> : null}
        </span>
      ))}
      {person.skipped.map(({ channel, reason }) => (
        <span key={channel} className="row nowrap muted">
          <ChannelName channel={channel as Channel} />
          {t(`alerts.timeline.skipped.${reason}`)}
        </span>
      ))}
      {person.acknowledgedAt ? (
        <span className="row nowrap text-done">
          <Icon name="check" />
          {t("alerts.timeline.read", { time: f.dateTime(person.acknowledgedAt) })}
        </span>
      ) : null}
    </li>
  );
}

function Standing({ alert, now }: { alert: AlertView; now: Date }) {
  const { t, f } = useI18n();
  if (!alert.firedAt) {
    return <TimeLeft dueAt={alert.dueAt} now={now} />;
  }
  if (alert.acknowledgedAt) {
    const values = { name: alert.acknowledgedName ?? "", time: f.dateTime(alert.acknowledgedAt) };
    return <span className="text-done">{t("alerts.timeline.acknowledged", values)}</span>;
  }
  return <span className="muted">{t("alerts.timeline.unacknowledged")}</span>;
}

function Entry({ alert, now }: { alert: AlertView; now: Date }) {
  const { t, f } = useI18n();
  const { kind, level, clockKind, cycle, title, act, firedAt, dueAt, recipients, roles } = alert;
  const coming = firedAt === null;
  return (
    <li className={`alert-entry ${coming ? "alert-coming" : ""}`}>
      <div className="row-wrap">
        <Tag tone={coming ? "planned" : (TONES[kind] ?? "waiting")} icon={coming ? "clock" : undefined}>
          {t(`alerts.kinds.${kind}`, { level })}
        </Tag>
        <strong>
          {t(`alerts.clocks.${clockKind}`)}
          {title ? ` · ${title}` : null}
        </strong>
        {cycle > 1 ? <span className="muted">{t("alerts.timeline.cycle", { n: cycle })}</span> : null}
        {act === "notify" ? null : <Tag tone="moving">{t(`alerts.timeline.acts.${act}`)}</Tag>}
        <span className="muted">
          {firedAt
            ? `${t("alerts.timeline.due", { time: f.dateTime(dueAt) })} · ${t("alerts.timeline.fired", { time: f.dateTime(firedAt) })}`
            : t("alerts.timeline.coming", { time: f.dateTime(dueAt) })}
        </span>
        <Standing alert={alert} now={now} />
      </div>
      {coming ? (
        <p className="muted">{roles.map((role) => t(`alerts.roles.${role}`)).join(" · ")}</p>
      ) : recipients.length === 0 ? (
        <p className="muted">{t("alerts.timeline.nobody")}</p>
      ) : (
        <ul>
          {recipients.map((person) => (
            <Person key={person.id} person={person} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** Every alert of a case: when it was due and sent, to whom by which way, who acknowledged it; and what comes next. */
export function AlertTimeline({ alerts, now }: { alerts: readonly AlertView[]; now: Date }) {
  const { t } = useI18n();
  if (alerts.length === 0) {
    return <Empty title={t("alerts.timeline.empty")}>{t("alerts.timeline.emptyHint")}</Empty>;
  }
  return (
    <ol className="alert-timeline">
      {alerts.map((alert) => (
        <Entry
          key={alert.id ?? `${alert.clockKind} ${alert.title} ${alert.kind} ${alert.level} ${alert.cycle}`}
          alert={alert}
          now={now}
        />
      ))}
    </ol>
  );
}
