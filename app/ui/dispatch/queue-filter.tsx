import { Form, Link, useSearchParams, useSubmit } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useBoard } from "./board-context.ts";
import { type BoardFilter, QUEUE_VIEWS } from "./board-data.ts";
import { boardHref } from "./board-href.ts";

const TYPING_MS = 250;

function Views({ filter }: { filter: BoardFilter }) {
  const { t } = useI18n();
  const [params] = useSearchParams();
  return (
    <nav className="dsp-views" aria-label={t("common.filter")}>
      {QUEUE_VIEWS.map((view) => (
        <Link
          key={view}
          to={boardHref(params, { view: view === "all" ? null : view })}
          aria-current={filter.view === view ? "page" : undefined}
          preventScrollReset
        >
          {t(`dispatch.queue.views.${view}`)}
        </Link>
      ))}
    </nav>
  );
}

/** What of the queue is shown: a text, a place, and the usual questions as tabs. A plain form without script. */
export function QueueFilter() {
  const { t } = useI18n();
  const { data } = useBoard();
  const submit = useSubmit();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const form = useRef<HTMLFormElement>(null);
  const { filter, places } = data;
  useEffect(() => () => clearTimeout(timer.current), []);
  const send = () => form.current && submit(form.current, { replace: true });
  const typed = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(send, TYPING_MS);
  };
  return (
    <div className="dsp-filter">
      <Form ref={form} method="get" action="/dispatch" role="search" className="dsp-filter-form">
        <input type="hidden" name="direction" value={filter.direction} />
        <input type="hidden" name="date" value={filter.date} />
        <input type="hidden" name="layout" value={filter.layout} />
        <input type="hidden" name="view" value={filter.view} />
        <span className="dsp-search">
          <Icon name="search" size={14} />
          <input
            key={filter.direction}
            className="input"
            type="search"
            name="q"
            data-filter
            defaultValue={filter.q}
            onChange={typed}
            placeholder={t("dispatch.queue.filterHint")}
            aria-label={t("common.filter")}
            onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
          />
        </span>
        <select
          className="select"
          name="place"
          aria-label={t("dispatch.queue.place")}
          value={filter.place}
          onChange={send}
        >
          <option value="">{t("dispatch.queue.anyPlace")}</option>
          {places.map((place) => (
            <option key={place.code} value={place.code}>
              {place.label}
            </option>
          ))}
        </select>
        <noscript>
          <button className="btn btn-small">{t("common.filter")}</button>
        </noscript>
      </Form>
      <Views filter={filter} />
    </div>
  );
}
