import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

export interface ResultRow {
  /** what was typed or scanned, or the number */
  label: string;
  waybillNo: string | null;
  outcome: "recorded" | "known" | "refused";
  code: string | null;
}

const TONES = { recorded: "done", known: "planned", refused: "exception" } as const;

/** Why an event was refused, in words. */
export function useProblemText(): (code: string | null) => string {
  const { t } = useI18n();
  return (code) => {
    if (code === null) {
      return "";
    }
    if (code === "not_found" || code === "ambiguous") {
      return t(code === "ambiguous" ? "shipments.events.ambiguous" : "shipments.events.notFound");
    }
    const said = t(`tracking.problems.${code}`);
    return said === `tracking.problems.${code}` ? t(`errors.${code}`) : said;
  };
}

/** What became of each row of a bulk, what was refused first. */
export function BulkResults({ rows }: { rows: readonly ResultRow[] }) {
  const { t } = useI18n();
  const problem = useProblemText();
  const count = (outcome: ResultRow["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  const counts = { recorded: count("recorded"), known: count("known"), refused: count("refused") };
  const order = ["refused", "known", "recorded"];
  const sorted = [...rows].sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
  return (
    <section className="stack-s" aria-live="polite">
      <div className={counts.refused > 0 ? "notice notice-warning" : "notice notice-done"} role="status">
        {t("shipments.events.summary", counts)}
      </div>
      <div className="table-wrap bulk-results">
        <table className="table">
          <thead>
            <tr>
              <th>{t("shipments.events.row")}</th>
              <th>{t("shipments.events.result")}</th>
              <th>{t("shipments.events.why")}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row, index) => (
              <tr key={`${row.label}-${index}`}>
                <td className="mono">
                  {row.waybillNo ? <Link to={`/shipments/${row.waybillNo}`}>{row.label}</Link> : row.label}
                </td>
                <td>
                  <Tag tone={TONES[row.outcome]}>{t(`shipments.events.outcomes.${row.outcome}`)}</Tag>
                </td>
                <td className="wrap">{problem(row.code)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
