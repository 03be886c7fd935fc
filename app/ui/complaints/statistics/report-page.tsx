import { Link } from "@remix-run/react";
import type { ComplaintReport, Dimension } from "#app/domain/complaints/complaint-statistics.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { ActsTable } from "./acts-table.tsx";
import { Breakdowns } from "./breakdown-table.tsx";
import { CauseBars } from "./cause-bars.tsx";
import { ClockTable } from "./clock-table.tsx";
import { periodText } from "./figure-text.ts";
import { KeyFigures } from "./key-figures.tsx";
import { MonthColumns } from "./month-columns.tsx";
import { PeriodPicker } from "./period-picker.tsx";
import { TimelinessLines } from "./timeliness-lines.tsx";
import "./statistics.css";

/** The complaint report of a period: on the screen, and printed on A4. */
export function ReportPage(props: { report: ComplaintReport; by: Dimension; company: string }) {
  const { report, by, company } = props;
  const { t, f } = useI18n();
  const { from, to } = report.period;
  return (
    <div className="page stat-page">
      <p className="print-only">{company}</p>
      <div className="page-head">
        <h1>
          {t("complaintStatistics.title")} · {periodText(t, report.period)}
        </h1>
        <span className="muted">{t("complaintStatistics.at", { time: f.full(report.at) })}</span>
        <div className="actions no-print">
          <Link className="btn" to="/complaints?view=open">
            {t("complaintStatistics.toQueue")}
          </Link>
          <a className="btn" href={`/complaints/statistics/report.xlsx?${new URLSearchParams({ from, to })}`}>
            <Icon name="download" /> {t("complaintStatistics.excel")}
          </a>
          <button type="button" className="btn" onClick={() => window.print()}>
            {t("complaintStatistics.print")}
          </button>
        </div>
      </div>
      <PeriodPicker period={report.period} />
      <KeyFigures report={report} />
      <div className="stat-charts">
        <MonthColumns report={report} />
        <TimelinessLines report={report} />
        <CauseBars report={report} />
        <ClockTable report={report} />
      </div>
      <Breakdowns report={report} by={by} />
      <ActsTable acts={report.acts} />
      <section className="stat-notes muted" aria-labelledby="stat-notes">
        <h2 id="stat-notes">{t("complaintStatistics.notes.title")}</h2>
        <ul>
          {["timeliness", "pending", "cases", "perThousand", "times", "lane"].map((note) => (
            <li key={note}>{t(`complaintStatistics.notes.${note}`)}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}
