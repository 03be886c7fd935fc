import { Form, Link, useSearchParams, useSubmit } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useBoard } from "./board-context.ts";
import type { BoardFilter } from "./board-data.ts";
import { boardHref } from "./board-href.ts";

const DIRECTIONS = ["inbound", "outbound", "transit"] as const;
const DAY_MS = 86_400_000;

function dayFrom(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);
}

function Days({ filter, params }: { filter: BoardFilter; params: URLSearchParams }) {
  const { t } = useI18n();
  const submit = useSubmit();
  const days = [-1, 0, 1].map((by) => dayFrom(filter.today, by));
  const names = ["yesterday", "today", "tomorrow"];
  return (
    <div className="dsp-days">
      {days.map((day, index) => (
        <Link
          key={day}
          className="btn btn-small"
          to={boardHref(params, { date: day === filter.today ? null : day })}
          aria-current={day === filter.date ? "true" : undefined}
        >
          {t(`dispatch.${names[index]}`)}
        </Link>
      ))}
      <Form method="get" action="/dispatch" onChange={(event) => submit(event.currentTarget)}>
        <input type="hidden" name="direction" value={filter.direction} />
        <input type="hidden" name="layout" value={filter.layout} />
        <input
          key={filter.date}
          className="input dsp-date"
          type="date"
          name="date"
          required
          defaultValue={filter.date}
          aria-label={t("dispatch.date")}
        />
        <noscript>
          <button className="btn btn-small">{t("common.apply")}</button>
        </noscript>
      </Form>
    </div>
  );
}

/** Which direction, which day, which layout; and the way back. */
export function BoardToolbar() {
  const { t } = useI18n();
  const { data, acts } = useBoard();
  const [params] = useSearchParams();
  const { filter } = data;
  return (
    <div className="dsp-toolbar">
      <h1 className="sr-only">{t("dispatch.boardTitle")}</h1>
      <nav className="dsp-segments" aria-label={t("dispatch.direction")}>
        {DIRECTIONS.map((direction) => (
          <Link
            key={direction}
            to={boardHref(params, { direction, place: null, view: null, q: null })}
            aria-current={direction === filter.direction ? "page" : undefined}
          >
            {t(`common.direction.${direction}`)}
          </Link>
        ))}
      </nav>
      <Days filter={filter} params={params} />
      <span className="grow" />
      <button
        type="button"
        className="btn btn-small btn-quiet"
        title={t("dispatch.undoHint")}
        onClick={() => void acts.undo()}
      >
        <Icon name="undo" />
        {t("dispatch.undo")}
        <span className="kbd">Z</span>
      </button>
      <nav className="dsp-segments" aria-label={t("dispatch.layout.title")} title={t("dispatch.layout.mapHint")}>
        {(["map", "board"] as const).map((layout) => (
          <Link
            key={layout}
            to={boardHref(params, { layout: layout === "map" ? null : layout })}
            aria-current={layout === filter.layout ? "page" : undefined}
          >
            <Icon name={layout === "map" ? "map" : "columns"} size={14} />
            {t(`dispatch.layout.${layout}`)}
          </Link>
        ))}
      </nav>
    </div>
  );
}
