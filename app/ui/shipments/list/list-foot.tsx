import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";

interface Props {
  page: { next: string | null; previous: string | null; unfinished: boolean; searchCapped: boolean };
  shown: number;
  query: string;
  cols: string | null;
}

const SEARCHED = 1_000;

/** The way to the other pages of the list, and why a page may end early. */
export function ListFoot({ page, shown, query, cols }: Props) {
  const { t } = useI18n();
  const to = (cursor: Record<string, string>) => {
    const params = new URLSearchParams({
      ...Object.fromEntries(new URLSearchParams(query)),
      ...(cols ? { cols } : {}),
      ...cursor,
    });
    return `/shipments?${params}`;
  };
  return (
    <nav className="row">
      {page.searchCapped ? (
        <span className="text-late">{t("shipments.list.searchCapped", { n: SEARCHED })}</span>
      ) : null}
      <span className="muted">
        {page.unfinished ? t("shipments.list.unfinished") : t("shipments.list.shown", { n: shown })}
      </span>
      {page.previous ? (
        <>
          <Link className="btn btn-small" to={to({})}>
            {t("common.first")}
          </Link>
          <Link className="btn btn-small" to={to({ before: page.previous })} rel="prev">
            {t("common.previous")}
          </Link>
        </>
      ) : null}
      {page.next ? (
        <Link className="btn btn-small" to={to({ after: page.next })} rel="next" prefetch="intent">
          {page.unfinished ? t("shipments.list.goOn") : t("common.next")}
        </Link>
      ) : null}
    </nav>
  );
}
