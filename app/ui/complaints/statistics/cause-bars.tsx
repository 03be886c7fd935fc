import { Link } from "@remix-run/react";
import { type ComplaintReport, figureHref } from "#app/domain/complaints/complaint-statistics.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { ChartCard } from "./chart-card.tsx";
import { causeText } from "./figure-text.ts";

const SHOWN = 8;

/** The causes found most often, each with how many and what they cost. */
export function CauseBars({ report }: { report: ComplaintReport }) {
  const { t, f } = useI18n();
  const { breakdowns, period } = report;
  const causes = breakdowns.cause.filter((row) => row.key !== "" && row.cases.registered > 0).slice(0, SHOWN);
  const most = Math.max(1, ...causes.map((row) => row.cases.registered));
  return (
    <ChartCard title={t("complaintStatistics.charts.causes")}>
      {causes.length === 0 ? <p className="muted">{t("complaintStatistics.charts.noCauses")}</p> : null}
      <ol className="stat-bars">
        {causes.map(({ key, cases }) => (
          <li key={key}>
            <span className="truncate" title={causeText(t, key)}>
              {causeText(t, key)}
            </span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
              <rect className="column" width={(100 * cases.registered) / most} height={10} />
            </svg>
            <Link to={figureHref(period, { figure: "registered", by: "cause", key })}>
              {t("complaintStatistics.tiles.count", { n: cases.registered })}
            </Link>
            <span className="muted num">{cases.compensationFen > 0 ? `¥${f.money(cases.compensationFen)}` : ""}</span>
          </li>
        ))}
      </ol>
    </ChartCard>
  );
}
