import { useState } from "react";
import { approverOf } from "#app/domain/complaints/approval.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useCase } from "./case-context.tsx";
import { YuanField, yuanText } from "./case-fields.tsx";
import { CaseForm, type Was } from "./case-form.tsx";

const MOST = 5;

function Option({ was, index, shown }: { was: Was; index: number; shown: boolean }) {
  const { t } = useI18n();
  const { file } = useCase();
  const last = file.proposals.at(-1);
  const stored = last?.options[index];
  const field = (name: string) => `options.${index}.${name}`;
  const chosen = Number(was("chosen", last?.chosen ?? 0)) === index;
  return (
    <fieldset className="cmp-option cmp-off" data-off={!shown || undefined}>
      <legend>
        <label className="check">
          <input type="radio" name="chosen" value={index} defaultChecked={chosen} />
          {t("complaints.case.option", { n: index + 1 })}
        </label>
      </legend>
      <div className="cmp-option-row">
        <div className="field">
          <label htmlFor={`cmp-opt-${index}`}>{t("complaints.case.optionTitle")}</label>
          <input
            id={`cmp-opt-${index}`}
            className="input"
            name={field("title")}
            maxLength={60}
            defaultValue={was(field("title"), stored?.title)}
          />
        </div>
        <YuanField
          name={field("compensationFen")}
          label={t("complaints.case.compensation")}
          defaultValue={was(field("compensationFen"), yuanText(stored?.compensationFen ?? 0))}
        />
      </div>
      <textarea
        className="textarea cmp-option-text"
        name={field("text")}
        aria-label={t("complaints.case.optionText")}
        placeholder={t("complaints.case.optionText")}
        maxLength={1_000}
        defaultValue={was(field("text"), stored?.text)}
      />
    </fieldset>
  );
}

/** Up to which sum who may approve. */
export function LimitsLine() {
  const { t, f } = useI18n();
  const { limits } = useCase().file;
  if (limits.agentFen === null) {
    return null;
  }
  const yuan = (fen: number) => f.number(fen / 100);
  return (
    <small className="muted">
      {limits.managerFen === null
        ? t("complaints.case.limitAgent", { agent: yuan(limits.agentFen) })
        : t("complaints.case.limits", { agent: yuan(limits.agentFen), manager: yuan(limits.managerFen) })}
    </small>
  );
}

/** Proposing: up to five ways to settle it, which of them we offer, and what it costs. */
export function ProposalForm() {
  const { t } = useI18n();
  const { file } = useCase();
  const last = file.proposals.at(-1);
  const [count, setCount] = useState(Math.max(1, last?.options.length ?? 1));
  return (
    <>
      {last?.status === "rejected" ? (
        <p className="notice notice-warning">
          <Icon name="undo" />
          <span>
            {t("complaints.case.sentBack", { name: last.decidedByName ?? "" })} {last.decision}
          </span>
        </p>
      ) : null}
      {file.verdict === "refused" ? (
        <p className="notice notice-warning">
          <Icon name="warning" />
          {t("complaints.case.customerRefused")}
        </p>
      ) : null}
      <CaseForm
        intent="saveProposal"
        submit={t("complaints.case.saveDraft")}
        also={[{ intent: "submitProposal", label: t("complaints.case.submitProposal"), primary: true }]}
        showsStored
      >
        {(was) => (
          <>
            {Array.from({ length: MOST }, (_, index) => (
              <Option key={index} was={was} index={index} shown={index < count} />
            ))}
            {count < MOST ? (
              <button type="button" className="btn btn-small cmp-needs-script" onClick={() => setCount(count + 1)}>
                <Icon name="plus" />
                {t("complaints.case.moreOptions")}
              </button>
            ) : null}
            <LimitsLine />
          </>
        )}
      </CaseForm>
    </>
  );
}

/** The options of a proposal as they were written, with who has to say what to it. */
export function ProposalView() {
  const { t, f } = useI18n();
  const { file } = useCase();
  const last = file.proposals.at(-1);
  if (!last) {
    return null;
  }
  const approver = last.approverRole ?? approverOf(last.compensationFen, file.limits);
  return (
    <div className="stack-s">
      <ol className="cmp-options">
        {last.options.map((option, index) => (
          <li key={index} data-chosen={index === last.chosen || undefined}>
            <span className="row">
              {index === last.chosen ? <Icon name="check" label={t("complaints.case.chosen")} /> : null}
              <b>{option.title}</b>
              <span className="cmp-money">¥{f.money(option.compensationFen)}</span>
            </span>
            {option.text ? <p>{option.text}</p> : null}
          </li>
        ))}
      </ol>
      <p className="muted">
        {t("complaints.case.proposedLine", {
          no: last.no,
          name: last.proposedByName,
          sum: f.money(last.compensationFen),
          approver: t(`complaints.approvers.${approver}`),
        })}
      </p>
    </div>
  );
}
