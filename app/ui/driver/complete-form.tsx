import { useState } from "react";
import { needsPhoto } from "#app/domain/driver/fail-reasons.ts";
import type { StopView } from "#app/domain/driver/trip-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { SelectField, TextField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { HiddenFields, Problem } from "./form-parts.tsx";
import { LoadCounts } from "./load-rows.tsx";
import { PhotoField } from "./photo-field.tsx";
import { SignaturePad } from "./signature-pad.tsx";
import { completeInput, dueAt, fenOf } from "./stop-acts.ts";
import { queuedPictures, useStopForm } from "./use-stop-form.ts";

const relations = ["self", "family", "colleague", "agent", "neighbour"] as const;

function Receiver({
  stop,
  onSignature,
  enhanced,
}: {
  stop: StopView;
  onSignature: (png: Blob | null) => void;
  enhanced: boolean;
}) {
  const { t, f } = useI18n();
  const due = dueAt(stop);
  return (
    <>
      {due > 0 ? (
        <TextField
          name="cash"
          label={t("driver.deliver.cash")}
          hint={t("driver.deliver.cashHint", { amount: f.money(due) })}
          affix={t("common.unit.yuan")}
          inputMode="decimal"
          required
          autoComplete="off"
        />
      ) : null}
      <TextField
        name="signedBy"
        label={t("driver.deliver.signedBy")}
        required
        maxLength={40}
        autoComplete="off"
        defaultValue={stop.title}
      />
      <SelectField
        name="relation"
        label={t("driver.deliver.relation")}
        choices={relations.map((value) => ({ value, label: t(`driver.relations.${value}`) }))}
      />
      {enhanced ? <SignaturePad onChange={onSignature} /> : null}
    </>
  );
}

/** The form of a stop that was served: delivered, taken on, or handed to the partner. */
export function CompleteForm({ tripId, stop, formKey }: { tripId: string; stop: StopView; formKey: string }) {
  const { t } = useI18n();
  const [signature, setSignature] = useState<Blob | null>(null);
  const [photos, setPhotos] = useState<Blob[]>([]);
  const title = `${t(`driver.act.${stop.kind}`)} · ${stop.title}`;
  const { enhanced, problem, onSubmit } = useStopForm(title, (form) => {
    const drawn = queuedPictures(stop, "signature", signature ? [signature] : []);
    const taken = queuedPictures(stop, "photo", photos);
    const ids = { signature: drawn[0]?.id, photos: taken.map((picture) => picture.id) };
    const input = completeInput(tripId, stop, form, ids);
    if (input.pod && drawn.length + taken.length === 0) {
      return "driver.deliver.proofNeeded";
    }
    if (input.pod && dueAt(stop) > 0 && fenOf(String(form.get("cash"))) === null) {
      return "driver.deliver.cashWrong";
    }
    if (input.exceptions?.some((row) => needsPhoto(row.reason)) && taken.length === 0) {
      return "driver.photo.needed";
    }
    return { act: { type: "complete", ...input }, pictures: [...drawn, ...taken] };
  });
  return (
    <form method="post" encType="multipart/form-data" className="driver-form" onSubmit={onSubmit}>
      <HiddenFields intent="complete" stopId={stop.id} formKey={formKey} />
      <LoadCounts stop={stop} enhanced={enhanced} />
      {stop.kind === "delivery" ? <Receiver stop={stop} onSignature={setSignature} enhanced={enhanced} /> : null}
      {stop.kind === "transfer" ? (
        <TextField name="partnerNo" label={t("driver.transfer.partnerNo")} maxLength={40} autoComplete="off" />
      ) : null}
      <PhotoField enhanced={enhanced} photos={photos} onChange={setPhotos} />
      <TextField name="note" label={t("driver.note")} maxLength={200} autoComplete="off" />
      <Problem text={problem} />
      <button className="btn btn-primary driver-big">
        <Icon name="check" />
        {t(`driver.confirm.${stop.kind}`)}
      </button>
    </form>
  );
}
