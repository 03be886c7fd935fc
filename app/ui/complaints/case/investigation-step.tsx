import { useState } from "react";
import { CAUSE_BRANCHES, CAUSE_TREE } from "#app/domain/complaints/cause-tree.ts";
import { DEPARTMENTS, RESPONSIBLE_PARTIES } from "#app/domain/complaints/complaint.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { SelectField, TextAreaField } from "#app/ui/kit/form.tsx";
import { useCase } from "./case-context.tsx";
import { CaseForm, type Was } from "./case-form.tsx";
import { Choices } from "./choices.tsx";

const WHYS = 5;

/** The cause, chosen from the tree: branch and leaf in one list. */
function CauseField({ was }: { was: Was }) {
  const { t } = useI18n();
  const { file } = useCase();
  return (
    <label className="field">
      <span className="label">{t("complaints.case.cause")}</span>
      <select className="select" name="causeCode" defaultValue={was("causeCode", file.causeCode)}>
        <option value="" />
        {CAUSE_BRANCHES.map((branch) => (
          <optgroup key={branch} label={t(`complaints.causeBranches.${branch}`)}>
            {CAUSE_TREE[branch].map((cause) => (
              <option key={cause} value={`${branch}.${cause}`}>
                {t(`complaints.causes.${branch}.${cause}`)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function Whys({ was }: { was: Was }) {
  const { t } = useI18n();
  const { file } = useCase();
  const filled = Array.from({ length: WHYS }).findLastIndex((_, index) =>
    was(`whys.${index}.why`, file.whys[index]?.why),
  );
  const [shown, setShown] = useState(Math.max(1, filled + 1));
  return (
    <fieldset className="cmp-whys">
      <legend>{t("complaints.case.whys")}</legend>
      {Array.from({ length: WHYS }, (_, index) => (
        <div key={index} className="cmp-why cmp-off" data-off={index >= shown || undefined}>
          <span className="cmp-why-no" aria-hidden>
            {index + 1}
          </span>
          <input
            className="input"
            name={`whys.${index}.why`}
            aria-label={t("complaints.case.whyNo", { n: index + 1 })}
            placeholder={t("complaints.case.whyAsk")}
            maxLength={200}
            defaultValue={was(`whys.${index}.why`, file.whys[index]?.why)}
          />
          <input
            className="input"
            name={`whys.${index}.because`}
            aria-label={t("complaints.case.becauseNo", { n: index + 1 })}
            placeholder={t("complaints.case.because")}
            maxLength={200}
            defaultValue={was(`whys.${index}.because`, file.whys[index]?.because)}
          />
        </div>
      ))}
      {shown < WHYS ? (
        <button type="button" className="btn btn-small cmp-needs-script" onClick={() => setShown(shown + 1)}>
          {t("complaints.case.whyMore")}
        </button>
      ) : null}
    </fieldset>
  );
}

function Responsible({ was }: { was: Was }) {
  const { t } = useI18n();
  const { file, partners } = useCase();
  const [party, setParty] = useState(was("party", file.party));
  return (
    <>
      <Choices
        name="party"
        label={t("complaints.case.party")}
        value={party}
        required={false}
        onChoose={setParty}
        choices={RESPONSIBLE_PARTIES.map((value) => ({ value, label: t(`complaints.parties.${value}`) }))}
      />
      <div className="cmp-off" data-off={party !== "department" || undefined}>
        <SelectField
          name="department"
          label={t("complaints.case.department")}
          empty=""
          defaultValue={was("department", file.department)}
          choices={DEPARTMENTS.map((value) => ({ value, label: t(`complaints.departments.${value}`) }))}
        />
      </div>
      <div className="cmp-off" data-off={party !== "partner" || undefined}>
        <SelectField
          name="partnerId"
          label={t("complaints.case.partner")}
          empty=""
          defaultValue={was("partnerId", file.partnerId)}
          choices={partners.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
    </>
  );
}

/** Investigating: who answers for it, why it happened, down to the root. Kept as often as one likes before it is finished. */
export function InvestigationForm({ finish }: { finish: boolean }) {
  const { t } = useI18n();
  const { file, partners } = useCase();
  const said = (group: string) => (value: string) => (value ? t(`complaints.${group}.${value}`) : "");
  return (
    <CaseForm
      intent="saveInvestigation"
      of={finish ? "" : "again"}
      submit={t("common.save")}
      also={
        finish
          ? [{ intent: "finishInvestigation", label: t("complaints.case.finishInvestigation"), primary: true }]
          : []
      }
      showsStored
      compare={[
        { name: "party", label: t("complaints.case.party"), stored: file.party ?? "", say: said("parties") },
        {
          name: "department",
          label: t("complaints.case.department"),
          stored: file.department ?? "",
          say: said("departments"),
        },
        {
          name: "partnerId",
          label: t("complaints.case.partner"),
          stored: file.partnerId ?? "",
          say: (id) => partners.find((one) => one.id === id)?.name ?? "",
        },
        { name: "causeCode", label: t("complaints.case.cause"), stored: file.causeCode ?? "", say: said("causes") },
        { name: "findings", label: t("complaints.case.findings"), stored: file.findings },
      ]}
    >
      {(was) => (
        <>
          <Responsible was={was} />
          <CauseField was={was} />
          <Whys was={was} />
          <TextAreaField
            name="findings"
            label={t("complaints.case.findings")}
            maxLength={4_000}
            defaultValue={was("findings", file.findings)}
          />
        </>
      )}
    </CaseForm>
  );
}
