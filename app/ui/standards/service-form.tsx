import { Form, Link } from "@remix-run/react";
import { useState } from "react";
import { ALERT_HOURS } from "#app/domain/clocks/clock.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, isRefusal, SelectField, TextAreaField, TextField } from "#app/ui/kit/form.tsx";
import { typedList, typedOf } from "#app/ui/public/typed.ts";
import { amountOf, type LevelRow, levelRows, readRows, type StandardOfForm, UNITS_OFFERED } from "./service-draft.ts";
import { ServiceLevels } from "./service-levels.tsx";

const LISTS = ["kind", "amount", "unit", "side", "act"] as const;

/** The rows as they were sent, for a page without a script. */
function typedRows(typed: Record<string, string>): LevelRow[] {
  const lists = Object.fromEntries(LISTS.map((name) => [`level.${name}`, typedList(typed, `level.${name}`)]));
  const roles = Object.fromEntries(
    (lists["level.kind"] ?? []).map((_, row) => [`roles.${row}`, typedList(typed, `roles.${row}`)]),
  );
  return readRows({ ...lists, ...roles }).filter(({ kind }) => kind !== "");
}

function useDraft(standard: StandardOfForm, answer: unknown) {
  const typed = isRefusal(answer) ? typedOf(answer) : {};
  const { value, unit } = amountOf(standard.unit, standard.amount);
  const rows = useState<LevelRow[]>(() => (isRefusal(answer) ? typedRows(typed) : levelRows(standard.alerts)));
  return { typed, value, unit, rows };
}

interface Props {
  standard: StandardOfForm;
  /** number of its last revision, which the next one follows */
  revision: number;
  calendars: { id: string; name: string }[];
  /** YYYY-MM-DD in Beijing */
  tomorrow: string;
  answer: unknown;
}

function Fields({ standard, calendars, tomorrow, answer }: Props) {
  const { t } = useI18n();
  const { typed, value, unit, rows } = useDraft(standard, answer);
  const [levels, setLevels] = rows;
  const units = UNITS_OFFERED[standard.measure].map((name) => ({
    value: name,
    label: t(`standards.service.units.${name}`),
  }));
  return (
    <>
      <div className="form-grid">
        <TextField
          name="name"
          label={t("standards.service.labels.name")}
          required
          maxLength={60}
          defaultValue={typed.name ?? standard.name}
        />
        <TextField
          name="amount"
          label={t("standards.service.form.amount")}
          required
          inputMode="decimal"
          defaultValue={typed.amount ?? String(value)}
        />
        <SelectField
          name="amountUnit"
          label={t("standards.service.form.unit")}
          choices={units}
          defaultValue={typed.amountUnit ?? unit}
        />
        {standard.measure === "duration" ? (
          <SelectField
            name="calendarId"
            label={t("standards.service.form.calendar")}
            hint={t("standards.service.form.calendarHint")}
            empty={t("standards.service.form.wall")}
            choices={calendars.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={typed.calendarId ?? standard.calendarId ?? ""}
          />
        ) : null}
        {standard.clockKind ? (
          <SelectField
            name="alertHours"
            label={t("standards.service.form.alertHours")}
            choices={ALERT_HOURS.map((hours) => ({ value: hours, label: t(`standards.service.form.hours.${hours}`) }))}
            defaultValue={typed.alertHours ?? standard.alertHours}
          />
        ) : null}
        <TextField
          name="effectiveFrom"
          type="date"
          label={t("standards.service.form.from")}
          hint={t("standards.service.form.fromHint")}
          min={tomorrow}
          defaultValue={typed.effectiveFrom ?? tomorrow}
        />
      </div>
      {standard.clockKind ? (
        <>
          <h3>{t("standards.service.form.alerts")}</h3>
          <small className="muted">{t("standards.service.form.alertsHint")}</small>
          <ServiceLevels rows={levels} onChange={setLevels} />
        </>
      ) : null}
      <TextAreaField
        name="note"
        label={t("standards.service.form.note")}
        maxLength={500}
        rows={2}
        defaultValue={typed.note ?? ""}
      />
    </>
  );
}

/** The next revision of a service standard; the one in force stays as it is. */
export function ServiceForm(props: Props) {
  const { standard, revision, answer } = props;
  const { t } = useI18n();
  return (
    <Form method="post" className="svc-form stack-s" id="revise" aria-labelledby="svc-form-title">
      <h3 id="svc-form-title">{t("standards.service.form.title", { name: standard.name })}</h3>
      <input type="hidden" name="key" value={standard.key} />
      <input type="hidden" name="revision" value={revision} />
      <FormProblems answer={answer}>
        <Fields {...props} />
      </FormProblems>
      {standard.clockKind ? <p className="muted">{t("standards.service.form.running")}</p> : null}
      <div className="row">
        <button className="btn btn-primary" name="act" value="revise">
          {t("standards.service.form.save", { n: revision + 1 })}
        </button>
        <Link className="btn btn-quiet" to="/standards?tab=service" preventScrollReset>
          {t("common.cancel")}
        </Link>
      </div>
    </Form>
  );
}
