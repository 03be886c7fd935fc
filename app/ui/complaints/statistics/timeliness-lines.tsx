import { type ComplaintReport, timeliness } from "#app/domain/complaints/complaint-statistics.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { CHART, ChartCard, columnX, monthLabel } from "./chart-card.tsx";
import { percentText } from "./figure-text.ts";

const SERIES = ["first_response", "resolution"] as const;
type Series = (typeof SERIES)[number];

/** The scale begins here unless a value lies below it: otherwise targets of 95 and 98 % would be one line. */
const LOWEST = 0.8;
const STEP = 0.1;

interface Point {
  month: string;
  x: number;
  value: number;
}

function pointsOf({ months }: ComplaintReport, series: Series): Point[] {
  return months.flatMap((row, index) => {
    const value = timeliness(row[series]);
    return value === null ? [] : [{ month: row.month, x: columnX(index, months.length), value }];
  });
}

/** The lower end of the scale for these values. Pure. */
export function lowestOf(values: readonly number[]): number {
  const least = Math.min(LOWEST, ...values);
  return Math.max(0, Math.floor(least / STEP + 1e-9) * STEP);
}

function Mark({ series, x, y }: { series: Series; x: number; y: number }) {
  return series === "first_response" ? (
    <circle cx={x} cy={y} r={4} />
  ) : (
    <rect x={x - 4} y={y - 4} width={8} height={8} />
  );
}

function Legend({ report }: { report: ComplaintReport }) {
  const { t } = useI18n();
  return (
    <span className="stat-legend">
      {SERIES.map((series) => (
        <span key={series} className={`series-${series}`}>
          <svg viewBox="0 0 12 12" width={12} height={12} aria-hidden>
            <Mark series={series} x={6} y={6} />
          </svg>
          {t(`complaintStatistics.tiles.${series}`)}
        </span>
      ))}
      <span className="sr-only">{report.period.to}</span>
    </span>
  );
}

/** How much was in time, month by month, with the lines of the standards. */
export function TimelinessLines({ report }: { report: ComplaintReport }) {
  const { t, f } = useI18n();
  const { width, height, left, right, top, bottom } = CHART;
  const lines = SERIES.map((series) => ({ series, points: pointsOf(report, series) }));
  const low = lowestOf(lines.flatMap(({ points }) => points.map(({ value }) => value)));
  const base = height - bottom;
  const y = (value: number) => base - ((base - top) * (value - low)) / (1 - low);
  const { response, complaint } = report.targets;
  const targets = [
    {
      value: response,
      label: t("complaintStatistics.charts.targetResponse", { target: percentText(f, response) }),
      dy: -4,
    },
    {
      value: complaint,
      label: t("complaintStatistics.charts.targetComplaint", { target: percentText(f, complaint) }),
      dy: 12,
    },
  ];
  return (
    <ChartCard title={t("complaintStatistics.charts.timeliness")} aside={<Legend report={report} />}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no drawing */}
      <svg
        className="stat-svg"
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={t("complaintStatistics.charts.timelinessLabel")}
      >
        {[low, (1 + low) / 2, 1].map((value) => (
          <g key={value}>
            <line className="grid" x1={left} x2={width - right} y1={y(value)} y2={y(value)} />
            <text x={left - 4} y={y(value) + 4} textAnchor="end">
              {percentText(f, value)}
            </text>
          </g>
        ))}
        {targets.map(({ value, label, dy }) => (
          <g key={label} className="target">
            <line x1={left} x2={width - right} y1={y(value)} y2={y(value)} />
            <text x={left + 4} y={y(value) + dy}>
              {label}
            </text>
          </g>
        ))}
        {report.months.map(({ month }, index) => (
          <text key={month} x={columnX(index, report.months.length)} y={height - 8} textAnchor="middle">
            {monthLabel(month, index)}
          </text>
        ))}
        {lines.map(({ series, points }) => (
          <g key={series} className={`series-${series}`}>
            <polyline points={points.map(({ x, value }) => `${x},${y(value)}`).join(" ")} />
            {points.map(({ month, x, value }) => (
              <a
                key={month}
                href={`/complaints/statistics?month=${month}`}
                aria-label={t("complaintStatistics.charts.monthShare", {
                  name: t(`complaintStatistics.tiles.${series}`),
                  month,
                  share: percentText(f, value),
                })}
              >
                <circle className="hit" cx={x} cy={y(value)} r={12} />
                <Mark series={series} x={x} y={y(value)} />
              </a>
            ))}
          </g>
        ))}
      </svg>
    </ChartCard>
  );
}
