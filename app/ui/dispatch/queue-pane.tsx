import { useDroppable } from "@dnd-kit/core";
import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { useBoard } from "./board-context.ts";
import { QueueFilter } from "./queue-filter.tsx";
import { QueueList } from "./queue-list.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { pickRows } from "./toggle-row.ts";
import type { LoadedQueue } from "./use-queue-pages.ts";

function After({ queue }: { queue: LoadedQueue }) {
  const { t, f } = useI18n();
  const { data } = useBoard();
  if (queue.rows.length === 0) {
    const { q, place, view, direction, date } = data.filter;
    const filtered = q !== "" || place !== "" || view !== "all";
    return filtered ? (
      <Empty title={t("dispatch.queue.noneFound")}>
        <Link className="btn btn-small" to={`/dispatch?direction=${direction}&date=${date}`}>
          {t("dispatch.queue.clearFilter")}
        </Link>
      </Empty>
    ) : (
      <Empty title={t("dispatch.queue.none")}>
        <span>{t("dispatch.queue.noneHint")}</span>
      </Empty>
    );
  }
  return queue.complete ? null : (
    <div className="dsp-more">
      <span className="muted">{t("dispatch.queue.shown", { n: f.number(queue.rows.length) })}</span>
      <button type="button" className="btn btn-small" disabled={queue.loading} onClick={queue.more}>
        {queue.loading ? t("common.loading") : t("dispatch.queue.more", { n: 200 })}
      </button>
    </div>
  );
}

/** What waits for a vehicle. Stops dropped here go back to waiting. */
export function QueuePane({ queue, now }: { queue: LoadedQueue; now: Date }) {
  const { t, f } = useI18n();
  const { data, selection } = useBoard();
  const drop = useDroppable({ id: "queue", data: { kind: "queue" } });
  const { total, capped, filter } = data;
  const count = capped ? t("dispatch.queue.moreThan", { n: f.number(total) }) : f.number(total);
  return (
    <section
      ref={drop.setNodeRef}
      className={`dsp-pane dsp-queue ${drop.isOver ? "is-over" : ""}`}
      aria-labelledby="dsp-queue-title"
      data-pane="queue"
    >
      <header className="dsp-head">
        <h2 id="dsp-queue-title">
          {t("dispatch.queue.title")} <b className="dsp-total">{count}</b>
        </h2>
        <button
          type="button"
          className="btn btn-quiet btn-small"
          onClick={() => selection.set(pickRows(selection.get(), queue.rows))}
          disabled={queue.rows.length === 0}
        >
          {t("dispatch.queue.selectAll")}
        </button>
      </header>
      <QueueFilter />
      <form id="dsp-assign" method="post" action="/dispatch/act">
        <input type="hidden" name="intent" value="assign" />
        <input type="hidden" name="date" value={filter.date} />
        <input type="hidden" name="direction" value={filter.direction} />
      </form>
      <QueueList now={now} after={<After queue={queue} />} />
      <SelectionBar />
    </section>
  );
}
