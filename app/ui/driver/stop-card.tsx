import { displayPhone } from "#app/domain/customers/phone.ts";
import type { TaskKind } from "#app/domain/dispatch/dispatch-need.ts";
import { isOpenStop, type StopView } from "#app/domain/driver/trip-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";
import { Tag, type Tone } from "#app/ui/kit/tag.tsx";
import { CompleteForm } from "./complete-form.tsx";
import { FailForm } from "./fail-form.tsx";
import { HiddenFields } from "./form-parts.tsx";
import { LoadFacts } from "./load-rows.tsx";
import { NavigateLinks } from "./navigate-links.tsx";
import { useAct } from "./use-stop-form.ts";

const tones: Record<string, Tone> = {
  planned: "planned",
  arrived: "moving",
  done: "done",
  failed: "exception",
  skipped: "waiting",
};
const icons: Record<TaskKind, IconName> = { pickup: "upload", delivery: "box", transfer: "split" };

function When({ stop }: { stop: StopView }) {
  const { t, f } = useI18n();
  const { status, doneAt, plannedAt, windowFrom, windowTo } = stop;
  if (!isOpenStop(stop) && doneAt) {
    return <>{t(`driver.stop.at.${status === "done" ? "done" : "failed"}`, { time: f.time(doneAt) })}</>;
  }
  const window =
    windowFrom && windowTo ? t("driver.stop.window", { from: f.time(windowFrom), to: f.time(windowTo) }) : null;
  const planned = plannedAt ? t("driver.stop.planned", { time: f.time(plannedAt) }) : null;
  return <>{[planned, window].filter(Boolean).join(" · ")}</>;
}

function Arrive({ tripId, stop, formKey }: { tripId: string; stop: StopView; formKey: string }) {
  const { t } = useI18n();
  const { enhanced, act } = useAct();
  const title = `${t("driver.act.arrive")} · ${stop.title}`;
  return (
    <form
      method="post"
      onSubmit={(event) => {
        if (enhanced) {
          event.preventDefault();
          void act({ type: "arrive", tripId, stopId: stop.id }, title);
        }
      }}
    >
      <HiddenFields intent="arrive" stopId={stop.id} formKey={formKey} />
      <button className="btn btn-primary driver-big">
        <Icon name="pin" />
        {t("driver.act.arrive")}
      </button>
    </form>
  );
}

function Acts({ tripId, stop, formKey }: { tripId: string; stop: StopView; formKey: string }) {
  const { t } = useI18n();
  const arrived = stop.status === "arrived";
  return (
    <div className="driver-acts">
      {arrived ? null : <Arrive tripId={tripId} stop={stop} formKey={formKey} />}
      <details className="driver-act" open={arrived}>
        <summary className="driver-big">
          <Icon name="check" />
          {t(`driver.act.${stop.kind}`)}
          <Icon name="down" />
        </summary>
        <CompleteForm tripId={tripId} stop={stop} formKey={formKey} />
      </details>
      <details className="driver-act">
        <summary className="driver-big">
          <Icon name="warning" />
          {t(`driver.fail.${stop.kind}`)}
          <Icon name="down" />
        </summary>
        <FailForm tripId={tripId} stop={stop} formKey={formKey} />
      </details>
    </div>
  );
}

interface StopCardProps {
  tripId: string;
  stop: StopView;
  /** the place in the order, from 1 */
  n: number;
  /** shown open */
  current: boolean;
  /** the trip is under way */
  underWay: boolean;
  formKey: string;
}

/** One stop: where, whom to call, what to hand over, and the acts. */
export function StopCard({ tripId, stop, n, current, underWay, formKey }: StopCardProps) {
  const { t } = useI18n();
  return (
    <details className="card driver-stop" open={current} data-status={stop.status} id={`stop-${stop.id}`}>
      <summary>
        <span className="driver-stop-n">{n}</span>
        <span className="grow">
          <span className="spread">
            <b>{stop.title}</b>
            <Tag tone={tones[stop.status] ?? "planned"}>{t(`driver.stop.status.${stop.status}`)}</Tag>
          </span>
          <span className="muted driver-stop-line">
            <Icon name={icons[stop.kind]} />
            {t(`driver.kinds.${stop.kind}`)}
            <span>
              <When stop={stop} />
            </span>
            {stop.pending ? (
              <span className="driver-pending">
                <Icon name="clock" /> {t("driver.queue.waiting")}
              </span>
            ) : null}
          </span>
        </span>
      </summary>
      <div className="driver-stop-body">
        {stop.address ? <p className="driver-address">{stop.address}</p> : null}
        <div className="driver-links">
          {stop.phone ? (
            <a className="btn" href={`tel:${stop.phone}`}>
              <Icon name="phone" />
              {displayPhone(stop.phone)}
            </a>
          ) : null}
          <NavigateLinks stop={stop} />
        </div>
        <LoadFacts stop={stop} />
        {underWay && isOpenStop(stop) ? <Acts tripId={tripId} stop={stop} formKey={formKey} /> : null}
      </div>
    </details>
  );
}
