import { useDraggable } from "@dnd-kit/core";
import { type MouseEvent, memo } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useBoard } from "./board-context.ts";
import type { QueueRow } from "./board-data.ts";
import { dueWord } from "./due-word.ts";
import { openShare } from "./goods-sum.ts";
import { useStored } from "./store.ts";
import { toggleRow } from "./toggle-row.ts";

function Due({ row, now }: { row: QueueRow; now: Date }) {
  const { t, f } = useI18n();
  const word = dueWord(row.stageDueAt, now);
  if (!word || !row.stageDueAt) {
    return <span className="dsp-due muted">{t("dispatch.queue.noDue")}</span>;
  }
  const stage = t(`tracking.stages.${row.stage ?? ""}`);
  const today = f.date(row.stageDueAt) === f.date(now);
  const at = today ? f.time(row.stageDueAt) : f.dateTime(row.stageDueAt, now);
  const time = word.kind === "due" ? at : f.duration(word.ms);
  const tone = { late: "text-late", left: "dsp-soon", due: "muted" }[word.kind];
  return (
    <span className={`dsp-due ${tone}`} title={`${stage} ${f.full(row.stageDueAt)}`}>
      {word.kind === "due" ? null : <Icon name={word.kind === "late" ? "warning" : "clock"} size={13} />}
      {t(`dispatch.queue.${word.kind}`, { stage, time })}
    </span>
  );
}

function Flags({ row }: { row: QueueRow }) {
  const { t } = useI18n();
  return (
    <>
      {row.deliveryMode === "self_pickup" ? <span className="dsp-flag">{t("dispatch.queue.selfPickup")}</span> : null}
      {row.requiredVehicleType ? <span className="dsp-flag">{t(`fleet.types.${row.requiredVehicleType}`)}</span> : null}
      {row.openExceptions > 0 ? (
        <span className="dsp-flag text-exception" title={t("dispatch.queue.exceptions", { n: row.openExceptions })}>
          <Icon name="warning" size={13} label={t("dispatch.queue.exceptions", { n: row.openExceptions })} />
        </span>
      ) : null}
    </>
  );
}

function Figures({ row }: { row: QueueRow }) {
  const { t, f } = useI18n();
  const share = openShare(row);
  const partial = row.unassignedCount < row.pieces;
  return (
    <span className="dsp-figures">
      <span className={partial ? "dsp-partial" : ""}>
        {partial
          ? t("dispatch.queue.partial", { open: row.unassignedCount, total: row.pieces })
          : t("dispatch.queue.pieces", { n: row.pieces })}
      </span>
      <span>
        {f.kg(share.weightG)} {t("dispatch.trips.kg")}
      </span>
      <span>
        {f.m3(share.volumeCm3)} {t("dispatch.trips.m3")}
      </span>
    </span>
  );
}

function Detail({ row, now }: { row: QueueRow; now: Date }) {
  const { t, f } = useI18n();
  const payment = t(`dispatch.queue.payment.${row.paymentTerm}`);
  return (
    <span className="dsp-line dsp-line-2">
      <span className="dsp-no">{row.waybillNo}</span>
      <span className="truncate">
        {payment}
        {row.codFen > 0 ? ` · ${t("dispatch.queue.cod", { amount: f.number(row.codFen / 100) })}` : ""}
        {` · ${t(`dispatch.queue.whereabouts.${row.whereabouts}`)}`}
      </span>
      {row.block ? (
        <span className="dsp-due text-exception">
          <Icon name="pause" size={13} />
          {t(`dispatch.queue.${row.block}`)}
        </span>
      ) : (
        <Due row={row} now={now} />
      )}
    </span>
  );
}

function RowEnd(props: { no: string; drag: ReturnType<typeof useDraggable>; onMenu: (event: MouseEvent) => void }) {
  const { no, drag, onMenu } = props;
  const { t } = useI18n();
  return (
    <span className="dsp-row-end">
      <button
        type="button"
        className="dsp-grip"
        ref={drag.setActivatorNodeRef}
        {...drag.attributes}
        aria-label={t("dispatch.queue.drag", { no })}
      >
        <Icon name="grip" size={14} />
      </button>
      <button type="button" className="dsp-dots" onClick={onMenu} aria-label={t("dispatch.queue.menu", { no })}>
        ⋯
      </button>
    </span>
  );
}

/** One shipment of the queue in two lines: picked by its box, dragged as it stands, its acts behind the dots. */
export const QueueItem = memo(function QueueItem({ row, now }: { row: QueueRow; now: Date }) {
  const { t } = useI18n();
  const { selection, hover, rows, openMenu } = useBoard();
  const picked = useStored(selection, (all) => all.has(row.id));
  const lit = useStored(hover, (thing) => thing?.kind === "shipment" && thing.id === row.id);
  const drag = useDraggable({ id: `s:${row.id}`, data: { kind: "shipment", row }, disabled: row.block !== null });
  const menu = (event: MouseEvent) => {
    event.preventDefault();
    openMenu({ x: event.clientX, y: event.clientY, of: { kind: "shipment", row } });
  };
  const toggle = (shift: boolean) => selection.set(toggleRow(selection.get(), rows, row, shift));
  return (
    <li
      ref={drag.setNodeRef}
      className={`dsp-row ${drag.isDragging ? "is-dragging" : ""} ${row.block ? "is-blocked" : ""}`}
      data-picked={picked || undefined}
      data-lit={lit || undefined}
      data-row={row.id}
      onMouseEnter={() => hover.set({ kind: "shipment", id: row.id })}
      onMouseLeave={() => hover.set(null)}
      onContextMenu={menu}
      {...drag.listeners}
    >
      <input
        type="checkbox"
        name="item"
        form="dsp-assign"
        value={`${row.id}:${row.version}`}
        aria-label={t("dispatch.queue.pickRow", { no: row.waybillNo })}
        checked={picked}
        aria-disabled={row.block !== null}
        onChange={(event) => toggle((event.nativeEvent as unknown as MouseEvent).shiftKey)}
      />
      <span className="dsp-row-main">
        <span className="dsp-line">
          <span className="dsp-dest">{row.dest}</span>
          <span className="truncate dsp-who" title={row.address ?? undefined}>
            {row.consigneeName}
          </span>
          <Flags row={row} />
          <Figures row={row} />
        </span>
        <Detail row={row} now={now} />
      </span>
      <RowEnd no={row.waybillNo} drag={drag} onMenu={menu} />
    </li>
  );
});
