import { Form, useSearchParams } from "@remix-run/react";
import { useState } from "react";
import { type CalendarDetail, workingCalendarOf } from "#app/domain/calendar/calendar-view.ts";
import { explainDeadline, MOST_OF_UNIT, SPAN_UNITS, type SpanUnit } from "#app/domain/calendar/explain-span.ts";
import type { WorkingCalendar } from "#app/domain/calendar/working-calendar.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { DomainError } from "#app/platform/errors.ts";
import { instantOf, localInput } from "#app/ui/dispatch/local-input.ts";
import { SelectField, TextField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useHydrated } from "#app/ui/map/use-hydrated.ts";
import { TryResult } from "./try-result.tsx";

interface Question {
  /** as `<input type="datetime-local">` gives it, in the reader's zone */
  start: string;
  amount: string;
  unit: SpanUnit;
}

/** The deadline a question asks for; a key of the catalog with its blanks when there is none. */
function reckon(calendar: WorkingCalendar, { start, amount, unit }: Question, timeZone: string) {
  const value = Number(amount);
  const whole = unit !== "working_days" || Number.isInteger(value);
  const asked = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(start) && !Number.isNaN(Date.parse(`${start}Z`));
  if (!asked || !whole || !(value > 0) || value > MOST_OF_UNIT[unit]) {
    return { problem: "calendar.tryIt.wrong", params: {} };
  }
  try {
    return explainDeadline(calendar, new Date(instantOf(start, timeZone)), value, unit);
  } catch (error) {
    if (error instanceof DomainError) {
      return { problem: `errors.${error.code}`, params: error.params };
    }
    throw error;
  }
}

/** Start and amount of working time → deadline and why. With a script at every change, without one by its button. */
export function TryIt({ detail, year, now }: { detail: CalendarDetail; year: number; now: Date }) {
  const { t, f } = useI18n();
  const hydrated = useHydrated();
  const [search] = useSearchParams();
  const [question, setQuestion] = useState<Question>(() => ({
    start: search.get("start") ?? localInput(now, f),
    amount: search.get("amount") ?? "2",
    unit: SPAN_UNITS.find((unit) => unit === search.get("unit")) ?? "working_days",
  }));
  const set = (part: Partial<Question>) => setQuestion({ ...question, ...part });
  const result = reckon(workingCalendarOf(detail), question, f.timeZone);
  return (
    <section className="card" aria-labelledby="cal-try">
      <h2 className="card-head" id="cal-try">
        {t("calendar.tryIt.title")}
      </h2>
      <div className="card-body stack-s">
        <Form method="get" className="cal-try-form" preventScrollReset>
          <input type="hidden" name="id" value={detail.id} />
          <input type="hidden" name="year" value={year} />
          <TextField
            name="start"
            type="datetime-local"
            className="full"
            label={t("calendar.tryIt.start")}
            value={question.start}
            onChange={(event) => set({ start: event.target.value })}
          />
          <TextField
            name="amount"
            inputMode="decimal"
            label={t("calendar.tryIt.amount")}
            value={question.amount}
            onChange={(event) => set({ amount: event.target.value })}
            maxLength={8}
          />
          <SelectField
            name="unit"
            label={t("calendar.tryIt.unit")}
            value={question.unit}
            onChange={(event) => set({ unit: SPAN_UNITS.find((unit) => unit === event.target.value) ?? "hours" })}
            choices={SPAN_UNITS.map((value) => ({ value, label: t(`calendar.tryIt.units.${value}`) }))}
          />
          {hydrated ? null : <button className="btn">{t("calendar.tryIt.reckon")}</button>}
        </Form>
        {"problem" in result ? (
          <p className="notice notice-problem" role="alert">
            <Icon name="warning" />
            {t(result.problem, result.params)}
          </p>
        ) : (
          <TryResult detail={detail} dueAt={result.dueAt} days={result.days} unit={question.unit} />
        )}
      </div>
    </section>
  );
}
