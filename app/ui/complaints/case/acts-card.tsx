import { ACT_KINDS } from "#app/domain/complaints/complaint.ts";
import type { ActView } from "#app/domain/complaints/complaint-view.ts";
import { mayCompleteAct } from "#app/domain/complaints/policy.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { SelectField, TextAreaField, TextField } from "#app/ui/kit/form.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { Countdown } from "../countdown.tsx";
import { useCase } from "./case-context.tsx";
import { useLocalTime } from "./case-fields.tsx";
import { CaseForm } from "./case-form.tsx";
import { Choices } from "./choices.tsx";

function ActState({ act }: { act: ActView }) {
  const { t, f } = useI18n();
  const { now } = useCase();
  if (!act.doneAt) {
    return <Countdown dueAt={act.dueAt} now={now} />;
  }
  if (act.checkedAt) {
    return (
      <Tag tone={act.effective ? "done" : "exception"}>
        {t(act.effective ? "complaints.case.effective" : "complaints.case.notEffective")}
      </Tag>
    );
  }
  return (
    <span className="row">
      <Tag tone="done">{t("complaints.case.actDone")}</Tag>
      {act.checkDueAt ? (
        <small className="muted">{t("complaints.case.checkDue", { time: f.dateTime(act.checkDueAt, now) })}</small>
      ) : null}
    </span>
  );
}

function NoteAct(props: { act: ActView; intent: "completeAct" | "checkAct" }) {
  const { act, intent } = props;
  const { t } = useI18n();
  const name = t(`complaints.case.${intent}`);
  return (
    <CaseForm
      intent={intent}
      of={act.id}
      label={name}
      submit={name}
      hidden={{ actId: act.id, actVersion: act.version }}
    >
      {(was) => (
        <>
          {intent === "checkAct" ? (
            <Choices
              name="effective"
              label={t("complaints.case.effectiveQuestion")}
              value={was("effective")}
              choices={[
                { value: "true", label: t("complaints.case.effective") },
                { value: "false", label: t("complaints.case.notEffective") },
              ]}
            />
          ) : null}
          <TextAreaField
            name="note"
            label={t(`complaints.case.${intent}Note`)}
            required
            maxLength={1_000}
            defaultValue={was("note")}
          />
        </>
      )}
    </CaseForm>
  );
}

function Act({ act }: { act: ActView }) {
  const { t } = useI18n();
  const { file, userId, role } = useCase();
  const mayComplete = mayCompleteAct({ kind: "user", id: userId, name: "", role }, act);
  return (
    <li className="cmp-act" id={`act-${act.id}`}>
      <span className="spread">
        <span className="muted">
          {t(`complaints.actKinds.${act.kind}`)} · {act.ownerName}
        </span>
        <ActState act={act} />
      </span>
      <p>{act.text}</p>
      {act.doneNote ? <p className="muted">{act.doneNote}</p> : null}
      {act.checkNote ? (
        <p className="muted">
          {act.checkedByName}: {act.checkNote}
        </p>
      ) : null}
      {!act.doneAt && mayComplete ? <NoteAct act={act} intent="completeAct" /> : null}
      {act.doneAt && !act.checkedAt && file.may.work ? <NoteAct act={act} intent="checkAct" /> : null}
    </li>
  );
}

function AddAct() {
  const { t } = useI18n();
  const { people, userId, now } = useCase();
  const local = useLocalTime();
  return (
    <CaseForm intent="addAct" label={t("complaints.case.addAct")} submit={t("common.add")} icon="plus">
      {(was) => (
        <>
          <Choices
            name="kind"
            label={t("complaints.case.actKind")}
            value={was("kind", "corrective")}
            choices={ACT_KINDS.map((value) => ({ value, label: t(`complaints.actKinds.${value}`) }))}
          />
          <TextAreaField
            name="text"
            label={t("complaints.case.actText")}
            required
            maxLength={1_000}
            defaultValue={was("text")}
          />
          <SelectField
            name="ownerId"
            label={t("complaints.case.actOwner")}
            required
            defaultValue={was("ownerId", userId)}
            choices={people.map(({ id, name, role }) => ({
              value: id,
              label: `${name} · ${t(`identity.roles.${role}`)}`,
            }))}
          />
          <TextField
            name="dueAt"
            type="datetime-local"
            label={t("complaints.case.actDue")}
            required
            defaultValue={was("dueAt")}
            min={local(now)}
          />
          <TextField
            name="checkDueAt"
            type="datetime-local"
            label={t("complaints.case.actCheckDue")}
            defaultValue={was("checkDueAt")}
          />
        </>
      )}
    </CaseForm>
  );
}

/** Corrective and preventive acts: who does what until when, and whether it worked. */
export function ActsCard() {
  const { t } = useI18n();
  const { file } = useCase();
  const mayAdd = file.open && file.may.work && file.validity === "valid";
  if (file.acts.length === 0 && !mayAdd) {
    return null;
  }
  return (
    <section className="card" aria-labelledby="cmp-acts">
      <div className="card-head">
        <h2 id="cmp-acts">{t("complaints.case.acts")}</h2>
        {file.acts.length > 0 ? (
          <span className="muted">
            {t("complaints.case.actsDone", {
              done: file.acts.filter((act) => act.doneAt !== null).length,
              all: file.acts.length,
            })}
          </span>
        ) : null}
      </div>
      <div className="card-body stack-s">
        <ul className="cmp-acts">
          {file.acts.map((act) => (
            <Act key={act.id} act={act} />
          ))}
        </ul>
        {mayAdd ? <AddAct /> : null}
      </div>
    </section>
  );
}
