import { Link } from "@remix-run/react";
import {
  type ClockCount,
  type ClockFigure,
  COUNTED_CLOCKS,
  type ComplaintReport,
  type CountedClock,
  dueCount,
  figureHref,
  timeliness,
} from "#app/domain/complaints/complaint-statistics.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { percentText } from "./figure-text.ts";

const countOf: Record<ClockFigure, (count: ClockCount) => number> = {
  due: dueCount,
  met: (count) => count.met,
  missed: (count) => count.missed + count.overdue,
  pending: (count) => count.pending,
};
const FIGURES = ["due", "met", "missed", "pending"] as const satisfies readonly ClockFigure[];

/** The standard a clock is measured by; the others have none. */
function targetOf(report: ComplaintReport, kind: CountedClock): number | null {
  const targets: Partial<Record<CountedClock, number>> = {
    first_response: report.targets.response,
    resolution: report.targets.complaint,
  };
  return targets[kind] ?? null;
}

/** What became of the clocks whose time fell into the period. */
export function ClockTable({ report }: { report: ComplaintReport }) {
  const { t, f } = useI18n();
  const { clocks, period } = report;
  return (
    <section aria-labelledby="stat-clocks" className="stack-s">
      <h2 id="stat-clocks">{t("complaintStatistics.clocks.title")}</h2>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th>{t("complaintStatistics.clocks.kind")}</th>
              {FIGURES.map((figure) => (
                <th className="num" key={figure}>
                  {t(`complaintStatistics.figures.${figure}`)}
                </th>
              ))}
              <th className="num">{t("complaintStatistics.clocks.share")}</th>
              <th className="num">{t("complaintStatistics.clocks.target")}</th>
            </tr>
          </thead>
          <tbody>
            {COUNTED_CLOCKS.map((kind) => (
              <tr key={kind}>
                <th scope="row">{t(`complaints.clocks.${kind}`)}</th>
                {FIGURES.map((figure) => (
                  <td className="num" key={figure}>
                    <Link to={figureHref(period, { figure, kind })}>{f.number(countOf[figure](clocks[kind]))}</Link>
                  </td>
                ))}
                <td className="num">
                  <strong>{percentText(f, timeliness(clocks[kind]))}</strong>
                </td>
                <td className="num muted">{percentText(f, targetOf(report, kind))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
