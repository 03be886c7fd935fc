import type { ReactNode } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { useCase } from "./case-context.tsx";
import { InvestigationForm } from "./investigation-step.tsx";
import { JudgeForm } from "./judge-step.tsx";
import { ProposalView } from "./proposal-step.tsx";

function Part({ title, open, children }: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <details className="cmp-done" open={open}>
      <summary>{title}</summary>
      <div className="cmp-done-body">{children}</div>
    </details>
  );
}

function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="cmp-fold">
      <summary className="btn btn-small">{title}</summary>
      {children}
    </details>
  );
}

function Judgement() {
  const { t, f } = useI18n();
  const { file, now } = useCase();
  const { validity, severity, judgedAt } = file;
  if (!validity || !severity) {
    return null;
  }
  return (
    <Part title={t("complaints.phases.judge")}>
      <p className="row-wrap">
        <Tag tone={validity === "valid" ? "moving" : "planned"} icon="check">
          {t(`complaints.validities.${validity}`)}
        </Tag>
        <Tag tone={severity === "major" ? "exception" : "planned"} icon="warning">
          {t(`complaints.severities.${severity}`)}
        </Tag>
        <span className="muted">
          {file.judgedByName}
          {judgedAt ? ` · ${f.dateTime(judgedAt, now)}` : null}
        </span>
      </p>
      <p>{file.judgeReason}</p>
      {file.severityReason ? <p className="muted">{file.severityReason}</p> : null}
      {file.steps.judge ? (
        <Fold title={t("complaints.case.judgeAgain")}>
          <JudgeForm again />
        </Fold>
      ) : null}
    </Part>
  );
}

/** Who answers for it and why, as it was found. */
export function InvestigationView() {
  const { t } = useI18n();
  const { file } = useCase();
  const { party, causeCode } = file;
  const who = file.department ? t(`complaints.departments.${file.department}`) : file.partnerName;
  return (
    <>
      <p>
        {party ? t(`complaints.parties.${party}`) : "—"}
        {who ? ` · ${who}` : null}
        {causeCode ? ` · ${t(`complaints.causes.${causeCode}`)}` : null}
      </p>
      <ol className="cmp-why-chain">
        {file.whys.map((line, index) => (
          <li key={index}>
            <span className="muted">{line.why}</span> {line.because}
          </li>
        ))}
      </ol>
      <p className="cmp-pre">{file.findings}</p>
    </>
  );
}

/** The steps that were left behind, folded, with the way to put them right where that is still possible. */
export function DoneSteps() {
  const { t } = useI18n();
  const { file } = useCase();
  const { status } = file;
  const before = status === "registered" || status === "investigating";
  const proposed = file.proposals.length > 0 && status !== "approving" && status !== "carrying_out";
  return (
    <section className="card cmp-dones">
      <Judgement />
      {file.causeCode && !before ? (
        <Part title={t("complaints.phases.investigate")}>
          <InvestigationView />
          {file.steps.save_investigation ? (
            <Fold title={t("common.edit")}>
              <InvestigationForm finish={false} />
            </Fold>
          ) : null}
        </Part>
      ) : null}
      {proposed && status !== "proposing" ? (
        <Part title={t("complaints.phases.propose")}>
          <ProposalView />
        </Part>
      ) : null}
      {file.summary && status !== "evaluating" ? (
        <Part title={t("complaints.phases.conclude")} open>
          <p>{t(file.causeFixed ? "complaints.case.causeFixed" : "complaints.case.causeNotFixed")}</p>
          <p className="cmp-pre">{file.summary}</p>
        </Part>
      ) : null}
    </section>
  );
}
