import type { EvidenceView } from "#app/domain/complaints/complaint-view.ts";
import { mayRemoveEvidence } from "#app/domain/complaints/policy.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useCase } from "./case-context.tsx";
import { CaseForm } from "./case-form.tsx";

const KIB = 1_024;
const MIB = KIB * KIB;

function useSize(): (bytes: number) => string {
  const { f } = useI18n();
  return (bytes) => (bytes < MIB ? `${f.number(Math.ceil(bytes / KIB))} KB` : `${(bytes / MIB).toFixed(1)} MB`);
}

function Evidence({ file }: { file: EvidenceView }) {
  const { t, f } = useI18n();
  const { file: complaint, userId, role, now } = useCase();
  const size = useSize();
  const mayRemove = mayRemoveEvidence({ kind: "user", id: userId, name: "", role }, file);
  return (
    <li className="cmp-line">
      <a href={`/files/${file.id}`} className="truncate" download={file.name}>
        <Icon name="download" /> {file.name}
      </a>
      <span className="muted nowrap">{size(file.size)}</span>
      <small className="muted cmp-line-foot">
        {file.byName ?? t("complaints.case.fromCustomer")} · {f.dateTime(file.createdAt, now)}
      </small>
      {complaint.open && mayRemove ? (
        <CaseForm
          intent="removeEvidence"
          of={file.id}
          label={t("common.remove")}
          submit={t("common.remove")}
          hidden={{ fileId: file.id }}
          danger
        >
          {(was) => (
            <TextField
              name="reason"
              label={t("complaints.case.removeReason")}
              required
              maxLength={1_000}
              defaultValue={was("reason")}
            />
          )}
        </CaseForm>
      ) : null}
    </li>
  );
}

/** Photos, recordings and papers: only ever saved, never shown in the page. */
export function EvidenceCard() {
  const { t } = useI18n();
  const { file, fileMb } = useCase();
  return (
    <section className="card" aria-labelledby="cmp-evidence">
      <div className="card-head">
        <h2 id="cmp-evidence">{t("complaints.queue.entry.evidence")}</h2>
        {file.evidence.length > 0 ? <span className="muted">{file.evidence.length}</span> : null}
      </div>
      <div className="card-body stack-s">
        {file.evidence.length === 0 ? <p className="muted">{t("complaints.case.noEvidence")}</p> : null}
        <ul className="cmp-lines">
          {file.evidence.map((one) => (
            <Evidence key={one.id} file={one} />
          ))}
        </ul>
        {file.open && file.may.work ? (
          <CaseForm
            intent="addEvidence"
            label={t("complaints.case.addEvidence")}
            submit={t("complaints.case.upload")}
            icon="upload"
            multipart
          >
            {() => (
              <TextField
                name="files"
                type="file"
                multiple
                required
                label={t("complaints.queue.entry.files")}
                hint={t("complaints.queue.entry.filesHint", { mb: fileMb })}
              />
            )}
          </CaseForm>
        ) : null}
      </div>
    </section>
  );
}
