import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { type CalendarDetail, type CalendarLine, yearDates } from "#app/domain/calendar/calendar-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { isRefusal, RefusalBanner } from "#app/ui/kit/form.tsx";
import { typedOf } from "#app/ui/public/typed.ts";
import { calendarHref } from "./calendar-href.ts";
import { DayForm } from "./day-form.tsx";
import { MissingYears } from "./missing-years.tsx";
import { OverrideList } from "./override-list.tsx";
import { NewCalendar, SettingsForm } from "./settings-form.tsx";
import { TryIt } from "./try-it.tsx";
import { WeeklyForm } from "./weekly-form.tsx";
import { LoadHolidays, YearView } from "./year-view.tsx";

export interface CalendarPageData {
  calendars: CalendarLine[];
  detail: CalendarDetail | null;
  year: number;
  /** the date whose editor is open */
  day: string | null;
  /** business day of now */
  today: string;
  now: Date;
  /** years whose public holidays are shipped */
  shippedYears: number[];
}

const FORMS_WITH_FIELDS = ["weekly", "day", "settings", "create"];

/** A refusal that no form with fields shows itself. */
function PlainRefusal({ answer }: { answer: unknown }) {
  const shown = isRefusal(answer) && !FORMS_WITH_FIELDS.includes(typedOf(answer).intent ?? "");
  return shown ? <RefusalBanner refusal={answer} /> : null;
}

function Missing({ detail, shippedYears }: { detail: CalendarDetail; shippedYears: number[] }) {
  const { t } = useI18n();
  return (
    <MissingYears years={detail.missingYears} name={detail.name}>
      {detail.missingYears.map((year) =>
        shippedYears.includes(year) ? (
          <LoadHolidays key={year} detail={detail} year={year} label={t("calendar.missing.load", { year })} />
        ) : (
          <span key={year}>{t("calendar.missing.byHand", { year })}</span>
        ),
      )}
    </MissingYears>
  );
}

function OneCalendar(props: CalendarPageData & { detail: CalendarDetail; answer: unknown }) {
  const { calendars, detail, year, day, today, now, shippedYears, answer } = props;
  const { t } = useI18n();
  const months = useMemo(() => yearDates(detail.weekly, detail.days, year), [detail, year]);
  return (
    <>
      <Missing detail={detail} shippedYears={shippedYears} />
      <div className="cal-columns">
        <div className="stack-s">
          <YearView {...{ detail, year, months, today }} chosen={day} shipped={shippedYears.includes(year)} />
          <OverrideList detail={detail} year={year} />
        </div>
        <div className="stack-s">
          {day ? (
            <DayForm key={`${detail.id} ${day}`} {...{ detail, year, answer }} date={day} />
          ) : (
            <p className="card card-body row cal-hint">
              <span className="grow muted">{t("calendar.day.choose")}</span>
              <Link className="btn btn-small" to={`${calendarHref(detail.id, year, today)}#day`} preventScrollReset>
                {t("calendar.day.newTitle")}
              </Link>
            </p>
          )}
          <WeeklyForm key={`${detail.id} ${JSON.stringify(detail.weekly)}`} detail={detail} answer={answer} />
          <TryIt key={detail.id} detail={detail} year={year} now={now} />
          <SettingsForm key={`${detail.id} ${detail.name} ${detail.timeZone}`} detail={detail} answer={answer} />
          <NewCalendar calendars={calendars} answer={answer} />
        </div>
      </div>
    </>
  );
}

/** Where working time is kept: the week, the year with its holidays and make-up days, and a deadline to try. */
export function CalendarPage(props: CalendarPageData & { answer: unknown }) {
  const { calendars, detail, year, answer } = props;
  const { t } = useI18n();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("calendar.title")}</h1>
        <span className="muted">{t("calendar.intro")}</span>
      </div>
      {calendars.length > 1 ? (
        <nav className="tabs" aria-label={t("calendar.choose")}>
          {calendars.map(({ id, name, isDefault }) => (
            <Link key={id} to={calendarHref(id, year)} aria-current={id === detail?.id ? "page" : undefined}>
              {name} {isDefault ? <small className="muted">{t("calendar.default")}</small> : null}
            </Link>
          ))}
        </nav>
      ) : null}
      <PlainRefusal answer={answer} />
      {detail ? (
        <OneCalendar {...props} detail={detail} />
      ) : (
        <div className="cal-first stack-s">
          <div className="card">
            <Empty title={t("calendar.none")}>{t("calendar.noneHint")}</Empty>
          </div>
          <NewCalendar calendars={calendars} answer={answer} />
        </div>
      )}
    </div>
  );
}
