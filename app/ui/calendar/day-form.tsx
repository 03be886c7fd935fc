import { Form, Link } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { type CalendarDetail, calendarDate, weekdayOf } from "#app/domain/calendar/calendar-view.ts";
import { WEEKDAYS, type WeeklyHours } from "#app/domain/calendar/working-calendar.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { CheckField, FormProblems, TextField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { answerTo, typedInto } from "./answers.ts";
import { calendarHref } from "./calendar-href.ts";
import { firstRows, type HoursRow, HoursRows } from "./hours-rows.tsx";
import { Touches } from "./touches.tsx";

/** The hours of a usual working day, for a date that is to be worked and has none yet. */
function usualRows(weekly: WeeklyHours): HoursRow[] {
  const day = WEEKDAYS.find((name) => weekly[name]?.length);
  return [...((day && weekly[day]) ?? [])];
}

function KindField({ kind, onChange }: { kind: "closed" | "open"; onChange: (kind: "closed" | "open") => void }) {
  const { t } = useI18n();
  return (
    <fieldset className="cal-kind">
      <legend className="sr-only">{t("calendar.day.kind")}</legend>
      {(["closed", "open"] as const).map((value) => (
        <label key={value} className="check">
          <input type="radio" name="kind" value={value} checked={kind === value} onChange={() => onChange(value)} />
          {t(`calendar.day.${value}`)}
        </label>
      ))}
    </fieldset>
  );
}

interface Props {
  detail: CalendarDetail;
  year: number;
  /** YYYY-MM-DD */
  date: string;
  answer: unknown;
}

/** What the editor of a date begins with. */
function useDraft({ detail, date, answer }: Props) {
  const typed = typedInto(answer, "day");
  const day = calendarDate(detail.weekly, date, detail.days.find((one) => one.date === date) ?? null);
  const [kind, setKind] = useState<"closed" | "open">(
    typed ? (typed.kind === "open" ? "open" : "closed") : day.hours.length > 0 ? "open" : "closed",
  );
  const [rows, setRows] = useState(() => {
    const first = firstRows(day.hours, typed, "");
    return first.length > 0 ? first : usualRows(detail.weekly);
  });
  return { typed, day, kind, setKind, rows, setRows };
}

function DayFields(props: Props) {
  const { t } = useI18n();
  const { typed, day, kind, setKind, rows, setRows } = useDraft(props);
  const { detail, date, answer } = props;
  const label = `${date} ${t(`calendar.weekdays.${day.weekday}`)}`;
  return (
    <FormProblems answer={answerTo(answer, "day")}>
      <div className="form-grid cal-day-dates">
        <TextField name="date" type="date" required label={t("calendar.day.date")} defaultValue={typed?.date ?? date} />
        <TextField name="until" type="date" label={t("calendar.day.until")} defaultValue={typed?.until ?? ""} />
      </div>
      <KindField kind={kind} onChange={setKind} />
      <div className="cal-day-hours" data-closed={kind === "closed" || undefined}>
        <HoursRows prefix="" field="hours" label={label} rows={rows} onChange={setRows} />
        <small className="muted">{t("calendar.hours.hint")}</small>
      </div>
      <TextField
        name="note"
        label={t("calendar.day.note")}
        hint={t("calendar.day.noteHint")}
        defaultValue={typed?.note ?? day.own?.note ?? ""}
        maxLength={60}
      />
      <CheckField
        name="notice"
        label={t("calendar.day.notice")}
        defaultChecked={typed ? typed.notice === "on" : day.own?.source === "state_council"}
      />
      <Touches count={detail.openClocks} />
    </FormProblems>
  );
}

/** The editor of one date (or several in a row): closed, or with hours of its own. */
export function DayForm(props: Props) {
  const { detail, year, date } = props;
  const { t } = useI18n();
  const card = useRef<HTMLElement>(null);
  const weekday = t(`calendar.weekdays.${weekdayOf(date)}`);
  useEffect(() => {
    card.current?.scrollIntoView({ block: "nearest" });
    card.current?.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  }, []);
  return (
    <section className="card cal-day-card" id="day" ref={card} aria-labelledby="cal-day">
      <div className="card-head">
        <h2 id="cal-day" tabIndex={-1}>
          {t("calendar.day.title", { date, weekday })}
        </h2>
        <Link className="btn btn-quiet btn-icon btn-small" to={calendarHref(detail.id, year)} preventScrollReset>
          <Icon name="close" label={t("calendar.day.close")} />
        </Link>
      </div>
      <Form method="post" className="card-body stack-s" preventScrollReset>
        <input type="hidden" name="calendarId" value={detail.id} />
        <input type="hidden" name="version" value={detail.version} />
        <DayFields {...props} />
        <div>
          <button className="btn btn-primary" name="intent" value="day">
            {t("calendar.day.save")}
          </button>
        </div>
      </Form>
      {detail.days.some((one) => one.date === date) ? (
        <Form method="post" className="card-body cal-clear" preventScrollReset>
          <input type="hidden" name="calendarId" value={detail.id} />
          <input type="hidden" name="version" value={detail.version} />
          <input type="hidden" name="date" value={date} />
          <button className="btn" name="intent" value="clear">
            <Icon name="undo" />
            {t("calendar.day.clear", { weekday })}
          </button>
        </Form>
      ) : null}
    </section>
  );
}
