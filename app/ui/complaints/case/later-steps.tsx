import { VERDICTS, WORD_CHANNELS } from "#app/domain/complaints/complaint.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { SelectField, TextAreaField, TextField } from "#app/ui/kit/form.tsx";
import { useCase } from "./case-context.tsx";
import { CaseForm } from "./case-form.tsx";
import { Choices } from "./choices.tsx";
import { ChannelFields, preferredChannel } from "./composer.tsx";
import { Gaps } from "./gaps.tsx";
import { ProposalView } from "./proposal-step.tsx";

/** Approving or sending back; above the manager's limit with the name of who above him decided. */
export function ApprovalForm() {
  const { t } = useI18n();
  const { file } = useCase();
  const superior = file.proposals.at(-1)?.approverRole === "superior";
  return (
    <>
      <ProposalView />
      <CaseForm
        intent="approve"
        submit={t("complaints.case.approve")}
        also={[{ intent: "reject", label: t("complaints.case.reject") }]}
      >
        {(was) => (
          <>
            {superior ? (
              <TextField
                name="superior"
                label={t("complaints.case.superior")}
                hint={t("complaints.case.superiorHint")}
                maxLength={40}
                defaultValue={was("superior")}
              />
            ) : null}
            <TextAreaField
              name="words"
              label={t("complaints.case.decisionWords")}
              maxLength={1_000}
              defaultValue={was("words")}
            />
          </>
        )}
      </CaseForm>
    </>
  );
}

/** Carrying out: what was done, told to the customer. */
export function CarryOutForm() {
  const { t } = useI18n();
  const { file } = useCase();
  return (
    <>
      <ProposalView />
      <CaseForm intent="carryOut" submit={t("complaints.case.carryOut")}>
        {(was) => (
          <>
            <TextAreaField
              name="text"
              label={t("complaints.case.resultText")}
              required
              maxLength={4_000}
              defaultValue={was("text")}
            />
            <ChannelFields was={was} preferred={preferredChannel(file.channel)} />
          </>
        )}
      </CaseForm>
    </>
  );
}

/** What the customer says to the result. */
export function ConfirmForm() {
  const { t } = useI18n();
  const { file } = useCase();
  return (
    <CaseForm intent="confirm" submit={t("complaints.case.putDown")}>
      {(was) => (
        <>
          <Choices
            name="verdict"
            label={t("complaints.case.verdict")}
            value={was("verdict")}
            choices={VERDICTS.map((value) => ({ value, label: t(`complaints.verdicts.${value}`) }))}
          />
          <TextAreaField
            name="words"
            label={t("complaints.case.verdictWords")}
            required
            maxLength={4_000}
            defaultValue={was("words")}
          />
          <SelectField
            name="channel"
            label={t("complaints.case.by")}
            defaultValue={was("channel", preferredChannel(file.channel))}
            choices={WORD_CHANNELS.map((value) => ({ value, label: t(`complaints.wordChannels.${value}`) }))}
          />
        </>
      )}
    </CaseForm>
  );
}

/** What it teaches: is the cause gone, and the summary. */
export function EvaluateForm() {
  const { t } = useI18n();
  const { file } = useCase();
  const fixed = file.causeFixed === null ? "" : String(file.causeFixed);
  return (
    <CaseForm
      intent="evaluate"
      submit={t(file.summary ? "complaints.case.evaluateAgain" : "complaints.case.evaluate")}
      showsStored
      compare={[{ name: "summary", label: t("complaints.case.summary"), stored: file.summary }]}
    >
      {(was) => (
        <>
          <Choices
            name="causeFixed"
            label={t("complaints.case.causeFixedQuestion")}
            value={was("causeFixed", fixed)}
            choices={[
              { value: "true", label: t("complaints.case.causeFixed") },
              { value: "false", label: t("complaints.case.causeNotFixed") },
            ]}
          />
          <TextAreaField
            name="summary"
            label={t("complaints.case.summary")}
            hint={t("complaints.case.summaryHint")}
            required
            maxLength={4_000}
            defaultValue={was("summary", file.summary)}
          />
        </>
      )}
    </CaseForm>
  );
}

/** Closing: with everything there one press; else what is still missing. */
export function CloseForm() {
  const { t } = useI18n();
  const { file } = useCase();
  const missing = file.steps.close ?? [];
  const openActs = file.acts
    .filter((act) => act.doneAt === null)
    .map((act) => ({ id: act.id, text: act.text, ownerName: act.ownerName, dueAt: act.dueAt.toISOString() }));
  return (
    <>
      <Gaps missing={missing} openActs={openActs} />
      <CaseForm intent="close" submit={t("complaints.case.close")} plain={missing.length > 0}>
        {() => <p className="muted">{missing.length === 0 ? t("complaints.case.readyToClose") : null}</p>}
      </CaseForm>
    </>
  );
}

/** A closed complaint can be opened again, with the reason. */
export function ReopenForm() {
  const { t } = useI18n();
  return (
    <CaseForm intent="reopen" label={t("complaints.case.reopen")} submit={t("complaints.case.reopen")} icon="undo">
      {(was) => (
        <TextAreaField
          name="reason"
          label={t("complaints.case.reopenReason")}
          required
          maxLength={1_000}
          defaultValue={was("reason")}
        />
      )}
    </CaseForm>
  );
}
