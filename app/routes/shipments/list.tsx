import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData, useNavigate, useSearchParams } from "@remix-run/react";
import { useMemo, useState } from "react";
import { placeGroups } from "#app/domain/places/place-choices.server.ts";
import { mayCreateShipment } from "#app/domain/shipments/policy.ts";
import { listSavedViews } from "#app/domain/shipments/saved-views.server.ts";
import { defaultQuery, filterToParams, parseCursor, parseFilter } from "#app/domain/shipments/shipment-filter.ts";
import { COUNT_CAP, filterNames, listShipments } from "#app/domain/shipments/shipment-list.server.ts";
import { DIRECTIONS } from "#app/domain/tracking/direction.ts";
import type { EventCode } from "#app/domain/tracking/event-codes.ts";
import { mayRecordEvents } from "#app/domain/tracking/policy.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { BulkBar } from "#app/ui/shipments/list/bulk-bar.tsx";
import { ListFilters, StateTabs } from "#app/ui/shipments/list/list-filters.tsx";
import { ListFoot } from "#app/ui/shipments/list/list-foot.tsx";
import { ColumnMenu, ViewsMenu } from "#app/ui/shipments/list/list-menus.tsx";
import { ShipmentTable } from "#app/ui/shipments/list/shipment-table.tsx";
import { useColumns } from "#app/ui/shipments/list/use-columns.ts";
import { useFlashes } from "#app/ui/shipments/list/use-flashes.ts";
import { useRowKeys } from "#app/ui/shipments/list/use-row-keys.ts";
import { EventDialog } from "#app/ui/tracking/event-dialog.tsx";
import "#app/ui/shipments/list/shipment-list.css";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const params = new URL(args.request.url).searchParams;
    if (params.size === 0) {
      throw redirect(`/shipments?${defaultQuery(ctx.actor.role)}`);
    }
    const filter = parseFilter(params);
    const [list, views, names] = await Promise.all([
      listShipments(ctx, filter, parseCursor(params)),
      listSavedViews(ctx),
      filterNames(ctx, filter),
    ]);
    return {
      ...list,
      filter,
      views,
      choices: { places: placeGroups(ctx.locale), ...names },
      countCap: COUNT_CAP,
      now: ctx.now,
      userId: ctx.actor.id,
      may: {
        record: mayRecordEvents(ctx.actor),
        cancel: ctx.actor.role !== "service_agent",
        create: DIRECTIONS.some((direction) => mayCreateShipment(ctx.actor, direction)),
      },
    };
  });
}

function Head({ query, columns }: { query: string; columns: ReturnType<typeof useColumns> }) {
  const { t } = useI18n();
  const { count, countCap, views, may } = useLoaderData<typeof loader>();
  const counted =
    count === null
      ? null
      : count > countCap
        ? t("shipments.list.countOver", { n: countCap })
        : t("shipments.list.count", { n: count });
  const cols = columns.columns.join(",");
  return (
    <div className="page-head">
      <h1>{t("shipments.list.title")}</h1>
      {counted ? <span className="muted">{counted}</span> : null}
      <div className="actions">
        <ViewsMenu views={views} query={`${query}&cols=${cols}`} />
        <ColumnMenu columns={columns.columns} onChoose={columns.choose} query={query} />
        <a
          className="btn"
          href={`/shipments/export?${query}&cols=${cols}`}
          title={t("shipments.list.exportHint")}
          download
        >
          <Icon name="download" />
          {t("common.export")}
        </a>
        {may.record ? (
          <Link className="btn" to="/tracking/scan">
            <Icon name="scan" />
            {t("shipments.scan.title")}
          </Link>
        ) : null}
        {may.create ? (
          <>
            <Link className="btn" to="/shipments/import">
              <Icon name="upload" />
              {t("shipments.list.empty.import")}
            </Link>
            <Link className="btn btn-primary" to="/shipments/new">
              <Icon name="plus" />
              {t("shipments.list.empty.create")}
            </Link>
          </>
        ) : null}
      </div>
    </div>
  );
}

export default function ShipmentList() {
  const { rows, page, filter, choices, now, userId, may } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const columns = useColumns(userId, filter.direction !== null);
  const flashes = useFlashes();
  const [chosen, setChosen] = useState<string[]>([]);
  const [dialog, setDialog] = useState<{ ids: string[]; code?: EventCode } | null>(null);
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  const selected = useMemo(() => new Set(chosen.filter((id) => ids.includes(id))), [chosen, ids]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const { cursor, setCursor } = useRowKeys({
    ids,
    selected,
    onSelect: setChosen,
    onOpen: (id) => navigate(`/shipments/${byId.get(id)?.waybillNo}`),
    onEvent: (wanted) => may.record && setDialog({ ids: wanted }),
  });
  const query = filterToParams(filter).toString();
  const cols = params.get("cols");
  const targets = (dialog?.ids ?? []).flatMap((id) => byId.get(id) ?? []);
  return (
    <div className="page ship-page">
      <Head query={query} columns={columns} />
      <StateTabs filter={filter} cols={cols} />
      <ListFilters filter={filter} choices={choices} cols={cols} />
      {rows.length === 0 ? (
        <div className="card grow">
          <Empty title={t("shipments.list.empty.title")}>
            <span>{t("shipments.list.empty.text")}</span>
            <Link className="btn" to="/shipments?state=all">
              {t("shipments.list.empty.clear")}
            </Link>
          </Empty>
        </div>
      ) : (
        <ShipmentTable
          lines={rows}
          columns={columns.columns}
          now={now}
          cursor={cursor}
          selected={selected}
          flashes={flashes}
          onSelect={setChosen}
          onCursor={setCursor}
        />
      )}
      <div className="ship-foot">
        <BulkBar
          count={selected.size}
          may={may}
          onEvent={(code) => setDialog({ ids: [...selected], code })}
          onClear={() => setChosen([])}
        />
        <ListFoot page={page} shown={rows.length} query={query} cols={cols} />
      </div>
      {dialog ? <EventDialog targets={targets} initial={dialog.code} onClose={() => setDialog(null)} /> : null}
    </div>
  );
}
