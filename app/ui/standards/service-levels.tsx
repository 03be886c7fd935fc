import { ALERT_ACTS, ALERT_KINDS, ALERT_ROLES, type AlertRole } from "#app/domain/clocks/clock.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { type Choice, SelectField, TextField, useProblem } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useHydrated } from "#app/ui/map/use-hydrated.ts";
import { BLANK_ROW, type LevelRow, OFFSET_UNITS } from "./service-draft.ts";
import { roleWords } from "./service-words.ts";

/** Who may be told; drivers and finance have no part in it. */
const ROLES_OFFERED: readonly AlertRole[] = ALERT_ROLES.filter((role) => role !== "driver" && role !== "finance");

interface RowProps {
  row: LevelRow;
  at: number;
  /** absent: without a script */
  onChange?: (row: LevelRow) => void;
  onRemove?: () => void;
}

function Roles({ row, at, onChange }: RowProps) {
  const { t } = useI18n();
  const problem = useProblem(`levels.${at}.roles`);
  const offered = [...ROLES_OFFERED, ...row.roles.filter((role) => !ROLES_OFFERED.includes(role))];
  const toggle = (role: AlertRole, on: boolean) =>
    onChange?.({ ...row, roles: on ? [...row.roles, role] : row.roles.filter((each) => each !== role) });
  return (
    <fieldset className="svc-roles">
      <legend>{t("standards.service.form.roles")}</legend>
      {offered.map((role) => (
        <label key={role} className="check">
          <input
            type="checkbox"
            name={`roles.${at}[]`}
            value={role}
            {...(onChange
              ? {
                  checked: row.roles.includes(role),
                  onChange: (event: { target: { checked: boolean } }) => toggle(role, event.target.checked),
                }
              : { defaultChecked: row.roles.includes(role) })}
          />
          {roleWords(t, role)}
        </label>
      ))}
      {problem ? (
        <span className="svc-problem" role="alert">
          {problem}
        </span>
      ) : null}
    </fieldset>
  );
}

/** Time, unit and side of an alert; the breach has none, it is the due time itself. */
function Offset({ row, at, onChange }: RowProps) {
  const { t } = useI18n();
  const problem = useProblem(`levels.${at}.amount`);
  const held = <K extends keyof LevelRow>(key: K) =>
    onChange
      ? {
          value: row[key] as string,
          onChange: (event: { target: { value: string } }) => onChange({ ...row, [key]: event.target.value }),
        }
      : { defaultValue: row[key] as string };
  if (row.kind === "breach") {
    return (
      <>
        <input type="hidden" name="level.amount[]" value="0" />
        <input type="hidden" name="level.unit[]" value="minute" />
        <input type="hidden" name="level.side[]" value="after" />
        <span className="svc-at svc-at-due">{t("standards.service.level.at")}</span>
      </>
    );
  }
  const units: Choice[] = Object.keys(OFFSET_UNITS).map((value) => ({
    value,
    label: t(`standards.service.units.${value}`),
  }));
  const sides: Choice[] = ["before", "after"].map((value) => ({
    value,
    label: t(`standards.service.form.sides.${value}`),
  }));
  return (
    <>
      <SelectField name="level.side[]" label={t("standards.service.form.side")} choices={sides} {...held("side")} />
      <div className="field">
        <TextField
          name="level.amount[]"
          label={t("standards.service.form.offset")}
          inputMode="decimal"
          maxLength={10}
          aria-invalid={problem ? true : undefined}
          {...held("amount")}
        />
        {problem ? (
          <span className="svc-problem" role="alert">
            {problem}
          </span>
        ) : null}
      </div>
      <SelectField name="level.unit[]" label={t("standards.service.form.unit")} choices={units} {...held("unit")} />
    </>
  );
}

function Row(props: RowProps) {
  const { row, at, onChange, onRemove } = props;
  const { t } = useI18n();
  const kinds = ALERT_KINDS.filter((kind) => kind !== "breach").map((value) => ({
    value,
    label: t(`standards.service.level.kindNames.${value}`),
  }));
  const acts = ALERT_ACTS.map((value) => ({ value, label: t(`standards.service.level.actNames.${value}`) }));
  const pick = <K extends "kind" | "act">(key: K) =>
    onChange
      ? {
          value: row[key],
          onChange: (event: { target: { value: string } }) => onChange({ ...row, [key]: event.target.value }),
        }
      : { defaultValue: row[key] };
  return (
    <fieldset className="svc-level">
      <legend className="sr-only">{t("standards.service.form.row", { n: at + 1 })}</legend>
      <div className="svc-level-fields">
        {row.kind === "breach" ? (
          <span className="svc-at">
            <input type="hidden" name="level.kind[]" value="breach" />
            <b>{t("standards.service.level.kindNames.breach")}</b>
          </span>
        ) : (
          <SelectField
            name="level.kind[]"
            label={t("standards.service.form.kind")}
            choices={kinds}
            empty={t("standards.service.form.none")}
            {...pick("kind")}
          />
        )}
        <Offset {...props} />
        <SelectField name="level.act[]" label={t("standards.service.form.act")} choices={acts} {...pick("act")} />
        {onRemove && row.kind !== "breach" ? (
          <button type="button" className="btn btn-quiet btn-icon" onClick={onRemove}>
            <Icon
              name="close"
              label={`${t("standards.service.form.remove")} ${t("standards.service.form.row", { n: at + 1 })}`}
            />
          </button>
        ) : null}
      </div>
      <Roles {...props} />
    </fieldset>
  );
}

/** The alerts of a target, as many as are wanted; without a script two blank rows more than there are. */
export function ServiceLevels({ rows, onChange }: { rows: readonly LevelRow[]; onChange: (rows: LevelRow[]) => void }) {
  const { t } = useI18n();
  const hydrated = useHydrated();
  const problem = useProblem("alerts");
  return (
    <div className="stack-s">
      {problem ? (
        <span className="svc-problem" role="alert">
          {problem}
        </span>
      ) : null}
      {rows.map((row, at) => (
        <Row
          key={at}
          row={row}
          at={at}
          onChange={(changed) => onChange(rows.map((each, index) => (index === at ? changed : each)))}
          onRemove={hydrated ? () => onChange(rows.filter((_, index) => index !== at)) : undefined}
        />
      ))}
      {hydrated ? (
        <span>
          <button
            type="button"
            className="btn btn-small"
            onClick={() => onChange([...rows, { ...BLANK_ROW, kind: "escalation" }])}
          >
            <Icon name="plus" />
            {t("standards.service.form.add")}
          </button>
        </span>
      ) : (
        <noscript>
          <Row row={BLANK_ROW} at={rows.length} />
          <Row row={BLANK_ROW} at={rows.length + 1} />
        </noscript>
      )}
    </div>
  );
}
