import { Link } from "@remix-run/react";
import {
  type BreakdownRow,
  type ComplaintReport,
  DIMENSIONS,
  type Dimension,
  dueCount,
  figureHref,
  perThousand,
  timeliness,
} from "#app/domain/complaints/complaint-statistics.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { decimalText, lineText, percentText } from "./figure-text.ts";

const SHARES = ["first_response", "resolution"] as const;

function Row({ row, by, report }: { row: BreakdownRow; by: Dimension; report: ComplaintReport }) {
  const { t, f } = useI18n();
  const { cases, clocks, shipments, key } = row;
  const to = (figure: Parameters<typeof figureHref>[1]) => figureHref(report.period, { ...figure, by, key });
  return (
    <tr>
      <th scope="row">{lineText(t, by, row)}</th>
      {(["registered", "valid", "major"] as const).map((figure) => (
        <td className="num" key={figure}>
          {cases[figure] === 0 ? "0" : <Link to={to({ figure })}>{f.number(cases[figure])}</Link>}
        </td>
      ))}
      {by === "lane" ? (
        <td className="num">{shipments === null ? "" : decimalText(f, perThousand(cases.registered, shipments))}</td>
      ) : null}
      {SHARES.map((kind) => (
        <td className="num" key={kind}>
          {dueCount(clocks[kind]) === 0 ? (
            percentText(f, null)
          ) : (
            <Link
              to={to({ figure: "due", kind })}
              title={t("complaintStatistics.breakdown.of", { met: clocks[kind].met, due: dueCount(clocks[kind]) })}
            >
              {percentText(f, timeliness(clocks[kind]))}
            </Link>
          )}
        </td>
      ))}
      <td className="num">{cases.compensationFen > 0 ? `¥${f.money(cases.compensationFen)}` : ""}</td>
    </tr>
  );
}

function Breakdown({ report, by }: { report: ComplaintReport; by: Dimension }) {
  const { t } = useI18n();
  const rows = report.breakdowns[by];
  const column = (name: string) => (
    <th className="num" key={name}>
      {t(`complaintStatistics.breakdown.${name}`)}
    </th>
  );
  return (
    <div className="table-wrap">
      <table className="table">
        <caption className="sr-only">{t(`complaintStatistics.by.${by}`)}</caption>
        <thead>
          <tr>
            <th>{t(`complaintStatistics.by.${by}`)}</th>
            {["registered", "valid", "major"].map(column)}
            {by === "lane" ? column("perThousand") : null}
            {[...SHARES, "compensation"].map(column)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} by={by} report={report} />
          ))}
          {rows.length === 0 ? (
            <tr>
              <td colSpan={8} className="muted">
                {t("complaintStatistics.breakdown.empty")}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}

/** The same figures by what one likes; on paper by all of them. */
export function Breakdowns({ report, by }: { report: ComplaintReport; by: Dimension }) {
  const { t } = useI18n();
  const { from, to } = report.period;
  return (
    <section className="stack-s" aria-labelledby="breakdown">
      <h2 id="breakdown">{t("complaintStatistics.breakdown.title")}</h2>
      <nav className="tabs no-print" aria-label={t("complaintStatistics.breakdown.title")}>
        {DIMENSIONS.map((one) => (
          <Link
            key={one}
            to={`?${new URLSearchParams({ from, to, by: one })}`}
            preventScrollReset
            aria-current={one === by ? "page" : undefined}
          >
            {t(`complaintStatistics.by.${one}`)}
          </Link>
        ))}
      </nav>
      {DIMENSIONS.map((one) => (
        <div key={one} className={one === by ? "stat-breakdown" : "stat-breakdown print-only"}>
          <h3 className="print-only">{t(`complaintStatistics.by.${one}`)}</h3>
          <Breakdown report={report} by={one} />
        </div>
      ))}
    </section>
  );
}
