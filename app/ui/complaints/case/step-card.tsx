import type { ReactNode } from "react";
import type { Step } from "#app/domain/complaints/steps.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { useCase } from "./case-context.tsx";
import { Gaps } from "./gaps.tsx";

/** The card of a step: what it is for, what it still lacks, its form. */
export function StepCard({ step, children, hint }: { step: Step; children: ReactNode; hint?: string }) {
  const { t } = useI18n();
  const { file } = useCase();
  return (
    <section className="card cmp-step-card" aria-labelledby={`cmp-step-${step}`}>
      <div className="card-head">
        <h2 id={`cmp-step-${step}`}>{t(`complaints.case.stepTitles.${step}`)}</h2>
      </div>
      <div className="card-body stack-s">
        {hint ? <p className="muted">{hint}</p> : null}
        <Gaps missing={file.steps[step] ?? []} />
        {children}
      </div>
    </section>
  );
}

/** What stands in place of a form that somebody else has to fill in. */
export function WaitCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card cmp-step-card">
      <div className="card-head">
        <h2>{title}</h2>
      </div>
      <div className="card-body muted">{children}</div>
    </section>
  );
}
