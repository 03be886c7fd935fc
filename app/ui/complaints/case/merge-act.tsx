import { useRef, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Dialog } from "#app/ui/kit/dialog.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { useCase } from "./case-context.tsx";
import { CaseForm, type Was } from "./case-form.tsx";

function MergeFields({ was }: { was: Was }) {
  const { t } = useI18n();
  const { file } = useCase();
  return (
    <>
      <p className="muted">{t("complaints.case.mergeHint")}</p>
      <TextField
        name="intoNo"
        label={t("complaints.case.mergeInto")}
        required
        maxLength={20}
        defaultValue={was("intoNo")}
        list="cmp-similar"
        autoComplete="off"
      />
      <datalist id="cmp-similar">
        {file.similar.map((one) => (
          <option key={one.id} value={one.complaintNo}>
            {one.excerpt}
          </option>
        ))}
      </datalist>
    </>
  );
}

/** Merging has no way back: it is the one act that asks first. */
export function MergeAct() {
  const { t } = useI18n();
  const { file } = useCase();
  const [open, setOpen] = useState(false);
  const send = useRef<() => void>(() => {});
  return (
    <>
      <CaseForm
        intent="merge"
        label={t("complaints.case.merge")}
        submit={t("complaints.case.merge")}
        icon="split"
        danger
        onAsk={(go) => {
          send.current = go;
          setOpen(true);
        }}
      >
        {(was) => <MergeFields was={was} />}
      </CaseForm>
      <Dialog open={open} title={t("complaints.case.mergeTitle")} onClose={() => setOpen(false)}>
        <p className="dialog-body">{t("complaints.case.mergeConfirm", { no: file.complaintNo })}</p>
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={() => setOpen(false)}>
            {t("common.cancel")}
          </button>
          <button
            type="button"
            className="btn btn-danger"
            onClick={() => {
              setOpen(false);
              send.current();
            }}
          >
            {t("complaints.case.merge")}
          </button>
        </div>
      </Dialog>
    </>
  );
}
