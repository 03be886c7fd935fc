import { useDraggable, useDroppable } from "@dnd-kit/core";
import { type KeyboardEvent, type MouseEvent, memo, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { type Board, useBoard } from "./board-context.ts";
import type { BoardStop, BoardTrip } from "./board-data.ts";
import { activeLoadIds, stopSum } from "./goods-sum.ts";
import { StopLoads } from "./stop-loads.tsx";
import { mayMove, nudged } from "./stop-order.ts";
import { stopsWith, togglePick } from "./stop-picks.ts";
import { stopTitle } from "./stop-title.ts";
import { useStored } from "./store.ts";

/** How much later than the first broken promise the vehicle comes (ms); 0 when none is broken. */
function lateOf(trip: BoardTrip, stop: BoardStop): number {
  const ids = new Set(stop.loads.map((load) => load.shipmentId));
  const late = trip.warnings.filter(({ code, shipmentId }) => code === "promise_missed" && ids.has(shipmentId ?? ""));
  return late.reduce((most, warning) => Math.max(most, Number(warning.params.lateMs)), 0);
}

function When({ trip, stop }: { trip: BoardTrip; stop: BoardStop }) {
  const { t, f } = useI18n();
  const at = stop.doneAt ?? stop.arrivedAt ?? stop.plannedAt;
  const late = lateOf(trip, stop);
  const over = !mayMove(stop);
  return (
    <>
      <time className={`dsp-eta ${late > 0 ? "text-late" : ""}`}>{at ? f.time(at) : "—"}</time>
      {late > 0 ? (
        <span className="dsp-flag text-late">
          <Icon name="clock" size={13} />
          {t("dispatch.trips.late", { time: f.duration(late) })}
        </span>
      ) : null}
      {over ? (
        <span className={`dsp-flag dsp-is-${stop.status}`}>{t(`dispatch.trips.stopStatuses.${stop.status}`)}</span>
      ) : null}
    </>
  );
}

function stopKeys(trip: BoardTrip, stops: BoardStop[], stop: BoardStop, { acts, open, picks }: Board) {
  return (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
    if (event.altKey && by) {
      event.preventDefault();
      void acts.reorder(trip, nudged(trip.stops, stop.id, by));
    } else if (event.key.toLowerCase() === "m" && !event.ctrlKey && !event.metaKey) {
      // the letter is not meant for the box that opens
      event.preventDefault();
      open({ kind: "move", what: { kind: "stops", trip, stopIds: stops.map((each) => each.id) } });
    } else if (event.key === " ") {
      event.preventDefault();
      picks.set(togglePick(picks.get(), trip, stop));
    } else if (event.key === "Delete") {
      void acts.unassign(trip, stops.flatMap(activeLoadIds));
    }
  };
}

interface StopProps {
  trip: BoardTrip;
  stop: BoardStop;
  index: number;
}

interface LineProps extends StopProps {
  /** what an act on this stop means */
  stops: BoardStop[];
  picked: boolean;
  opened: boolean;
  onOpen: () => void;
  onMenu: (event: MouseEvent) => void;
  drag: ReturnType<typeof useDraggable>;
}

function StopLine({ trip, stop, stops, picked, index, opened, onOpen, onMenu, drag }: LineProps) {
  const { t } = useI18n();
  const board = useBoard();
  const sum = stopSum(stop);
  const n = index + 1;
  return (
    <div className="dsp-stop-line">
      <button
        type="button"
        className="dsp-stop-no"
        ref={drag.setActivatorNodeRef}
        {...drag.attributes}
        aria-label={t("dispatch.trips.dragStop", { n })}
      >
        {n}
      </button>
      <button
        type="button"
        className="dsp-stop-main"
        data-stop={stop.id}
        aria-expanded={opened}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) {
            board.picks.set(togglePick(board.picks.get(), trip, stop));
          } else {
            onOpen();
          }
        }}
        onKeyDown={stopKeys(trip, stops, stop, board)}
        onKeyUp={(event) => event.key === " " && event.preventDefault()}
      >
        {picked ? <Icon name="check" size={14} label={t("dispatch.trips.stopPicked")} /> : null}
        <When trip={trip} stop={stop} />
        <span className="truncate dsp-stop-title">{stopTitle(stop, t)}</span>
        {stop.kind === "delivery" ? null : <span className="dsp-flag">{t(`dispatch.trips.kinds.${stop.kind}`)}</span>}
        <span className="dsp-stop-sum">{t("dispatch.trips.stopLoads", { n: sum.shipments, pieces: sum.pieces })}</span>
      </button>
      <button type="button" className="dsp-dots" onClick={onMenu} aria-label={t("dispatch.trips.stopMenu", { n })}>
        ⋯
      </button>
    </div>
  );
}

/** One stop in its order: opened it shows its shipments; it is moved by drag, by Alt and arrows, or by its menu. */
export const StopItem = memo(function StopItem({ trip, stop, index }: StopProps) {
  const { hover, openMenu, picks } = useBoard();
  const [opened, setOpened] = useState(false);
  const lit = useStored(hover, (thing) => thing?.kind === "stop" && thing.id === stop.id);
  const pick = useStored(picks, (all) => (all?.tripId === trip.id ? all : null));
  const picked = pick?.ids.has(stop.id) ?? false;
  const stops = stopsWith(pick, trip, stop);
  const drag = useDraggable({
    id: `t:${stop.id}`,
    data: { kind: "stop", trip, stop, index, stops },
    disabled: !mayMove(stop),
  });
  const drop = useDroppable({ id: `stop:${stop.id}`, data: { kind: "stop", trip, stop } });
  const menu = (event: MouseEvent) => {
    event.preventDefault();
    openMenu({ x: event.clientX, y: event.clientY, of: { kind: "stop", trip, stopId: stop.id } });
  };
  const loads = <StopLoads trip={trip} stop={stop} />;
  return (
    <li
      ref={(node) => {
        drag.setNodeRef(node);
        drop.setNodeRef(node);
      }}
      className={`dsp-stop ${drag.isDragging ? "is-dragging" : ""} ${drop.isOver ? "is-over" : ""} is-${stop.status}`}
      data-lit={lit || undefined}
      data-picked={picked || undefined}
      onMouseEnter={() => hover.set({ kind: "stop", id: stop.id })}
      onMouseLeave={() => hover.set(null)}
      onContextMenu={menu}
      {...drag.listeners}
    >
      <StopLine
        {...{ trip, stop, stops, picked, index, opened, drag }}
        onOpen={() => setOpened(!opened)}
        onMenu={menu}
      />
      {opened ? loads : <noscript>{loads}</noscript>}
    </li>
  );
});
