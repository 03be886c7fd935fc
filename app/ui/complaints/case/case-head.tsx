import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { SelectField, TextAreaField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { SeverityTag, StatusTag } from "../complaint-tags.tsx";
import { useCase } from "./case-context.tsx";
import { CaseForm } from "./case-form.tsx";
import { MergeAct } from "./merge-act.tsx";

function Owner() {
  const { t, f } = useI18n();
  const { file, people, userId } = useCase();
  const { owner, open, may } = file;
  const others = people.filter((person) => person.works && person.id !== owner?.id);
  return (
    <span className="cmp-owner">
      <Icon name="user" />
      {owner ? (
        <span title={owner.since ? t("complaints.case.ownedSince", { time: f.full(owner.since) }) : undefined}>
          {owner.id === userId ? t("complaints.case.ownerMe", { name: owner.name }) : owner.name}
        </span>
      ) : (
        <span className="text-late">{t("complaints.queue.nobody")}</span>
      )}
      {open && may.work && !owner ? <CaseForm intent="claim" submit={t("complaints.queue.claim")} /> : null}
      {open && may.handOver ? (
        <CaseForm intent="handOver" label={t("complaints.case.handOver")} submit={t("complaints.case.handOver")} quiet>
          {(was) => (
            <>
              <SelectField
                name="userId"
                label={t("complaints.case.handOverTo")}
                required
                empty=""
                defaultValue={was("userId")}
                choices={others.map(({ id, name, role }) => ({
                  value: id,
                  label: `${name} · ${t(`identity.roles.${role}`)}`,
                }))}
              />
              <TextAreaField
                name="note"
                label={t("complaints.case.handOverNote")}
                defaultValue={was("note")}
                maxLength={1_000}
              />
            </>
          )}
        </CaseForm>
      ) : null}
      {open && may.handOver && owner ? (
        <CaseForm intent="release" label={t("complaints.case.release")} submit={t("complaints.case.release")} quiet>
          {() => <p className="muted">{t("complaints.case.releaseHint")}</p>}
        </CaseForm>
      ) : null}
    </span>
  );
}

/** Number, severity, step and owner, with the acts that concern the whole case. */
export function CaseHead() {
  const { t } = useI18n();
  const { file } = useCase();
  const signs = file.signs.map((sign) => t(`complaints.signs.${sign}`)).join(" · ");
  return (
    <div className="page-head cmp-head">
      <Link className="btn btn-quiet btn-icon" to="/complaints" title={t("complaints.case.back")}>
        <Icon name="back" label={t("complaints.case.back")} />
      </Link>
      <h1 className="mono">{file.complaintNo}</h1>
      <SeverityTag severity={file.effectiveSeverity} judged={file.severity !== null} title={signs} />
      <StatusTag status={file.status} />
      {file.validity === "invalid" ? <span className="muted">{t("complaints.case.judgedInvalid")}</span> : null}
      {file.cycle > 1 ? <span className="muted">{t("complaints.case.round", { n: file.cycle })}</span> : null}
      <Owner />
      <div className="actions">
        {file.open && file.may.work ? <MergeAct /> : null}
        <button type="button" className="btn btn-small cmp-needs-script" onClick={() => window.print()}>
          <Icon name="list" />
          {t("common.print")}
        </button>
      </div>
    </div>
  );
}

/** A merged complaint leads to where the matter goes on. */
export function MergedNotice() {
  const { t } = useI18n();
  const { file } = useCase();
  const { mergedInto } = file;
  return mergedInto ? (
    <p className="notice notice-warning">
      <Icon name="split" />
      <span>
        {t("complaints.case.mergedInto")}{" "}
        <Link className="mono" to={`/complaints/${mergedInto.complaintNo}`}>
          {mergedInto.complaintNo}
        </Link>
      </span>
    </p>
  ) : null;
}
