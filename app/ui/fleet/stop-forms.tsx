import { Form } from "@remix-run/react";
import { signRelations } from "#app/domain/dispatch/trip.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, isRefusal, SelectField, TextField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { reasonChoices } from "./reason-choices.ts";
import { TripRefusal } from "./trip-refusal.tsx";
import { collectFen, type LoadView, type StopView } from "./trip-types.ts";

interface StopFormProps {
  stop: StopView;
  version: number;
  /** the refusal of this form, if it was the last one sent */
  answer: unknown;
}

/** Fields show what is wrong with them; what concerns the trip as a whole stands above them. */
function Problems({ answer, children }: { answer: unknown; children: React.ReactNode }) {
  const inFields = isRefusal(answer) && answer.fields.length > 0;
  return (
    <>
      {inFields ? null : <TripRefusal answer={answer} />}
      <FormProblems answer={inFields ? answer : null}>{children}</FormProblems>
    </>
  );
}

function Hidden({ stop, version }: { stop: StopView; version: number }) {
  return (
    <>
      <input type="hidden" name="stopId" value={stop.id} />
      <input type="hidden" name="title" value={stop.title} />
      <input type="hidden" name="kind" value={stop.kind} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

/** Who took the goods, at a delivery. */
function ProofFields({ stop }: { stop: StopView }) {
  const { t } = useI18n();
  return (
    <>
      <TextField
        name="pod.signedBy"
        label={t("fleet.stop.signedBy")}
        defaultValue={stop.loads[0]?.shipment.consigneeName}
        maxLength={40}
      />
      <SelectField
        name="pod.relation"
        label={t("fleet.stop.relation")}
        choices={signRelations.map((value) => ({ value, label: t(`fleet.relations.${value}`) }))}
      />
    </>
  );
}

/** What one load brought in, and what of it was not done. */
function LoadFields({ stop, load }: { stop: StopView; load: LoadView }) {
  const { t } = useI18n();
  const due = collectFen(load);
  return (
    <fieldset className="fleet-load">
      <legend className="mono">{load.shipment.waybillNo}</legend>
      <input type="hidden" name="loads[]" value={load.id} />
      {due > 0 ? (
        <TextField
          name={`cash:${load.id}`}
          label={t("fleet.stop.cash")}
          type="number"
          min={0}
          step="0.01"
          defaultValue={(due / 100).toFixed(2)}
        />
      ) : null}
      <SelectField
        name={`reason:${load.id}`}
        label={t("fleet.stop.reason")}
        choices={reasonChoices(t, stop.kind)}
        empty={t("fleet.stop.noReason")}
      />
      <TextField
        name={`pieces:${load.id}`}
        label={t("fleet.stop.failedPieces")}
        placeholder={load.pieces}
        inputMode="numeric"
        autoComplete="off"
      />
    </fieldset>
  );
}

/** Records for the driver what was done at a stop, with what was not. */
export function CompleteStop({ stop, version, next, answer }: StopFormProps & { next: boolean }) {
  const { t } = useI18n();
  const loads = stop.loads.filter((load) => load.status === "assigned");
  return (
    <details className="fleet-stop-form" open={isRefusal(answer) || undefined}>
      <summary className={`btn btn-small ${next ? "btn-primary" : ""}`}>
        <Icon name="check" />
        {t(`fleet.stop.completeTitle.${stop.kind}`)}
      </summary>
      <Form method="post" action={`?at=complete-${stop.id}#stop-${stop.id}`} className="stack-s">
        <Hidden stop={stop} version={version} />
        <Problems answer={answer}>
          <div className="form-grid">
            {stop.kind === "delivery" ? <ProofFields stop={stop} /> : null}
            {stop.kind === "transfer" ? (
              <TextField
                name="partnerNo"
                label={t("fleet.stop.partnerNo")}
                hint={t("fleet.stop.partnerNoHint")}
                maxLength={40}
                autoComplete="off"
              />
            ) : null}
            <TextField name="note" label={t("fleet.stop.note")} maxLength={500} />
          </div>
          <p className="muted">{t("fleet.stop.failedHint")}</p>
          {loads.map((load) => (
            <LoadFields key={load.id} stop={stop} load={load} />
          ))}
        </Problems>
        <div>
          <button className="btn btn-primary" name="intent" value="complete">
            {t("fleet.trip.act.confirm", { act: t(`fleet.kinds.${stop.kind}`) })}
          </button>
        </div>
      </Form>
    </details>
  );
}

/** Gives up a whole stop, with the reason. */
export function FailStop({ stop, version, answer }: StopFormProps) {
  const { t } = useI18n();
  return (
    <details className="fleet-stop-form" open={isRefusal(answer) || undefined}>
      <summary className="btn btn-small">
        <Icon name="close" />
        {t("fleet.stop.failTitle")}
      </summary>
      <Form method="post" action={`?at=fail-${stop.id}#stop-${stop.id}`} className="stack-s">
        <Hidden stop={stop} version={version} />
        <Problems answer={answer}>
          <div className="form-grid">
            <SelectField
              name="reason"
              label={t("fleet.stop.reason")}
              choices={reasonChoices(t, stop.kind)}
              empty={t("fleet.crew.choose")}
              required
            />
            <TextField name="note" label={t("fleet.stop.note")} maxLength={500} />
          </div>
        </Problems>
        <div>
          <button className="btn btn-danger" name="intent" value="fail">
            {t("fleet.trip.act.confirm", { act: t("fleet.stop.failTitle") })}
          </button>
        </div>
      </Form>
    </details>
  );
}

/** The vehicle is there. */
export function ArriveStop({ stop, version, answer }: StopFormProps) {
  const { t } = useI18n();
  return (
    <>
      <Form method="post" action={`?at=arrive-${stop.id}#stop-${stop.id}`}>
        <Hidden stop={stop} version={version} />
        <button className="btn btn-small" name="intent" value="arrive">
          <Icon name="pin" />
          {t("fleet.trip.act.arrive")}
        </button>
      </Form>
      <TripRefusal answer={answer} />
    </>
  );
}
