import { type CalendarDate, type CalendarDetail, calendarDate } from "#app/domain/calendar/calendar-view.ts";
import type { SpanDay, SpanUnit } from "#app/domain/calendar/explain-span.ts";
import { formatsFor } from "#app/i18n/format.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { hoursWords } from "./day-words.ts";

interface Line {
  first: CalendarDate;
  until: string;
  days: number;
  workedMs: number;
  /** which working day it is, for a deadline in working days */
  ordinal: number | null;
  isStart: boolean;
}

/** The days as lines to read: those that do not count stand together while they are of one kind. */
function linesOf(detail: CalendarDetail, days: readonly SpanDay[], unit: SpanUnit): Line[] {
  const own = new Map(detail.days.map((day) => [day.date, day]));
  const lines: Line[] = [];
  let ordinal = 0;
  for (const [at, { date, workedMs }] of days.entries()) {
    const first = calendarDate(detail.weekly, date, own.get(date));
    const inDays = unit === "working_days";
    const counts = inDays ? at > 0 && first.hours.length > 0 : workedMs > 0;
    ordinal += counts ? 1 : 0;
    const last = lines.at(-1);
    if (!counts && at > 0 && last && !last.isStart && last.workedMs === 0 && last.ordinal === null) {
      if (last.first.kind === first.kind && last.first.own?.note === first.own?.note) {
        last.until = date;
        last.days += 1;
        continue;
      }
    }
    const worked = counts && !inDays ? workedMs : 0;
    lines.push({
      ...{ first, until: date, days: 1, workedMs: worked },
      ordinal: counts && inDays ? ordinal : null,
      isStart: at === 0,
    });
  }
  return lines;
}

function LineItem({ line, unit }: { line: Line; unit: SpanUnit }) {
  const { t, f } = useI18n();
  const { first, until, days, workedMs, ordinal, isStart } = line;
  const when =
    days > 1
      ? t("calendar.tryIt.days", { from: first.date, until, count: days })
      : `${first.date} ${t(`calendar.weekdays.${first.weekday}`)}`;
  const counted =
    ordinal !== null
      ? t("calendar.tryIt.workingDay", { n: ordinal })
      : workedMs > 0
        ? t("calendar.tryIt.counted", { time: f.duration(workedMs) })
        : t(isStart && unit === "working_days" ? "calendar.tryIt.startDay" : "calendar.tryIt.notCounted");
  const counts = ordinal !== null || workedMs > 0;
  return (
    <li className={counts ? undefined : "muted"}>
      <span className="cal-try-when">{when}</span>
      <span>
        {t(`calendar.kinds.${first.kind}`)}
        {first.own?.note ? ` · ${first.own.note}` : ""}
        {counts ? ` · ${hoursWords(t, first.hours)}` : ""}
      </span>
      <b>{counted}</b>
    </li>
  );
}

/** A deadline and the arithmetic behind it. */
export function TryResult(props: { detail: CalendarDetail; dueAt: Date; days: readonly SpanDay[]; unit: SpanUnit }) {
  const { detail, dueAt, days, unit } = props;
  const { t, f } = useI18n();
  const zone = detail.timeZone;
  const there = formatsFor(f.locale, zone).full(dueAt);
  return (
    <div className="stack-s" aria-live="polite">
      <p className="cal-due">
        {t("calendar.tryIt.due")} <b>{f.full(dueAt)}</b>
      </p>
      {there === f.full(dueAt) ? null : <p className="muted">{t("calendar.tryIt.zone", { zone, at: there })}</p>}
      <h3>{t("calendar.tryIt.why")}</h3>
      <ol className="cal-try">
        {linesOf(detail, days, unit).map((line) => (
          <LineItem key={line.first.date} line={line} unit={unit} />
        ))}
      </ol>
    </div>
  );
}
