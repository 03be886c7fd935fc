import type { TrackingPage } from "#app/domain/public-tracking/tracking-page.server.ts";
import { type LineMilestone, lineRank, type Milestone, PROGRESS_STEPS } from "#app/domain/tracking/milestone.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Tag, type Tone } from "#app/ui/kit/tag.tsx";

const tones: Record<Milestone, Tone> = {
  unknown: "planned",
  pending: "planned",
  picked_up: "moving",
  in_transit: "moving",
  on_hold: "waiting",
  delivery_delayed: "late",
  ready_for_pickup: "waiting",
  out_for_delivery: "moving",
  delivery_failed: "exception",
  delivered: "done",
  return_to_sender: "exception",
  cancelled: "exception",
};

type HeadProps = Pick<
  TrackingPage,
  | "milestone"
  | "milestoneAt"
  | "reached"
  | "partial"
  | "attempt"
  | "deliveryMode"
  | "waybillNo"
  | "externalNo"
  | "terminal"
>;

/** Goods that wait for their consignee stand at the step of the delivery. */
function stepOf(reached: LineMilestone): number {
  const step = reached === "ready_for_pickup" ? "out_for_delivery" : reached;
  return PROGRESS_STEPS.findIndex((known) => lineRank(known) >= lineRank(step));
}

function Steps({
  reached,
  deliveryMode,
  complete,
}: {
  reached: LineMilestone;
  deliveryMode: string;
  complete: boolean;
}) {
  const { t } = useI18n();
  const current = stepOf(reached);
  return (
    <ol className="public-steps" aria-label={t("publicTracking.steps.label")}>
      {PROGRESS_STEPS.map((step, index) => {
        const state = index < current || (index === current && complete) ? "done" : index === current ? "now" : "next";
        const name = step === "out_for_delivery" && deliveryMode === "self_pickup" ? "ready_for_pickup" : step;
        return (
          <li key={step} data-state={state} aria-current={state === "now" ? "step" : undefined}>
            <span className="public-step-mark">{state === "done" ? <Icon name="check" /> : index + 1}</span>
            {t(`publicTracking.steps.${name}`)}
            <span className="sr-only">{t(`publicTracking.steps.${state}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** What matters first: where the goods are, in the customer's words. */
export function TrackingHead(props: HeadProps) {
  const { milestone, milestoneAt, reached, partial, attempt, deliveryMode, waybillNo, externalNo, terminal } = props;
  const { t, f } = useI18n();
  const onTheWay = reached !== "return_to_sender" && reached !== "cancelled" && reached !== "unknown";
  return (
    <section className="card public-head">
      <p className="public-numbers">
        <span>
          {t("publicTracking.number")} <b className="mono">{waybillNo}</b>
        </span>
        {externalNo ? (
          <span>
            {t("publicTracking.senderNumber")} <span className="mono">{externalNo}</span>
          </span>
        ) : null}
      </p>
      <h1>{t(`tracking.milestones.${milestone}`)}</h1>
      <div className="row-wrap">
        {partial ? (
          <Tag tone={tones[partial.milestone]}>
            {t(`tracking.partial.${partial.milestone}`, { done: partial.done, total: partial.total })}
          </Tag>
        ) : null}
        {attempt > 1 ? <Tag tone="waiting">{t("publicTracking.attempt", { n: attempt })}</Tag> : null}
        {milestoneAt ? <span className="muted">{f.full(milestoneAt)}</span> : null}
      </div>
      <p className="public-says">{t(`publicTracking.says.${milestone}`)}</p>
      {onTheWay ? <Steps reached={reached} deliveryMode={deliveryMode} complete={terminal} /> : null}
    </section>
  );
}
