import type { ReactNode } from "react";
import type { ComplaintStatus } from "#app/domain/complaints/complaint.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { ActsCard } from "./acts-card.tsx";
import { useCase } from "./case-context.tsx";
import { DoneSteps } from "./done-steps.tsx";
import { InvestigationForm } from "./investigation-step.tsx";
import { JudgeForm } from "./judge-step.tsx";
import { ApprovalForm, CarryOutForm, CloseForm, ConfirmForm, EvaluateForm, ReopenForm } from "./later-steps.tsx";
import { ProposalForm, ProposalView } from "./proposal-step.tsx";
import { StepCard, WaitCard } from "./step-card.tsx";
import { StepHold } from "./step-hold.tsx";

function Wait({ name }: { name: string }) {
  const { t } = useI18n();
  return (
    <WaitCard title={t(`complaints.case.waits.${name}.title`)}>{t(`complaints.case.waits.${name}.text`)}</WaitCard>
  );
}

function Registered({ held }: { held: boolean }) {
  const { file } = useCase();
  if (file.steps.judge || held) {
    return (
      <StepCard step="judge">
        <JudgeForm />
      </StepCard>
    );
  }
  return <Wait name={file.effectiveSeverity === "major" ? "judgeMajor" : "judge"} />;
}

function Approving({ held }: { held: boolean }) {
  const { t } = useI18n();
  const { file } = useCase();
  if (file.steps.decide_proposal || held) {
    return (
      <StepCard step="decide_proposal">
        <ApprovalForm />
      </StepCard>
    );
  }
  return (
    <WaitCard title={t("complaints.case.waits.approve.title")}>
      <p>{t("complaints.case.waits.approve.text")}</p>
      <ProposalView />
    </WaitCard>
  );
}

function Evaluating({ held }: { held: boolean }) {
  const { t } = useI18n();
  const { file } = useCase();
  const valid = file.validity === "valid";
  return (
    <>
      {valid && (file.steps.evaluate || held) ? (
        <StepCard step="evaluate">
          <EvaluateForm />
        </StepCard>
      ) : null}
      {file.steps.close || held ? (
        <section className="card cmp-step-card" aria-labelledby="cmp-step-close">
          <div className="card-head">
            <h2 id="cmp-step-close">{t("complaints.case.stepTitles.close")}</h2>
          </div>
          <div className="card-body stack-s">
            <CloseForm />
          </div>
        </section>
      ) : (
        <Wait name={file.effectiveSeverity === "major" ? "closeMajor" : "close"} />
      )}
    </>
  );
}

/** The form of the step at which the case stands. */
function StepOf({ status, held }: { status: ComplaintStatus; held: boolean }) {
  const { file } = useCase();
  const { steps } = file;
  switch (status) {
    case "registered":
      return <Registered held={held} />;
    case "investigating":
      return steps.finish_investigation || held ? (
        <StepCard step="finish_investigation">
          <InvestigationForm finish />
        </StepCard>
      ) : (
        <Wait name="investigate" />
      );
    case "proposing":
      return steps.submit_proposal || held ? (
        <StepCard step="submit_proposal">
          <ProposalForm />
        </StepCard>
      ) : (
        <Wait name="propose" />
      );
    case "approving":
      return <Approving held={held} />;
    case "carrying_out":
      return steps.carry_out || held ? (
        <StepCard step="carry_out">
          <CarryOutForm />
        </StepCard>
      ) : (
        <Wait name="carryOut" />
      );
    case "confirming":
      return file.validity === "invalid" && !held ? (
        <Wait name="tell" />
      ) : steps.confirm || held ? (
        <StepCard step="confirm">
          <ConfirmForm />
        </StepCard>
      ) : (
        <Wait name="confirm" />
      );
    case "evaluating":
      return <Evaluating held={held} />;
    default:
      return null;
  }
}

/** The step at which the case stands; one in which somebody types waits until he is done. */
function CurrentStep() {
  const { t } = useI18n();
  const { file } = useCase();
  return (
    <StepHold value={file.status}>
      {(status, held) => (
        <>
          {held ? (
            <p className="notice notice-warning" role="status">
              <Icon name="warning" />
              <span>
                {t("complaints.case.movedOn", { status: t(`complaints.statuses.${file.status}`) })}{" "}
                <a href={`/complaints/${file.complaintNo}`}>{t("complaints.case.discard")}</a>
              </span>
            </p>
          ) : null}
          <StepOf status={status} held={held} />
        </>
      )}
    </StepHold>
  );
}

/** Right: what is to be done now, the measures, and (as children) plan, alerts and reports. */
export function StepPane({ children }: { children?: ReactNode }) {
  const { file } = useCase();
  return (
    <div className="cmp-pane" data-name="step">
      <CurrentStep />
      {file.steps.reopen ? (
        <div className="row">
          <ReopenForm />
        </div>
      ) : null}
      <ActsCard />
      <DoneSteps />
      {children}
    </div>
  );
}
