import type { CalendarDate } from "#app/domain/calendar/calendar-view.ts";
import type { OpenInterval } from "#app/domain/calendar/working-calendar.ts";
import type { Translate } from "#app/i18n/translate.ts";

/** "10:00–14:00 15:30–19:30", or that it is closed. */
export function hoursWords(t: Translate, hours: readonly OpenInterval[]): string {
  return hours.length === 0 ? t("calendar.closed") : hours.map((interval) => interval.join("–")).join(" ");
}

/** Everything about a date in one line, for those who cannot see its colour. */
export function dayWords(t: Translate, day: CalendarDate): string {
  const line = t("calendar.year.day", {
    month: t(`calendar.months.${Number(day.date.slice(5, 7))}`),
    day: Number(day.date.slice(8)),
    weekday: t(`calendar.weekdays.${day.weekday}`),
    kind: t(`calendar.kinds.${day.kind}`),
    hours: hoursWords(t, day.hours),
  });
  return day.own?.note ? `${line} · ${day.own.note}` : line;
}
