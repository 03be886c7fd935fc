import { Form } from "@remix-run/react";
import { useState } from "react";
import { clockText } from "#app/domain/calendar/calendar-form.ts";
import type { CalendarDetail } from "#app/domain/calendar/calendar-view.ts";
import { clockMs, WEEKDAYS, type Weekday } from "#app/domain/calendar/working-calendar.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, useProblem } from "#app/ui/kit/form.tsx";
import { useHydrated } from "#app/ui/map/use-hydrated.ts";
import { answerTo, typedInto } from "./answers.ts";
import { firstRows, type HoursRow, HoursRows } from "./hours-rows.tsx";
import { Touches } from "./touches.tsx";

type Week = Record<Weekday, HoursRow[]>;

const COPIED_TO: readonly Weekday[] = ["tue", "wed", "thu", "fri"];

/** Hours of a week as typed so far; rows that are no interval yet count nothing. */
function weekHours(week: Week): number {
  const spans = Object.values(week)
    .flat()
    .map(([opens, closes]) => clockMs(clockText(closes)) - clockMs(clockText(opens)));
  return spans.reduce((sum, ms) => sum + (ms > 0 ? ms : 0), 0) / 3_600_000;
}

function WholeWeekProblem() {
  const problem = useProblem("weekly");
  return problem ? (
    <p className="cal-problem" role="alert">
      {problem}
    </p>
  ) : null;
}

/** The hours of a usual week, several intervals a day. */
export function WeeklyForm({ detail, answer }: { detail: CalendarDetail; answer: unknown }) {
  const { t, f } = useI18n();
  const hydrated = useHydrated();
  const typed = typedInto(answer, "weekly");
  const [week, setWeek] = useState<Week>(
    () =>
      Object.fromEntries(WEEKDAYS.map((day) => [day, firstRows(detail.weekly[day] ?? [], typed, `${day}.`)])) as Week,
  );
  const copy = () => setWeek({ ...week, ...Object.fromEntries(COPIED_TO.map((day) => [day, week.mon])) });
  return (
    <Form method="post" className="card" preventScrollReset aria-labelledby="cal-weekly">
      <div className="card-head">
        <h2 id="cal-weekly">{t("calendar.weekly.title")}</h2>
        <span className="muted">{t("calendar.weekly.total", { n: f.number(weekHours(week)) })}</span>
      </div>
      <div className="card-body stack-s">
        <input type="hidden" name="calendarId" value={detail.id} />
        <input type="hidden" name="version" value={detail.version} />
        <FormProblems answer={answerTo(answer, "weekly")}>
          <WholeWeekProblem />
          <dl className="cal-week">
            {WEEKDAYS.map((day) => (
              <div key={day}>
                <dt>{t(`calendar.weekdays.${day}`)}</dt>
                <dd>
                  <HoursRows
                    prefix={`${day}.`}
                    field={day}
                    label={t(`calendar.weekdays.${day}`)}
                    rows={week[day]}
                    onChange={(rows) => setWeek({ ...week, [day]: rows })}
                  />
                </dd>
              </div>
            ))}
          </dl>
        </FormProblems>
        <p className="muted">
          <small>
            {t("calendar.hours.hint")} {t("calendar.weekly.makeUp")}
          </small>
        </p>
        <Touches count={detail.openClocks} />
        <div className="row-wrap">
          <button className="btn btn-primary" name="intent" value="weekly">
            {t("calendar.weekly.save")}
          </button>
          {hydrated ? (
            <button type="button" className="btn" onClick={copy}>
              {t("calendar.hours.copy")}
            </button>
          ) : null}
        </div>
      </div>
    </Form>
  );
}
