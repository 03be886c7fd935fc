import { useState } from "react";
import { SEVERITIES, type Severity, VALIDITIES } from "#app/domain/complaints/complaint.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { TextAreaField } from "#app/ui/kit/form.tsx";
import { useCase } from "./case-context.tsx";
import { CaseForm, type Was } from "./case-form.tsx";
import { Choices } from "./choices.tsx";

/** Why it is proposed as major, or that nothing speaks for it. */
function Proposed() {
  const { t } = useI18n();
  const { file } = useCase();
  if (file.signs.length === 0) {
    return <p className="muted">{t("complaints.case.noSigns")}</p>;
  }
  const signs = file.signs.map((sign) => t(`complaints.signs.${sign}`)).join(t("complaints.case.listComma"));
  return <p className="text-exception">{t("complaints.case.proposedBy", { signs })}</p>;
}

function JudgeFields({ was }: { was: Was }) {
  const { t } = useI18n();
  const { file, role } = useCase();
  const [severity, setSeverity] = useState<string>(was("severity", file.severity ?? file.proposedSeverity));
  const against = severity !== file.proposedSeverity;
  const mayMajor = role === "manager";
  return (
    <>
      <Choices
        name="validity"
        label={t("complaints.case.validity")}
        value={was("validity", file.validity)}
        choices={VALIDITIES.map((value) => ({ value, label: t(`complaints.case.validityChoices.${value}`) }))}
      />
      <TextAreaField
        name="reason"
        label={t("complaints.case.judgeReason")}
        required
        maxLength={1_000}
        defaultValue={was("reason", file.judgeReason)}
      />
      <Proposed />
      <Choices
        name="severity"
        label={t("complaints.case.severity")}
        value={severity}
        onChoose={setSeverity}
        choices={SEVERITIES.map((value: Severity) => ({
          value,
          label: t(`complaints.case.severityChoices.${value}`),
          disabled: value === "major" && !mayMajor,
        }))}
      />
      <div data-off={!against || undefined} className="cmp-off">
        <TextAreaField
          name="severityReason"
          label={t("complaints.case.severityReason")}
          required={against}
          maxLength={1_000}
          defaultValue={was("severityReason", file.severityReason)}
        />
      </div>
    </>
  );
}

/** Judging: valid or not, general or major, each with its reason. `again`: it was judged before. */
export function JudgeForm({ again = false }: { again?: boolean }) {
  const { t } = useI18n();
  const { file } = useCase();
  const said = (group: string) => (value: string) => (value ? t(`complaints.${group}.${value}`) : "");
  return (
    <CaseForm
      intent="judge"
      of={again ? "again" : ""}
      submit={t("complaints.case.judge")}
      showsStored
      compare={[
        {
          name: "validity",
          label: t("complaints.case.validity"),
          stored: file.validity ?? "",
          say: said("validities"),
        },
        { name: "reason", label: t("complaints.case.judgeReason"), stored: file.judgeReason },
        {
          name: "severity",
          label: t("complaints.case.severity"),
          stored: file.severity ?? "",
          say: said("severities"),
        },
      ]}
    >
      {(was) => <JudgeFields was={was} />}
    </CaseForm>
  );
}
