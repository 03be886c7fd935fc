import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useCase } from "./case-context.tsx";
import { PHASES, phaseStates } from "./phases.ts";

/** 受理 → 判断 → 调查 → 方案 → 实施 → 总结: what is done, where it stands. */
export function StepBar() {
  const { t } = useI18n();
  const { file } = useCase();
  const states = phaseStates(file);
  return (
    <ol className="cmp-steps" aria-label={t("complaints.case.steps")}>
      {PHASES.map((phase, index) => {
        const state = states[phase];
        return (
          <li key={phase} data-state={state} aria-current={state === "now" ? "step" : undefined}>
            <span className="cmp-step-mark">{state === "done" ? <Icon name="check" size={14} /> : index + 1}</span>
            <span>
              {t(`complaints.phases.${phase}`)}
              <span className="sr-only">{t(`complaints.case.phaseStates.${state}`)}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
