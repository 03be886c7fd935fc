import { Form, Link } from "@remix-run/react";
import { FIRST_YEAR, LAST_YEAR } from "#app/domain/calendar/calendar-form.ts";
import { type CalendarDate, type CalendarDetail, DAY_KINDS } from "#app/domain/calendar/calendar-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useHydrated } from "#app/ui/map/use-hydrated.ts";
import { calendarHref } from "./calendar-href.ts";
import { MonthTable } from "./month-table.tsx";
import { useDayKeys } from "./use-day-keys.ts";

/** The form of one button that brings the public holidays of a year in. */
export function LoadHolidays({ detail, year, label }: { detail: CalendarDetail; year: number; label: string }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="calendarId" value={detail.id} />
      <input type="hidden" name="version" value={detail.version} />
      <input type="hidden" name="year" value={year} />
      <button className="btn btn-small" name="intent" value="holidays">
        <Icon name="download" />
        {label}
      </button>
    </Form>
  );
}

function Legend({ dates }: { dates: readonly CalendarDate[] }) {
  const { t, f } = useI18n();
  return (
    <ul className="cal-legend" aria-label={t("calendar.year.legend")}>
      {DAY_KINDS.map((kind) => (
        <li key={kind}>
          <span className={`cal-day cal-${kind}`} aria-hidden>
            {kind === "working" ? "1" : t(`calendar.marks.${kind}`)}
          </span>
          {t(`calendar.kinds.${kind}`)}
          <span className="muted">{f.number(dates.filter((day) => day.kind === kind).length)}</span>
        </li>
      ))}
    </ul>
  );
}

function YearHead(props: { detail: CalendarDetail; year: number; today: string; shipped: boolean; working: number }) {
  const { detail, year, today, shipped, working } = props;
  const { t, f } = useI18n();
  const thisYear = Number(today.slice(0, 4));
  const step = (to: number, icon: "back" | "arrow", key: string) =>
    to >= FIRST_YEAR && to <= LAST_YEAR ? (
      <Link className="btn btn-quiet btn-icon btn-small" to={calendarHref(detail.id, to)} preventScrollReset>
        <Icon name={icon} label={t(`calendar.year.${key}`)} />
      </Link>
    ) : null;
  return (
    <div className="card-head cal-year-head">
      <span className="row">
        {step(year - 1, "back", "previous")}
        <h2 id="cal-year">{t("calendar.year.title", { year })}</h2>
        {step(year + 1, "arrow", "next")}
        {year === thisYear ? null : (
          <Link className="btn btn-quiet btn-small" to={calendarHref(detail.id, thisYear)} preventScrollReset>
            {t("calendar.year.thisYear")}
          </Link>
        )}
      </span>
      <span className="muted">{t("calendar.year.counts", { working: f.number(working) })}</span>
      {shipped ? (
        <LoadHolidays detail={detail} year={year} label={t("calendar.year.load")} />
      ) : (
        <small className="muted">{t("calendar.year.unknown", { year })}</small>
      )}
    </div>
  );
}

/** Twelve small months coloured by the kind of each date; a date leads to its editor. */
export function YearView(props: {
  detail: CalendarDetail;
  year: number;
  months: CalendarDate[][];
  today: string;
  chosen: string | null;
  shipped: boolean;
}) {
  const { detail, year, months, today, chosen, shipped } = props;
  const { t } = useI18n();
  const hydrated = useHydrated();
  const inYear = (date: string | null) => (date?.startsWith(`${year}-`) ? date : null);
  const { reach, onKeyDown } = useDayKeys(inYear(chosen) ?? inYear(today) ?? `${year}-01-01`);
  const dates = months.flat();
  const working = dates.filter((day) => day.hours.length > 0).length;
  const choice = {
    today,
    chosen,
    reach: hydrated ? reach : null,
    // without a script the browser itself must find the editor
    href: (date: string) => `${calendarHref(detail.id, year, date)}${hydrated ? "" : "#day"}`,
  };
  return (
    <section className="card" aria-labelledby="cal-year">
      <YearHead {...{ detail, year, today, shipped, working }} />
      <div className="card-body stack-s">
        <Legend dates={dates} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys move the focus among the links inside */}
        <div className="cal-months" onKeyDown={onKeyDown}>
          {months.map((month, at) => (
            <MonthTable key={month[0]?.date} month={at + 1} dates={month} choice={choice} />
          ))}
        </div>
        <small className="muted">{t("calendar.year.keys")}</small>
      </div>
    </section>
  );
}
