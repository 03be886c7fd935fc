import { Link } from "@remix-run/react";
import type { Counts, ListStatus } from "#app/domain/imports/arrival-list.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { CountsText } from "./counts-text.tsx";
import { ListStatusTag } from "./list-status-tag.tsx";
import { stationName } from "./station-name.ts";

export interface EarlierList {
  id: string;
  fileName: string;
  fileId: string;
  senderName: string;
  stationCode: string;
  status: ListStatus;
  counts: Counts;
  problem: { code: string; params: Record<string, string | number> } | null;
  createdAt: string | Date;
  createdByName: string;
}

const columns = ["file", "sender", "station", "status", "result", "by", "at"] as const;

function ListRow({ list, now }: { list: EarlierList; now: Date }) {
  const { t, f } = useI18n();
  return (
    <tr>
      <td>
        <Link to={`/shipments/import/${list.id}`} prefetch="intent">
          {list.fileName}
        </Link>
      </td>
      <td>{list.senderName}</td>
      <td>{stationName(f.locale, list.stationCode)}</td>
      <td>
        <ListStatusTag status={list.status} />
      </td>
      <td>
        {list.problem ? t(`errors.${list.problem.code}`, list.problem.params) : <CountsText counts={list.counts} />}
      </td>
      <td>{list.createdByName}</td>
      <td className="nowrap">{f.dateTime(list.createdAt, now)}</td>
      <td>
        <a className="btn btn-quiet btn-icon btn-small" href={`/files/${list.fileId}`} download>
          <Icon name="download" label={t("imports.list.download")} />
        </a>
      </td>
    </tr>
  );
}

/** The lists uploaded so far, with what became of them. */
export function EarlierLists(props: { lists: readonly EarlierList[]; next: string | null; first: boolean; now: Date }) {
  const { lists, next, first, now } = props;
  const { t } = useI18n();
  if (lists.length === 0) {
    return (
      <div className="card">
        <Empty title={t("imports.list.empty")}>
          <span>{t("imports.list.emptyText")}</span>
        </Empty>
      </div>
    );
  }
  return (
    <>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`imports.list.${column}`)}
                </th>
              ))}
              <th aria-label={t("imports.list.download")} />
            </tr>
          </thead>
          <tbody>
            {lists.map((list) => (
              <ListRow key={list.id} list={list} now={now} />
            ))}
          </tbody>
        </table>
      </div>
      <nav className="pager">
        {first ? <span /> : <Link to="/shipments/import">{t("imports.list.newest")}</Link>}
        {next ? <Link to={`?before=${next}`}>{t("imports.list.older")}</Link> : null}
      </nav>
    </>
  );
}
