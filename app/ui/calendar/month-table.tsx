import { Link } from "@remix-run/react";
import type { CalendarDate } from "#app/domain/calendar/calendar-view.ts";
import { WEEKDAYS } from "#app/domain/calendar/working-calendar.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { dayWords } from "./day-words.ts";

/** Weeks of a month, Monday first; null where a week has days of another month. */
function weeksOf(dates: readonly CalendarDate[]): (CalendarDate | null)[][] {
  const first = dates[0] ? WEEKDAYS.indexOf(dates[0].weekday) : 0;
  const cells = [...Array.from({ length: first }, () => null), ...dates];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, at) => cells.slice(at * 7, at * 7 + 7));
  return weeks.map((week) => [...week, ...Array.from({ length: 7 - week.length }, () => null)]);
}

export interface DayChoice {
  today: string;
  /** the date whose editor is open */
  chosen: string | null;
  /** the one date in the order of Tab; null = all of them, without a script */
  reach: string | null;
  href: (date: string) => string;
}

function DayLink({ day, choice }: { day: CalendarDate; choice: DayChoice }) {
  const { t } = useI18n();
  const { date, kind } = day;
  const words = dayWords(t, day);
  return (
    <Link
      to={choice.href(date)}
      className={`cal-day cal-${kind}`}
      data-date={date}
      data-today={date === choice.today || undefined}
      aria-current={date === choice.chosen ? "true" : undefined}
      aria-label={words}
      title={words}
      data-mark={kind === "working" ? undefined : t(`calendar.marks.${kind}`)}
      tabIndex={choice.reach === null || choice.reach === date ? 0 : -1}
      preventScrollReset
    >
      {Number(date.slice(8))}
    </Link>
  );
}

/** One month, small; each date leads to its editor. */
export function MonthTable(props: { month: number; dates: CalendarDate[]; choice: DayChoice }) {
  const { month, dates, choice } = props;
  const { t } = useI18n();
  return (
    <table className="cal-month">
      <caption>{t(`calendar.months.${month}`)}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col" abbr={t(`calendar.weekdays.${day}`)}>
              {t(`calendar.weekdayLetters.${day}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(dates).map((week) => (
          <tr key={week.find((day) => day)?.date}>
            {week.map((day, at) => (
              <td key={day?.date ?? WEEKDAYS[at]}>{day ? <DayLink day={day} choice={choice} /> : null}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
