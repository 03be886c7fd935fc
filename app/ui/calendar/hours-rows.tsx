import { MOST_INTERVALS } from "#app/domain/calendar/calendar-form.ts";
import type { OpenInterval } from "#app/domain/calendar/working-calendar.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { useProblem } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useHydrated } from "#app/ui/map/use-hydrated.ts";
import { typedList } from "#app/ui/public/typed.ts";
import type { Typed } from "./answers.ts";

/** One row of a day as it is typed. */
export type HoursRow = readonly [opens: string, closes: string];

/** What a day's editor begins with: what was typed and refused, else the hours that are kept. */
export function firstRows(hours: readonly OpenInterval[], typed: Typed | null, prefix: string): HoursRow[] {
  if (!typed) {
    return [...hours];
  }
  const [opens, closes] = [typedList(typed, `${prefix}opens`), typedList(typed, `${prefix}closes`)];
  return opens.map((text, at): HoursRow => [text, closes[at] ?? ""]).filter((row) => row.join("") !== "");
}

interface RowProps {
  /** "mon." or "": what the names of the fields begin with */
  prefix: string;
  label: string;
  at: number;
  row: HoursRow;
  field: string;
  onChange?: (row: HoursRow) => void;
  onRemove?: () => void;
}

function Interval({ prefix, label, at, row, field, onChange, onRemove }: RowProps) {
  const { t } = useI18n();
  const problem = useProblem(`${field}.${at}`);
  const name = t("calendar.hours.interval", { day: label, n: at + 1 });
  const input = (side: 0 | 1) => ({
    className: "input cal-time",
    name: `${prefix}${side === 0 ? "opens" : "closes"}[]`,
    "aria-label": `${name} ${t(`calendar.hours.${side === 0 ? "opens" : "closes"}`)}`,
    "aria-invalid": problem ? true : undefined,
    inputMode: "numeric" as const,
    autoComplete: "off",
    maxLength: 5,
    ...(onChange
      ? {
          value: row[side],
          onChange: (event: { target: { value: string } }) =>
            onChange(side === 0 ? [event.target.value, row[1]] : [row[0], event.target.value]),
        }
      : { defaultValue: row[side] }),
  });
  return (
    <span className="cal-interval">
      <input {...input(0)} />
      <span aria-hidden>–</span>
      <input {...input(1)} />
      {onRemove ? (
        <button type="button" className="btn btn-quiet btn-icon btn-small" onClick={onRemove}>
          <Icon name="close" label={`${t("calendar.hours.remove")} ${name}`} />
        </button>
      ) : null}
      {problem ? (
        <span className="cal-problem" role="alert">
          {problem}
        </span>
      ) : null}
    </span>
  );
}

/**
 * The intervals of one day, as many as needed. Without a script there is one blank row more than is filled in.
 * Problems are looked for at `<field>.<row>`.
 */
export function HoursRows(props: {
  prefix: string;
  label: string;
  field: string;
  rows: readonly HoursRow[];
  onChange: (rows: HoursRow[]) => void;
}) {
  const { prefix, label, field, rows, onChange } = props;
  const { t } = useI18n();
  const hydrated = useHydrated();
  return (
    <span className="cal-intervals">
      {rows.map((row, at) => (
        <Interval
          key={at}
          {...{ prefix, label, field, at, row }}
          onChange={(changed) => onChange(rows.map((each, index) => (index === at ? changed : each)))}
          onRemove={hydrated ? () => onChange(rows.filter((_, index) => index !== at)) : undefined}
        />
      ))}
      {rows.length === 0 ? <span className="muted cal-shut">{t("calendar.closed")}</span> : null}
      {hydrated && rows.length < MOST_INTERVALS ? (
        <button
          type="button"
          className="btn btn-quiet btn-icon btn-small"
          onClick={() => onChange([...rows, ["", ""]])}
        >
          <Icon name="plus" label={`${t("calendar.hours.add")} ${label}`} />
        </button>
      ) : null}
      <noscript>
        <Interval {...{ prefix, label, field }} at={rows.length} row={["", ""]} />
      </noscript>
    </span>
  );
}
