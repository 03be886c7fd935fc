import { Form, useNavigation } from "@remix-run/react";
import { useId, useState } from "react";
import { PICKUP_STATIONS } from "#app/domain/places/stations.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, isRefusal, SelectField, TextField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { stationName } from "./station-name.ts";

/** The whole area is the browser's own file field: dropping on it works without a script. */
function DropZone({ answer }: { answer: unknown }) {
  const { t } = useI18n();
  const id = useId();
  const [over, setOver] = useState(false);
  const problem = isRefusal(answer) && answer.fields.find(({ field }) => field === "file");
  return (
    <div className={`imports-drop ${over ? "imports-drop-over" : ""}`}>
      <label htmlFor={id}>
        <Icon name="upload" size={22} />
        <strong>{t("imports.upload.drop")}</strong>
        <span className="muted">{t("imports.upload.hint")}</span>
      </label>
      <input
        id={id}
        type="file"
        name="file"
        required
        accept=".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        aria-label={t("imports.upload.file")}
        aria-invalid={problem ? true : undefined}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
      />
      {problem ? (
        <span className="text-exception" role="alert">
          {t(`errors.field.${problem.code}`)}
        </span>
      ) : null}
    </div>
  );
}

export interface Sender {
  name: string;
  stationCode: string;
}

export function UploadForm({ answer, senders }: { answer: unknown; senders: readonly Sender[] }) {
  const { t, f } = useI18n();
  const { state, formMethod } = useNavigation();
  const sending = state !== "idle" && formMethod === "POST";
  const options = useId();
  const [station, setStation] = useState(senders[0]?.stationCode ?? PICKUP_STATIONS[0]?.code ?? "");
  const chooseSender = (name: string) => {
    const known = senders.find((sender) => sender.name === name.trim());
    if (known) {
      setStation(known.stationCode);
    }
  };
  return (
    <Form method="post" encType="multipart/form-data" className="card card-body imports-upload">
      <FormProblems answer={answer}>
        <DropZone answer={answer} />
        <div className="imports-upload-fields">
          <TextField
            name="senderName"
            label={t("imports.upload.sender")}
            hint={t("imports.upload.senderHint")}
            list={options}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => chooseSender(event.currentTarget.value)}
          />
          <datalist id={options}>
            {senders.map(({ name }) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <SelectField
            name="stationCode"
            label={t("imports.upload.station")}
            value={station}
            onChange={(event) => setStation(event.currentTarget.value)}
            choices={PICKUP_STATIONS.map(({ code }) => ({ value: code, label: stationName(f.locale, code) }))}
          />
          <button className="btn btn-primary" disabled={sending}>
            <Icon name="upload" />
            {t(sending ? "imports.upload.sending" : "imports.upload.submit")}
          </button>
        </div>
      </FormProblems>
    </Form>
  );
}
