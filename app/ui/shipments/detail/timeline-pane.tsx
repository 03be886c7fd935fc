import { Link, useSearchParams } from "@remix-run/react";
import { deskEventCodes, likelyCode } from "#app/domain/tracking/desk-events.ts";
import type { Direction } from "#app/domain/tracking/direction.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { EventFields } from "#app/ui/tracking/event-fields.tsx";
import { ActForm } from "./act-form.tsx";
import { useDetail } from "./detail-context.tsx";
import { ExceptionsCard } from "./exceptions-card.tsx";
import { TimelineItem } from "./timeline-item.tsx";
import "./timeline.css";

const KINDS = ["all", "event", "message", "exception", "change"] as const;

function RecordCard() {
  const { t } = useI18n();
  const { shipment, stages, now } = useDetail();
  const direction = shipment.direction as Direction;
  const next = stages.find((line) => line.doneAt === null);
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("shipments.detail.record")}</h2>
      </div>
      <div className="card-body detail-record">
        <ActForm intent="record" submit={t("shipments.events.save")}>
          <div className="form-grid">
            <EventFields
              key={next?.stage}
              codes={deskEventCodes([direction])}
              initial={likelyCode(direction, next?.stage ?? null) ?? "NOTE"}
              now={now}
              totalPieces={shipment.pieces}
            />
          </div>
        </ActForm>
      </div>
    </section>
  );
}

/** Middle: the box to record, open exceptions, and everything that happened, newest first. */
export function TimelinePane() {
  const { t } = useI18n();
  const { entries, may } = useDetail();
  const [params] = useSearchParams();
  const kind = KINDS.find((known) => known === params.get("kind")) ?? "all";
  const shown = kind === "all" ? entries : entries.filter((entry) => entry.kind === kind);
  const count = (one: (typeof KINDS)[number]) =>
    one === "all" ? entries.length : entries.filter((entry) => entry.kind === one).length;
  return (
    <div className="detail-pane" data-name="timeline">
      {may.record ? <RecordCard /> : null}
      <ExceptionsCard />
      <section className="card">
        <div className="card-head">
          <h2>{t("shipments.detail.timeline")}</h2>
          <nav className="row-wrap">
            {KINDS.map((one) => (
              <Link
                key={one}
                className="btn btn-small"
                to={one === "all" ? "?" : `?kind=${one}`}
                preventScrollReset
                aria-current={kind === one ? "true" : undefined}
              >
                {t(`shipments.detail.kinds.${one}`)}
                <span className="muted">{count(one)}</span>
              </Link>
            ))}
          </nav>
        </div>
        {shown.length === 0 ? <p className="card-body muted">{t("shipments.detail.nothing")}</p> : null}
        <ol className="timeline">
          {shown.map((entry) => (
            <TimelineItem key={`${entry.kind}-${entry.id}`} entry={entry} />
          ))}
        </ol>
      </section>
    </div>
  );
}
