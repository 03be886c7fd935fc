import { Form, Link } from "@remix-run/react";
import { useState } from "react";
import { hoursOf } from "#app/domain/standards/lane-standard.ts";
import type { StandardLine } from "#app/domain/standards/standard-line.ts";
import { DIRECTIONS, type Direction } from "#app/domain/tracking/direction.ts";
import { stagesOf } from "#app/domain/tracking/stages.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, SelectField, TextField } from "#app/ui/kit/form.tsx";

interface Props {
  /** absent: a new lane */
  editing?: StandardLine;
  tomorrow: string;
  answer: unknown;
}

/** One standard: a new lane, the correction of one to come, or a revision of one in force (a new one from a later day). */
export function StandardForm({ editing, tomorrow, answer }: Props) {
  const { t } = useI18n();
  const [direction, setDirection] = useState<Direction>(editing?.direction ?? "inbound");
  const correcting = editing?.state === "coming";
  const title = editing ? (correcting ? "correctTitle" : "reviseTitle") : "addTitle";
  return (
    <Form method="post" className="card standards-form">
      <div className="card-head">
        <h2>{t(`standards.form.${title}`, { name: editing?.name ?? "" })}</h2>
      </div>
      <div className="card-body stack">
        {correcting ? <input type="hidden" name="id" value={editing.id} /> : null}
        {correcting ? <input type="hidden" name="version" value={editing.version} /> : null}
        <FormProblems answer={answer}>
          <div className="form-grid">
            <SelectField
              name="direction"
              label={t("standards.form.direction")}
              value={direction}
              onChange={(event) => setDirection(event.target.value as Direction)}
              choices={DIRECTIONS.map((value) => ({ value, label: t(`common.direction.${value}`) }))}
            />
            <TextField
              name="destScope"
              label={t("standards.form.dest")}
              hint={t("standards.form.destHint")}
              required
              defaultValue={editing?.destScope}
            />
            <TextField
              name="name"
              label={t("standards.form.name")}
              required
              defaultValue={editing?.name}
              className="wide"
            />
            <TextField
              name="effectiveFrom"
              label={t("standards.form.from")}
              type="date"
              required
              defaultValue={correcting ? editing.effectiveFrom : tomorrow}
            />
          </div>
          <h3>
            {t("standards.form.stages")} <small className="muted">{t("standards.form.blank")}</small>
          </h3>
          <div className="form-grid" key={direction}>
            {stagesOf(direction).map((stage) => (
              <TextField
                key={stage}
                name={stage}
                label={t(`tracking.stages.${stage}`)}
                inputMode="decimal"
                affix={t("standards.form.hour")}
                defaultValue={editing ? (hoursOf(editing.stages, stage) ?? "") : ""}
              />
            ))}
          </div>
        </FormProblems>
        <div className="row">
          <button className="btn btn-primary" name="act" value={correcting ? "change" : "add"}>
            {t("common.save")}
          </button>
          <Link className="btn btn-quiet" to="/standards">
            {t("common.cancel")}
          </Link>
        </div>
      </div>
    </Form>
  );
}
