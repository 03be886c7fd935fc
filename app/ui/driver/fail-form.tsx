import { useState } from "react";
import { FAIL_REASONS, needsPhoto } from "#app/domain/driver/fail-reasons.ts";
import type { StopView } from "#app/domain/driver/trip-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { SelectField, TextField } from "#app/ui/kit/form.tsx";
import { HiddenFields, Problem } from "./form-parts.tsx";
import { PhotoField } from "./photo-field.tsx";
import { failInput } from "./stop-acts.ts";
import { queuedPictures, useStopForm } from "./use-stop-form.ts";

/** The form of a stop where nothing could be done: why, and a picture where one is needed. */
export function FailForm({ tripId, stop, formKey }: { tripId: string; stop: StopView; formKey: string }) {
  const { t } = useI18n();
  const [reason, setReason] = useState("");
  const [photos, setPhotos] = useState<Blob[]>([]);
  const title = `${t(`driver.fail.${stop.kind}`)} · ${stop.title}`;
  const { enhanced, problem, onSubmit } = useStopForm(title, (form) => {
    const taken = queuedPictures(stop, "photo", photos);
    const input = failInput(
      tripId,
      stop,
      form,
      taken.map((picture) => picture.id),
    );
    if (needsPhoto(input.reason) && taken.length === 0) {
      return "driver.photo.needed";
    }
    return { act: { type: "fail", ...input }, pictures: taken };
  });
  return (
    <form method="post" encType="multipart/form-data" className="driver-form" onSubmit={onSubmit}>
      <HiddenFields intent="fail" stopId={stop.id} formKey={formKey} />
      <SelectField
        name="reason"
        label={t("driver.fail.reason")}
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        empty={t("driver.fail.choose")}
        choices={FAIL_REASONS[stop.kind].map((code) => ({ value: code, label: t(`tracking.exceptions.${code}`) }))}
      />
      <PhotoField enhanced={enhanced} photos={photos} onChange={setPhotos} required={needsPhoto(reason)} />
      <TextField name="note" label={t("driver.note")} maxLength={200} autoComplete="off" />
      <Problem text={problem} />
      <button className="btn btn-danger driver-big">{t(`driver.fail.${stop.kind}`)}</button>
    </form>
  );
}
