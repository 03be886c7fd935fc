import type { ComplaintReport } from "#app/domain/complaints/complaint-statistics.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { CHART, ChartCard, columnX, monthLabel } from "./chart-card.tsx";

const COLUMN = 26;

/** Complaints of each month; a column leads to its month. */
export function MonthColumns({ report }: { report: ComplaintReport }) {
  const { t } = useI18n();
  const { months, period } = report;
  const { width, height, left, right, top, bottom } = CHART;
  const most = Math.max(1, ...months.map((row) => row.registered));
  const base = height - bottom;
  const shown = period.to.slice(0, 7);
  return (
    <ChartCard title={t("complaintStatistics.charts.months")}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no drawing */}
      <svg
        className="stat-svg"
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={t("complaintStatistics.charts.monthsLabel")}
      >
        <line className="axis" x1={left} x2={width - right} y1={base} y2={base} />
        {months.map(({ month, registered }, index) => {
          const x = columnX(index, months.length);
          const y = base - ((base - top) * registered) / most;
          return (
            <a
              key={month}
              href={`/complaints/statistics?month=${month}`}
              aria-label={t("complaintStatistics.charts.monthCount", { month, n: registered })}
            >
              <rect className="hit" x={x - COLUMN / 2 - 6} y={0} width={COLUMN + 12} height={height} />
              <rect
                className={month === shown ? "column shown" : "column"}
                x={x - COLUMN / 2}
                y={y}
                width={COLUMN}
                height={base - y}
                rx={2}
              />
              <text className="value" x={x} y={y - 5} textAnchor="middle">
                {registered}
              </text>
              <text x={x} y={height - 8} textAnchor="middle">
                {monthLabel(month, index)}
              </text>
            </a>
          );
        })}
      </svg>
    </ChartCard>
  );
}
