import { Link } from "@remix-run/react";
import type { CalendarDetail, DayKind } from "#app/domain/calendar/calendar-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Tag, type Tone } from "#app/ui/kit/tag.tsx";
import { calendarHref } from "./calendar-href.ts";
import { hoursWords } from "./day-words.ts";
import { type OverrideRun, overrideRuns } from "./override-runs.ts";

const TONES: Record<DayKind, Tone> = {
  working: "planned",
  closed: "planned",
  holiday: "done",
  make_up: "late",
  changed: "moving",
};
const ICONS = { working: "dot", closed: "pause", holiday: "pause", make_up: "check", changed: "clock" } as const;

function RunRow({ run, detail, year }: { run: OverrideRun; detail: CalendarDetail; year: number }) {
  const { t } = useI18n();
  const { first, until, days } = run;
  const { date, weekday, kind, hours, own } = first;
  const when =
    days > 1
      ? t("calendar.tryIt.days", { from: date, until, count: days })
      : `${date} ${t(`calendar.weekdays.${weekday}`)}`;
  return (
    <tr>
      <td>
        <Link to={`${calendarHref(detail.id, year, date)}#day`}>{when}</Link>
      </td>
      <td>
        <Tag tone={TONES[kind]} icon={ICONS[kind]}>
          {t(`calendar.kinds.${kind}`)}
        </Tag>
      </td>
      <td>{hoursWords(t, hours)}</td>
      <td className="wrap">{own?.note}</td>
      <td className="muted">{t(`calendar.overrides.sources.${own?.source ?? "own"}`)}</td>
    </tr>
  );
}

/** The days of a year that are not like their weekday. */
export function OverrideList({ detail, year }: { detail: CalendarDetail; year: number }) {
  const { t, f } = useI18n();
  const runs = overrideRuns(detail, year);
  return (
    <section className="stack-s" aria-labelledby="cal-overrides">
      <h2 id="cal-overrides">
        {t("calendar.overrides.title")}{" "}
        <span className="muted">{f.number(runs.reduce((sum, { days }) => sum + days, 0))}</span>
      </h2>
      {runs.length === 0 ? (
        <p className="muted">{t("calendar.overrides.empty", { year })}</p>
      ) : (
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                {(["date", "kind", "hours", "note", "source"] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`calendar.overrides.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <RunRow key={run.first.date} {...{ run, detail, year }} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
