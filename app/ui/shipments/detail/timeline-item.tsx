import { Link } from "@remix-run/react";
import { eventDefinition, isEventCode } from "#app/domain/tracking/event-codes.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";
import { Tag, type Tone } from "#app/ui/kit/tag.tsx";
import { milestoneTone } from "#app/ui/tracking/milestone-tag.tsx";
import { ActForm } from "./act-form.tsx";
import { type EventLine, type TimelineLine, useDetail } from "./detail-context.tsx";

const ICONS: Record<TimelineLine["kind"], IconName> = {
  event: "pin",
  message: "mail",
  exception: "warning",
  change: "user",
};
const DELIVERY_TONES: Record<string, Tone> = { sent: "done", failed: "late", dead: "exception", suppressed: "planned" };

function toneOf(entry: TimelineLine): Tone {
  if (entry.kind === "exception") {
    return entry.state === "closed" ? "done" : "exception";
  }
  if (entry.kind !== "event" || !isEventCode(entry.code)) {
    return "planned";
  }
  const { milestone, opensException } = eventDefinition(entry.code);
  return opensException ? "exception" : milestone ? milestoneTone(milestone) : "planned";
}

function EventDetails({ event }: { event: EventLine }) {
  const { t } = useI18n();
  const { shipment } = useDetail();
  const pieces = event.pieces === null ? null : t("tracking.somePieces", { pieces: event.pieces });
  return (
    <p className="timeline-facts">
      {shipment.pieces > 1 && pieces ? <span>{pieces}</span> : null}
      {event.place ? <span>{event.place}</span> : null}
      {event.trip ? (
        <Link to={`/trips/${event.trip.id}`}>
          {event.trip.plate} {event.trip.tripNo}
        </Link>
      ) : null}
      {event.partnerNo ? <span>{t("shipments.detail.partnerNo", { no: event.partnerNo })}</span> : null}
      {event.reason ? <span>{t(`tracking.exceptions.${event.reason}`)}</span> : null}
      {event.note ? <span>{event.note}</span> : null}
      {event.photoFileIds.map((id, index) => (
        <a key={id} href={`/files/${id}`} target="_blank" rel="noreferrer">
          {t("shipments.detail.photo", { n: index + 1 })}
        </a>
      ))}
    </p>
  );
}

function EventFoot({ event }: { event: EventLine }) {
  const { t, f } = useI18n();
  const { may, now } = useDetail();
  return (
    <>
      {event.recordedAt ? (
        <span className="timeline-late">
          {t("shipments.detail.reportedLate", { time: f.dateTime(event.recordedAt, now) })}
        </span>
      ) : null}
      {event.voided ? (
        <p className="text-exception timeline-void">
          {t("shipments.detail.voidedBy", { name: event.voided.by, time: f.dateTime(event.voided.at, now) })}
          {event.voided.note ? ` — ${event.voided.note}` : null}
        </p>
      ) : null}
      {may.void && !event.voided && event.code !== "WAYBILL_CREATED" ? (
        <ActForm
          intent="void"
          label={t("shipments.detail.void")}
          submit={t("shipments.detail.void")}
          hidden={{ eventId: event.id }}
          danger
        >
          <TextField
            name="note"
            label={t("shipments.detail.voidNote")}
            hint={t("shipments.detail.voidHint")}
            required
            maxLength={300}
          />
        </ActForm>
      ) : null}
    </>
  );
}

function Title({ entry }: { entry: TimelineLine }) {
  const { t } = useI18n();
  switch (entry.kind) {
    case "event":
      return t(`tracking.events.${entry.code}`);
    case "exception":
      return t(entry.state === "opened" ? "shipments.detail.exceptionOpened" : "shipments.detail.exceptionClosed", {
        name: t(`tracking.exceptions.${entry.code}`),
      });
    case "message": {
      const kind = entry.notice.split(":")[0] ?? "";
      const notice =
        kind === "delivered_partial" ? t("tracking.notices.delivered_partial") : t(`tracking.milestones.${kind}`);
      return t("shipments.detail.message", { notice, channel: t(`shipments.detail.channels.${entry.channel}`) });
    }
    case "change": {
      const key = `shipments.detail.changes.${entry.event.replaceAll(".", "_")}`;
      const said = t(key);
      return said === key ? t("shipments.detail.changes.other") : said;
    }
  }
}

function Details({ entry }: { entry: TimelineLine }) {
  const { t } = useI18n();
  if (entry.kind === "event") {
    return <EventDetails event={entry} />;
  }
  if (entry.kind === "message") {
    return (
      <p className="timeline-facts">
        <Tag tone={DELIVERY_TONES[entry.status] ?? "waiting"}>
          {t(`shipments.detail.deliveryStates.${entry.status}`)}
        </Tag>
        <span className="mono">{entry.recipient}</span>
      </p>
    );
  }
  if (entry.kind === "exception") {
    const eventText = entry.text && isEventCode(entry.text) ? t(`tracking.events.${entry.text}`) : entry.text;
    return eventText ? <p className="timeline-facts">{eventText}</p> : null;
  }
  const fields = entry.fields.map((field) => t(`shipments.detail.changedFields.${field}`));
  return fields.length > 0 ? <p className="timeline-facts">{fields.join(" · ")}</p> : null;
}

/** One line of the timeline. What was taken back is struck through and says by whom and why. */
export function TimelineItem({ entry }: { entry: TimelineLine }) {
  const { t, f } = useI18n();
  const { now } = useDetail();
  const voided = entry.kind === "event" && entry.voided !== null;
  const by =
    entry.kind === "event"
      ? t("shipments.detail.by", { name: entry.by, source: t(`tracking.sources.${entry.source}`) })
      : entry.kind === "message"
        ? ""
        : entry.by;
  return (
    <li className={`timeline-item tone-line-${toneOf(entry)}`} data-voided={voided || undefined}>
      <span className="timeline-icon">
        <Icon name={ICONS[entry.kind]} />
      </span>
      <time dateTime={entry.at.toISOString()} title={f.full(entry.at)}>
        {f.dateTime(entry.at, now)}
      </time>
      <div className="timeline-body">
        <strong>
          <Title entry={entry} />
        </strong>
        <span className="muted timeline-by">{by}</span>
        <Details entry={entry} />
        {entry.kind === "event" ? <EventFoot event={entry} /> : null}
      </div>
    </li>
  );
}
