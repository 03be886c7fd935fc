import { useId } from "react";
import { PUBLIC_FILES } from "#app/domain/complaints/public-form.ts";
import { useI18n } from "#app/i18n/react.tsx";

/** Photos and documents with a form; what they really are is looked at when they arrive. */
export function FileField({ again }: { again: boolean }) {
  const { t } = useI18n();
  const id = useId();
  const { most, eachMib } = PUBLIC_FILES;
  return (
    <div className="field">
      <label htmlFor={id}>{t("publicComplaints.files.label")}</label>
      <input
        className="input public-files"
        id={id}
        type="file"
        name="files"
        multiple
        accept="image/jpeg,image/png,image/webp,image/heic,application/pdf,.heic,.pdf"
        aria-describedby={`${id}-hint`}
      />
      <span className="hint" id={`${id}-hint`}>
        {t("publicComplaints.files.hint", { n: most, mb: eachMib })}
        {again ? <strong> {t("publicComplaints.files.again")}</strong> : null}
      </span>
    </div>
  );
}
