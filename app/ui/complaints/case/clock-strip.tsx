import type { ClockView } from "#app/domain/clocks/clock-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { TextAreaField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Countdown } from "../countdown.tsx";
import { useCase } from "./case-context.tsx";
import { PromiseField } from "./case-fields.tsx";
import { CaseForm } from "./case-form.tsx";
import { ClockWhy } from "./clock-why.tsx";

/** The clock for the result may be paused: with the reason, and a time at which the customer hears from us. */
function PauseAct({ clock }: { clock: ClockView }) {
  const { t } = useI18n();
  const { file } = useCase();
  if (clock.kind !== "resolution" || clock.outcome !== "open" || !file.may.work) {
    return null;
  }
  if (clock.pausedAt) {
    return <CaseForm intent="resume" submit={t("complaints.case.resume")} />;
  }
  return (
    <CaseForm intent="pause" label={t("complaints.case.pause")} submit={t("complaints.case.pause")} icon="pause" quiet>
      {(was) => (
        <>
          <TextAreaField
            name="reason"
            label={t("complaints.case.pauseReason")}
            required
            maxLength={1_000}
            defaultValue={was("reason")}
          />
          <PromiseField name="promisedAt" required defaultValue={was("promisedAt")} />
        </>
      )}
    </CaseForm>
  );
}

function Outcome({ clock }: { clock: ClockView }) {
  const { t, f } = useI18n();
  const { now } = useCase();
  const { outcome, stoppedAt } = clock;
  if (outcome === "open") {
    return <Countdown dueAt={clock.dueAt} pausedAt={clock.pausedAt} now={now} />;
  }
  const tone = outcome === "met" ? "text-done" : outcome === "missed" ? "text-late" : "muted";
  const icon = outcome === "met" ? "check" : outcome === "missed" ? "warning" : "close";
  return (
    <span className={`cmp-clock ${tone}`}>
      <Icon name={icon} />
      {t(`complaints.case.outcomes.${outcome}`)}
      {stoppedAt ? <small className="muted">{f.dateTime(stoppedAt, now)}</small> : null}
    </span>
  );
}

function Clock({ clock }: { clock: ClockView }) {
  const { t, f } = useI18n();
  const { now } = useCase();
  return (
    <li className="cmp-clock-card" data-outcome={clock.outcome}>
      <span className="cmp-clock-name">
        {t(`complaints.clocks.${clock.kind}`)}
        {clock.cycle > 1 ? <small className="muted"> {t("complaints.case.nth", { n: clock.cycle })}</small> : null}
      </span>
      <Outcome clock={clock} />
      <small className="muted nowrap">{t("complaints.case.dueAt", { time: f.dateTime(clock.dueAt, now) })}</small>
      <ClockWhy clock={clock} now={now} />
      <PauseAct clock={clock} />
    </li>
  );
}

/** Which clocks to show at once: those that run, and of the ended kinds the last one; the others are folded away. */
export function splitClocks(clocks: readonly ClockView[]): { shown: ClockView[]; earlier: ClockView[] } {
  const latest = new Map<string, number>();
  for (const { kind, cycle } of clocks) {
    latest.set(kind, Math.max(cycle, latest.get(kind) ?? 0));
  }
  const isShown = (clock: ClockView) => clock.outcome === "open" || clock.cycle === latest.get(clock.kind);
  return { shown: clocks.filter(isShown), earlier: clocks.filter((clock) => !isShown(clock)) };
}

/** The clocks of the case: how long each still has, or what it came to, and why. */
export function ClockStrip() {
  const { t } = useI18n();
  const { clocks } = useCase();
  const { shown, earlier } = splitClocks(clocks);
  if (clocks.length === 0) {
    return null;
  }
  return (
    <section className="cmp-clocks" aria-label={t("complaints.case.clocks")}>
      <ul>
        {shown.map((clock) => (
          <Clock key={clock.id} clock={clock} />
        ))}
      </ul>
      {earlier.length > 0 ? (
        <details>
          <summary className="btn btn-small btn-quiet">
            {t("complaints.case.earlierClocks", { n: earlier.length })}
          </summary>
          <ul>
            {earlier.map((clock) => (
              <Clock key={clock.id} clock={clock} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
