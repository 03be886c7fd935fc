import type { TargetUnit } from "#app/domain/clocks/clock.ts";
import type { ClockView } from "#app/domain/clocks/clock-view.ts";
import type { ExplanationStep } from "#app/domain/clocks/explain-clock.ts";
import { useI18n } from "#app/i18n/react.tsx";

const HOUR_MS = 3_600_000;
/** Above it (ms) a span is told in days. */
const HOURS_UP_TO_MS = 72 * HOUR_MS;

/** A target as people say it: 2 hours, 15 minutes, 2 working days. */
function useAmount(): (amount: number, unit: TargetUnit) => string {
  const { t, f } = useI18n();
  return (amount, unit) => {
    if (unit === "ms" || unit === "promised") {
      const whole = amount >= HOUR_MS && amount <= HOURS_UP_TO_MS && amount % HOUR_MS === 0;
      return whole ? t("complaints.case.hours", { n: amount / HOUR_MS }) : f.duration(amount);
    }
    return t(`complaints.case.${unit === "working_days" ? "workingDays" : "calendarDays"}`, { n: amount });
  };
}

function useStepText(now: Date): (step: ExplanationStep) => string {
  const { t, f } = useI18n();
  const amountText = useAmount();
  const why = (key: string, params: Record<string, string | number>) => t(`complaints.case.why.${key}`, params);
  const time = (at: Date) => f.dateTime(at, now);
  return (step) => {
    switch (step.kind) {
      case "start":
        return why("start", { time: time(step.at) });
      case "target": {
        const { unit, standard, replaced } = step;
        if (unit === "promised") {
          return why("promised", { time: time(step.at) });
        }
        const name = standard ? why("standard", { name: standard.name, revision: standard.revision }) : "";
        const amount = amountText(step.amount, unit);
        return why(replaced ? "replaced" : "target", { amount, name, time: time(step.at) });
      }
      case "calendar":
        return why(step.changedSince ? "calendarChanged" : "calendar", { name: step.name });
      case "closed": {
        const days = step.from === step.to ? step.from : `${step.from} – ${step.to}`;
        return why("closed", { days, note: step.note });
      }
      case "pause": {
        const to = step.to ? time(step.to) : t("complaints.case.untilNow");
        const moved = step.to ? why("moved", { time: f.duration(step.movedMs) }) : "";
        return why("pause", { from: time(step.from), to, reason: step.reason, moved });
      }
      case "due":
        return why("due", { time: f.full(step.at) });
    }
  };
}

/** Why a deadline is when it is, line by line. */
export function ClockWhy({ clock, now }: { clock: ClockView; now: Date }) {
  const { t } = useI18n();
  const text = useStepText(now);
  return (
    <details className="cmp-why-due">
      <summary>{t("complaints.case.whyDue")}</summary>
      <ol>
        {clock.explanation.map((step, index) => (
          <li key={index} data-kind={step.kind}>
            {text(step)}
          </li>
        ))}
      </ol>
    </details>
  );
}
