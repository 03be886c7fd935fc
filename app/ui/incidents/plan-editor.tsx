import { Form, Link } from "@remix-run/react";
import { useState } from "react";
import { type PlanItem, TASK_ROLES, WITHIN_UNITS, withinOf } from "#app/domain/incidents/response-plan.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, TextField, useProblem } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

/** Blank lines at the end, so that lines can be added without a script. */
const SPARE = 2;

interface Row {
  /** stays with the line while others come and go */
  id: number;
  item: Omit<PlanItem, "no"> | null;
}

const rowsOf = (items: readonly PlanItem[]): Row[] => {
  const filled: Row[] = items.map((item, index) => ({ id: index, item }));
  return [...filled, ...Array.from({ length: SPARE }, (_, index) => ({ id: items.length + index, item: null }))];
};

function Problem({ name }: { name: string }) {
  const problem = useProblem(name);
  return problem ? (
    <span className="plan-problem" role="alert">
      {problem}
    </span>
  ) : null;
}

function EditorRow({ row, index, onRemove }: { row: Row; index: number; onRemove: () => void }) {
  const { t } = useI18n();
  const n = index + 1;
  const within = row.item ? withinOf(row.item.withinMs) : null;
  const label = (name: string) => `${t("incidents.plans.form.row", { n })} ${t(`incidents.plans.form.${name}`)}`;
  return (
    <li className="plan-row">
      <span className="num muted">{n}</span>
      <div className="stack-s grow">
        <div className="plan-row-head">
          <input
            className="input"
            name="title[]"
            defaultValue={row.item?.title}
            placeholder={t("incidents.plans.form.task")}
            aria-label={label("task")}
            maxLength={60}
          />
          <select className="select" name="role[]" defaultValue={row.item?.role ?? "owner"} aria-label={label("role")}>
            {TASK_ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`incidents.roles.${role}`)}
              </option>
            ))}
          </select>
          <input
            className="input plan-amount"
            name="amount[]"
            inputMode="decimal"
            defaultValue={within?.amount}
            placeholder={t("incidents.plans.form.within")}
            aria-label={label("within")}
          />
          <select
            className="select plan-unit"
            name="unit[]"
            defaultValue={within?.unit ?? "hours"}
            aria-label={label("unit")}
          >
            {WITHIN_UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {t(`incidents.units.${unit}`)}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="btn btn-quiet btn-icon"
            onClick={onRemove}
            title={t("incidents.plans.form.removeRow", { n })}
          >
            <Icon name="close" label={t("incidents.plans.form.removeRow", { n })} />
          </button>
        </div>
        <textarea
          className="textarea plan-text"
          name="text[]"
          rows={2}
          defaultValue={row.item?.text}
          placeholder={t("incidents.plans.form.text")}
          aria-label={label("text")}
          maxLength={500}
        />
        {["title", "text", "role", "amount", "unit"].map((field) => (
          <Problem key={field} name={`${field}.${index}`} />
        ))}
      </div>
    </li>
  );
}

interface Props {
  /** absent: a new plan */
  planKey?: string;
  /** the latest revision the writer saw; 0 for a new plan */
  seen: number;
  name: string;
  items: readonly PlanItem[];
  reply: unknown;
  /** where to go without saving */
  cancelHref: string;
}

/** Writes the next revision of a plan, on the page that shows it. */
export function PlanEditor({ planKey, seen, name, items, reply, cancelHref }: Props) {
  const { t } = useI18n();
  const [rows, setRows] = useState(() => rowsOf(items));
  const add = () => setRows((all) => [...all, { id: Math.max(-1, ...all.map(({ id }) => id)) + 1, item: null }]);
  return (
    <Form method="post" className="card plan-editor">
      <div className="card-head">
        <h2>{t(`incidents.plans.form.${seen === 0 ? "titleNew" : "titleEdit"}`, { name })}</h2>
        <span className="muted">{t("incidents.plans.form.hint")}</span>
      </div>
      <div className="card-body stack">
        <input type="hidden" name="key" value={planKey ?? ""} />
        <input type="hidden" name="seen" value={seen} />
        <FormProblems answer={reply}>
          <TextField
            name="name"
            label={t("incidents.plans.form.name")}
            defaultValue={name}
            required
            maxLength={60}
            className="plan-name"
          />
          <ol className="stack">
            {rows.map((row, index) => (
              <EditorRow
                key={row.id}
                row={row}
                index={index}
                onRemove={() => setRows((all) => all.filter(({ id }) => id !== row.id))}
              />
            ))}
          </ol>
        </FormProblems>
        <div className="row-wrap">
          <button className="btn btn-primary" name="intent" value="save">
            {t("incidents.plans.form.save")}
          </button>
          <button type="button" className="btn" onClick={add}>
            <Icon name="plus" />
            {t("incidents.plans.form.addRow")}
          </button>
          <Link className="btn btn-quiet" to={cancelHref} preventScrollReset>
            {t("common.cancel")}
          </Link>
        </div>
      </div>
    </Form>
  );
}
