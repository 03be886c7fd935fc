import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { complaintStatistics } from "#app/domain/complaints/complaint-statistics.server.ts";
import { instantsOf, readFigure, readPeriod } from "#app/domain/complaints/complaint-statistics.ts";
import { casesBehind } from "#app/domain/complaints/complaint-statistics-cases.server.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { CasesTable } from "#app/ui/complaints/statistics/cases-table.tsx";
import { figureText, lineText, periodText } from "#app/ui/complaints/statistics/figure-text.ts";
import { Empty } from "#app/ui/kit/empty.tsx";

/** Rows that are listed; all of them are in the workbook. */
const LISTED = 500;

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const params = new URL(args.request.url).searchParams;
    const period = readPeriod(params, ctx.now);
    const span = instantsOf(period);
    const figure = readFigure(params);
    const { by, key } = figure;
    const [rows, lines] = await Promise.all([
      casesBehind(ctx, span, figure, LISTED + 1),
      by ? complaintStatistics(ctx, { ...span, by }) : [],
    ]);
    const line = by && { by, key, name: lines.find((one) => one.key === key)?.name ?? null };
    return { rows: rows.slice(0, LISTED), more: rows.length > LISTED, period, figure, line };
  });
}

/** The complaints a figure of the report counts. */
export default function StatisticsCases() {
  const { rows, more, period, figure, line } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const { from, to } = period;
  const back = new URLSearchParams({ from, to, ...(line ? { by: line.by } : {}) });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{figureText(t, figure)}</h1>
        <span className="muted">
          {periodText(t, period)}
          {line ? ` · ${t(`complaintStatistics.by.${line.by}`)}: ${lineText(t, line.by, line)}` : ""} ·{" "}
          {t("complaintStatistics.rows", { n: rows.length })}
        </span>
        <div className="actions">
          <Link className="btn" to={`/complaints/statistics?${back}`}>
            {t("complaintStatistics.back")}
          </Link>
        </div>
      </div>
      {rows.length === 0 ? (
        <div className="card">
          <Empty title={t("complaintStatistics.noRows")} />
        </div>
      ) : (
        <CasesTable rows={rows} clocks={figure.kind !== null} />
      )}
      {more ? <p className="muted">{t("complaintStatistics.cutOff", { n: LISTED })}</p> : null}
    </div>
  );
}
