import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { columnFieldName } from "#app/domain/imports/arrival-list.ts";
import type { FieldColumn } from "#app/domain/imports/import-queries.server.ts";
import { PICKUP_STATIONS } from "#app/domain/places/stations.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { type Choice, FormProblems, isRefusal, SelectField, TextField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import type { ShownList } from "./shown-list.ts";
import { stationName } from "./station-name.ts";

function Confidence({ column, confidence, required }: FieldColumn) {
  const { t } = useI18n();
  if (column === null) {
    return required ? <Tag tone="exception">{t("imports.columns.missing")}</Tag> : null;
  }
  if (confidence === null) {
    return <Tag tone="done">{t("imports.columns.chosen")}</Tag>;
  }
  if (confidence >= 1) {
    return <Tag tone="done">{t("imports.columns.certain")}</Tag>;
  }
  return confidence >= 0.8 ? (
    <Tag tone="planned">{t("imports.columns.neighbour")}</Tag>
  ) : (
    <Tag tone="waiting">{t("imports.columns.guess")}</Tag>
  );
}

function ColumnRow({
  field,
  choices,
  list,
  answer,
}: {
  field: FieldColumn;
  choices: Choice[];
  list: ShownList;
  answer: unknown;
}) {
  const { t } = useI18n();
  const [column, setColumn] = useState(field.column);
  const confidence = column === field.column ? field.confidence : null;
  const name = columnFieldName(field.field);
  const label = t(`imports.fields.${field.field}`);
  const problem = isRefusal(answer) ? answer.fields.find((item) => item.field === name) : undefined;
  return (
    <tr>
      <th scope="row">
        {label}
        {field.required ? <span className="imports-required"> *</span> : null}
      </th>
      <td>
        <select
          className="select"
          name={name}
          aria-label={label}
          aria-invalid={problem ? true : undefined}
          value={column === null ? "" : String(column)}
          onChange={({ currentTarget: { value } }) => setColumn(value === "" ? null : Number(value))}
        >
          <option value="">{t("imports.columns.none")}</option>
          {choices.map(({ value, label: heading }) => (
            <option key={value} value={value}>
              {heading}
            </option>
          ))}
        </select>
        {problem ? (
          <span className="text-exception imports-problem" role="alert">
            {t(`errors.field.${problem.code}`, problem.params)}
          </span>
        ) : null}
      </td>
      <td>
        <Confidence {...field} column={column} confidence={confidence} />
      </td>
      <td className="muted truncate imports-sample">{samplesOf(list, column)}</td>
    </tr>
  );
}

/** Columns with a heading or something in the first rows; a column without a heading is called by its letter's number. */
function useColumnChoices({ headings, layout }: ShownList): Choice[] {
  const { t } = useI18n();
  return headings.flatMap((heading, index) => {
    const filled = layout.sample.some((row) => row[index]);
    const label = heading || t("imports.columns.unnamed", { column: index + 1 });
    return heading || filled ? [{ value: String(index), label }] : [];
  });
}

function samplesOf({ layout }: ShownList, column: number | null): string {
  return column === null ? "" : layout.sample.flatMap((row) => row[column] || []).join(" ; ");
}

/** What each column means, whose list it is and where the goods arrive: to confirm or to correct. */
export function ColumnsForm({ list, answer }: { list: ShownList; answer: unknown }) {
  const { t, f } = useI18n();
  const choices = useColumnChoices(list);
  const sending = useNavigation().state !== "idle";
  const used = new Set(list.fields.map(({ column }) => column));
  const unmatched = list.headings.filter((heading, index) => heading !== "" && !used.has(index));
  return (
    <Form method="post" className="card card-body stack">
      <input type="hidden" name="intent" value="columns" />
      <input type="hidden" name="version" value={list.version} />
      <FormProblems answer={answer}>
        <p className="muted">{t("imports.columns.intro")}</p>
        <div className="form-grid">
          <TextField
            name="senderName"
            label={t("imports.upload.sender")}
            required
            maxLength={40}
            defaultValue={list.senderName}
          />
          <SelectField
            name="stationCode"
            label={t("imports.upload.station")}
            defaultValue={list.stationCode}
            choices={PICKUP_STATIONS.map(({ code }) => ({ value: code, label: stationName(f.locale, code) }))}
          />
        </div>
        <div className="table-wrap">
          <table className="table imports-columns">
            <thead>
              <tr>
                <th scope="col">{t("imports.columns.field")}</th>
                <th scope="col">{t("imports.columns.column")}</th>
                <th scope="col">{t("imports.columns.sure")}</th>
                <th scope="col">{t("imports.columns.sample")}</th>
              </tr>
            </thead>
            <tbody>
              {list.fields.map((field) => (
                <ColumnRow
                  key={`${list.version} ${field.field}`}
                  field={field}
                  choices={choices}
                  list={list}
                  answer={answer}
                />
              ))}
            </tbody>
          </table>
        </div>
        {unmatched.length > 0 ? (
          <p className="muted">
            {t("imports.columns.unmatched")}: {unmatched.join(", ")}
          </p>
        ) : null}
      </FormProblems>
      <div>
        <button className="btn btn-primary" disabled={sending}>
          <Icon name="check" />
          {t(list.status === "mapped" ? "imports.columns.submit" : "imports.columns.again")}
        </button>
      </div>
    </Form>
  );
}
