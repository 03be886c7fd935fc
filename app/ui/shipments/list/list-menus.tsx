import { Link, useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { LIST_COLUMNS, type ListColumn } from "#app/domain/shipments/list-columns.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Menu } from "#app/ui/frame/menu.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useToast } from "#app/ui/kit/toasts.tsx";

interface ColumnMenuProps {
  columns: readonly ListColumn[];
  onChoose: (columns: readonly ListColumn[]) => void;
  /** the query without columns, for browsers without script */
  query: string;
}

/** Which columns to show. Without script each line is a link that carries the choice in the address. */
export function ColumnMenu({ columns, onChoose, query }: ColumnMenuProps) {
  const { t } = useI18n();
  const without = (column: ListColumn) =>
    columns.includes(column) ? columns.filter((other) => other !== column) : [...columns, column];
  return (
    <Menu
      label={
        <>
          <Icon name="columns" /> {t("shipments.list.chooseColumns")}
        </>
      }
      className="btn"
    >
      <div className="menu-list">
        {LIST_COLUMNS.filter((column) => column !== "number").map((column) => {
          const next = without(column);
          return (
            <a
              key={column}
              href={`/shipments?${query}&cols=${next.join(",")}`}
              role="menuitemcheckbox"
              aria-checked={columns.includes(column)}
              onClick={(event) => {
                // stays open: several columns are chosen in a row
                event.preventDefault();
                event.stopPropagation();
                onChoose(next);
              }}
            >
              {columns.includes(column) ? <Icon name="check" /> : <span style={{ width: 16 }} />}
              {t(`shipments.list.columns.${column}`)}
            </a>
          );
        })}
      </div>
    </Menu>
  );
}

interface ViewsMenuProps {
  views: { id: string; name: string; query: string }[];
  query: string;
}

/** The user's saved views: open, save what is shown, delete. */
export function ViewsMenu({ views, query }: ViewsMenuProps) {
  const { t } = useI18n();
  const toast = useToast();
  const fetcher = useFetcher<{ ok: boolean; result?: { name: string } | null }>();
  const savedName = fetcher.data?.ok ? fetcher.data.result?.name : undefined;
  useEffect(() => {
    if (savedName) {
      toast({ text: t("shipments.list.views.saved", { name: savedName }) });
    }
  }, [savedName, toast, t]);
  return (
    <Menu
      label={
        <>
          <Icon name="list" /> {t("shipments.list.views.title")} <Icon name="down" />
        </>
      }
      className="btn"
    >
      <div className="menu-list ship-views">
        {views.length === 0 ? <p className="muted">{t("shipments.list.views.none")}</p> : null}
        {views.map((view) => (
          <div key={view.id} className="row">
            <Link to={`/shipments?${view.query}`} className="grow">
              {view.name}
            </Link>
            <fetcher.Form method="post" action="/shipments/views">
              <input type="hidden" name="query" value={query} />
              <button name="remove" value={view.id} className="ship-view-remove">
                <Icon name="close" label={t("shipments.list.views.remove", { name: view.name })} />
              </button>
            </fetcher.Form>
          </div>
        ))}
        <fetcher.Form method="post" action="/shipments/views" className="row ship-view-save">
          <input type="hidden" name="query" value={query} />
          <input
            className="input"
            name="name"
            required
            maxLength={30}
            aria-label={t("shipments.list.views.name")}
            placeholder={t("shipments.list.views.name")}
          />
          <button className="btn btn-small">{t("shipments.list.views.save")}</button>
        </fetcher.Form>
      </div>
    </Menu>
  );
}
