import { Link } from "@remix-run/react";
import { type Counts, ROW_STATUSES, type RowStatus, rowsOf } from "#app/domain/imports/arrival-list.ts";
import { problemKey } from "#app/domain/imports/problem-key.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { RowStatusTag } from "./list-status-tag.tsx";
import type { ShownRow } from "./shown-list.ts";
import { valueText } from "./value-text.ts";

function Problems({ row }: { row: ShownRow }) {
  const { t } = useI18n();
  return row.problems.map((problem) => (
    <div key={`${problem.field} ${problem.code}`} className="text-exception">
      <b>{t("imports.table.column", { column: problem.column || t(`imports.fields.${problem.field}`) })}</b>{" "}
      {problem.value ? t("imports.table.value", { value: problem.value }) : null}{" "}
      {t(problemKey(problem), problem.params)}
    </div>
  ));
}

function Why({ row }: { row: ShownRow }) {
  const { t, f } = useI18n();
  return (
    <>
      <Problems row={row} />
      {row.conflict ? <div className="text-late">{t(`imports.conflicts.${row.conflict}`)}</div> : null}
      {row.changes.map(({ field, from, to }) => (
        <div key={field}>
          {t("imports.table.change", {
            field: t(`imports.fields.${field}`),
            from: valueText(t, f, field, from),
            to: valueText(t, f, field, to),
          })}
        </div>
      ))}
    </>
  );
}

function Row({ row }: { row: ShownRow }) {
  const { f } = useI18n();
  return (
    <tr>
      <td className="num">{row.sheetRow}</td>
      <td>
        <RowStatusTag status={row.status} />
      </td>
      <td className="mono">{row.externalNo}</td>
      <td className="mono">
        {row.waybillNo ? (
          <Link to={`/shipments/${row.waybillNo}`} prefetch="intent">
            {row.waybillNo}
          </Link>
        ) : null}
      </td>
      <td>{row.consigneeName}</td>
      <td>{row.destination}</td>
      <td>{row.goods}</td>
      <td className="num">{row.pieces === null ? "" : f.number(row.pieces)}</td>
      <td className="num">{row.weightG === null ? "" : f.kg(row.weightG)}</td>
      <td className="wrap">
        <Why row={row} />
      </td>
    </tr>
  );
}

/** The kinds of rows there are, as tabs; the address keeps which one is open. */
export function RowTabs({ counts, status }: { counts: Counts; status: RowStatus | null }) {
  const { t, f } = useI18n();
  const tabs = ROW_STATUSES.filter((known) => counts[known] > 0 || known === status);
  const tab = (key: RowStatus | "all", count: number) => (
    <Link
      key={key}
      to={`?status=${key}`}
      aria-current={key === (status ?? "all") ? "page" : undefined}
      preventScrollReset
    >
      {t(`imports.rows.${key}`)} <span className={key === "wrong" ? "text-exception" : "muted"}>{f.number(count)}</span>
    </Link>
  );
  return (
    <nav className="tabs">
      {tabs.map((known) => tab(known, counts[known]))}
      {tab("all", rowsOf(counts))}
    </nav>
  );
}

const columns = [
  "row",
  "status",
  "number",
  "waybill",
  "consignee",
  "destination",
  "goods",
  "pieces",
  "weight",
  "remarks",
] as const;
const figures: ReadonlySet<string> = new Set(["row", "pieces", "weight"]);

interface TableProps {
  rows: readonly ShownRow[];
  status: RowStatus | null;
  page: number;
  pageSize: number;
  count: number;
}

/** One page of rows with what is wrong, changed or in the way, in words. */
export function RowTable({ rows, status, page, pageSize, count }: TableProps) {
  const { t } = useI18n();
  const first = (page - 1) * pageSize;
  const to = (wanted: number) => `?status=${status ?? "all"}&page=${wanted}`;
  return (
    <>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className={figures.has(column) ? "num" : undefined}>
                  {t(`imports.table.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.sheetRow} row={row} />
            ))}
            {rows.length === 0 ? (
              <tr>
                <td colSpan={columns.length} className="muted">
                  {t("imports.table.empty")}
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
      {count > pageSize ? (
        <nav className="pager">
          <span>{t("imports.table.page", { from: first + 1, to: first + rows.length, count })}</span>
          <span className="row">
            {page > 1 ? (
              <Link className="btn btn-small" to={to(page - 1)} preventScrollReset>
                {t("common.previous")}
              </Link>
            ) : null}
            {first + rows.length < count ? (
              <Link className="btn btn-small" to={to(page + 1)} preventScrollReset>
                {t("common.next")}
              </Link>
            ) : null}
          </span>
        </nav>
      ) : null}
    </>
  );
}
