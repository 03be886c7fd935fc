import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import {
  type Counts,
  chooseColumnsSchema,
  isRowStatus,
  mappingFromForm,
  mayChooseColumns,
  type RowStatus,
  rowsOf,
  startImportSchema,
} from "#app/domain/imports/arrival-list.ts";
import { chooseColumns } from "#app/domain/imports/choose-columns.server.ts";
import { listView } from "#app/domain/imports/import-queries.server.ts";
import { listRows, ROWS_A_PAGE } from "#app/domain/imports/row-queries.server.ts";
import { startImport } from "#app/domain/imports/start-import.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { parseInput, readForm } from "#app/http/forms.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { ImportActions, ImportDone, ListSums, ListWarnings } from "#app/ui/imports/check-result.tsx";
import { ColumnsForm } from "#app/ui/imports/columns-form.tsx";
import { ListFacts } from "#app/ui/imports/list-facts.tsx";
import { ListStatusTag } from "#app/ui/imports/list-status-tag.tsx";
import { RowTable, RowTabs } from "#app/ui/imports/row-table.tsx";
import { Running } from "#app/ui/imports/running.tsx";
import type { ShownList } from "#app/ui/imports/shown-list.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useLive } from "#app/ui/kit/live.ts";
import "#app/ui/imports/imports.css";

/** What needs a person first. */
const FIRST_SHOWN = ["wrong", "conflict", "changed", "new", "created", "updated", "known"] as const;

function statusShown(asked: string | null, counts: Counts): RowStatus | null {
  if (asked === "all") {
    return null;
  }
  return isRowStatus(asked) ? asked : (FIRST_SHOWN.find((status) => counts[status] > 0) ?? null);
}

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const params = new URL(args.request.url).searchParams;
    const list = await listView(ctx, args.params.listId ?? "");
    const status = statusShown(params.get("status"), list.counts);
    const count = status === null ? rowsOf(list.counts) : list.counts[status];
    const page = Math.max(1, Math.trunc(Number(params.get("page"))) || 1);
    const rows = await listRows(ctx, list.id, { status, page });
    return { list, rows, status, page, count, pageSize: ROWS_A_PAGE, now: ctx.now };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const listId = args.params.listId ?? "";
    const form = await readForm(args.request);
    if (form.intent === "import") {
      await startImport(ctx, listId, parseInput(startImportSchema, form));
    } else {
      const input = parseInput(chooseColumnsSchema, { ...form, mapping: mappingFromForm(form) });
      await chooseColumns(ctx, listId, input);
    }
    return { listId };
  });
}

function Twins({ list, now }: { list: ShownList; now: Date }) {
  const { t, f } = useI18n();
  const [twin] = list.twins;
  return twin ? (
    <div className="notice notice-warning">
      <Icon name="warning" />
      <span>
        {t("imports.twin", { at: f.dateTime(twin.createdAt, now), name: twin.createdByName })}{" "}
        <Link to={`/shipments/import/${twin.id}`}>{twin.fileName}</Link> {t("imports.twinText")}
      </span>
    </div>
  ) : null;
}

function Failure({ list }: { list: ShownList }) {
  const { t } = useI18n();
  return list.problem ? (
    <div className="notice notice-problem" role="alert">
      <Icon name="warning" />
      <span>
        {t("imports.failed.text")} {t(`errors.${list.problem.code}`, list.problem.params)} {t("imports.failed.recheck")}
      </span>
    </div>
  ) : null;
}

/** What stands between the head and the rows depends on how far the list has come. */
function Stage({ list, answer: reply }: { list: ShownList; answer: unknown }) {
  const { t } = useI18n();
  const checked = list.status === "checked" || (list.status === "failed" && list.mode !== null);
  return (
    <>
      {list.status === "failed" ? <Failure list={list} /> : null}
      {list.status === "checking" || list.status === "importing" ? (
        <Running status={list.status} progress={list.progress} />
      ) : null}
      {list.status === "done" ? <ImportDone list={list} /> : null}
      {checked ? <ImportActions list={list} answer={reply} /> : null}
      {checked || list.status === "done" ? (
        <>
          <ListSums list={list} />
          <ListWarnings list={list} />
        </>
      ) : null}
      {mayChooseColumns(list.status) ? (
        <details className="imports-more" open={!checked}>
          <summary>{t("imports.columns.open")}</summary>
          <ColumnsForm list={list} answer={reply} />
        </details>
      ) : null}
    </>
  );
}

export default function ArrivalListPage() {
  const { list, rows, status, page, count, pageSize, now } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useI18n();
  useLive(({ entity, entityId }) => entity === "arrival_list" && entityId === list.id);
  return (
    <div className="page">
      <div className="page-head">
        <Link className="btn btn-quiet btn-icon" to="/shipments/import">
          <Icon name="back" label={t("imports.title")} />
        </Link>
        <h1>{list.fileName}</h1>
        <ListStatusTag status={list.status} />
      </div>
      <ListFacts list={list} now={new Date(now)} />
      {list.status === "done" ? null : <Twins list={list} now={new Date(now)} />}
      <Stage list={list} answer={reply} />
      {rowsOf(list.counts) > 0 ? (
        <>
          <RowTabs counts={list.counts} status={status} />
          <RowTable rows={rows} status={status} page={page} pageSize={pageSize} count={count} />
        </>
      ) : null}
    </div>
  );
}
