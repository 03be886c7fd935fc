import {
  type CollisionDetection,
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  DragOverlay,
  type DragStartEvent,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  type Modifier,
  PointerSensor,
  pointerWithin,
  rectIntersection,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { type ReactNode, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { movedBy } from "./act-request.ts";
import { type BoardActs, useBoard } from "./board-context.ts";
import { accepts, type Dragged, type DropSpot, goodsOf } from "./dragging.ts";
import { activeLoadIds } from "./goods-sum.ts";
import { placedAt } from "./stop-order.ts";
import { stopTitle } from "./stop-title.ts";
import { useStored } from "./store.ts";
import type { Target } from "./targets.ts";
import { useDragSpeech } from "./use-drag-speech.ts";
import { Would } from "./would.tsx";

/** A press must travel so far (pixels) to be a drag: a click stays a click. */
const START_PX = 6;
const BESIDE_PX = 14;
const EDGE_PX = 8;

/** Only places that take what is dragged; a stop before the card it stands on. */
const collide: CollisionDetection = (args) => {
  const dragged = args.active.data.current as Dragged;
  const containers = args.droppableContainers.filter((spot) => accepts(dragged, spot.data.current as DropSpot));
  const allowed = { ...args, droppableContainers: containers };
  const hits = args.pointerCoordinates ? pointerWithin(allowed) : rectIntersection(allowed);
  return hits.sort((a, b) => Number(String(b.id).startsWith("stop:")) - Number(String(a.id).startsWith("stop:")));
};

/** The arrow keys go from one place that takes the goods to the next, in the order of the screen. */
const hop: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.code];
  const dragged = context.active?.data.current as Dragged | undefined;
  if (step === undefined || !dragged) {
    return undefined;
  }
  event.preventDefault();
  const spots = context.droppableContainers
    .getEnabled()
    .filter((spot) => accepts(dragged, spot.data.current as DropSpot))
    .flatMap((spot) => {
      const rect = context.droppableRects.get(spot.id);
      return rect ? [{ id: spot.id, rect }] : [];
    })
    .sort((a, b) => a.rect.left - b.rect.left || a.rect.top - b.rect.top);
  const at = spots.findIndex((spot) => spot.id === context.over?.id);
  const next = spots[at === -1 ? (step > 0 ? 0 : spots.length - 1) : at + step];
  return next ? { x: next.rect.left + 4, y: next.rect.top + 4 } : currentCoordinates;
};

/**
 * Right below the pointer, so that what lies under it can be read, but never beyond the edge of the window; a drag by keys
 * stays where the keys put it.
 */
const besidePointer: Modifier = ({ activatorEvent, draggingNodeRect, overlayNodeRect, transform }) => {
  // asked on the server as well, where nothing is dragged
  if (!activatorEvent || !draggingNodeRect || !(activatorEvent instanceof PointerEvent)) {
    return transform;
  }
  const { width = 0, height = 0 } = overlayNodeRect ?? {};
  const left = Math.min(transform.x + activatorEvent.clientX + BESIDE_PX, innerWidth - width - EDGE_PX);
  const top = Math.min(transform.y + activatorEvent.clientY + BESIDE_PX, innerHeight - height - EDGE_PX);
  return { ...transform, x: left - draggingNodeRect.left, y: top - draggingNodeRect.top };
};

/** What hangs at the pointer: how much is being moved. */
function Hanging({ dragged, target }: { dragged: Dragged; target: Target | null }) {
  const { t, f } = useI18n();
  const goods = goodsOf(dragged);
  const name =
    dragged.kind === "shipment"
      ? t("dispatch.drag.count", { n: goods.shipments })
      : dragged.kind === "stop"
        ? dragged.stops.length > 1
          ? t("dispatch.drag.stops", { n: dragged.stops.length })
          : t("dispatch.drag.stop", { n: dragged.index + 1, title: stopTitle(dragged.stop, t) })
        : t("dispatch.drag.trip", { plate: dragged.vehicle.plate });
  return (
    <div className="dsp-hanging">
      <Icon name={dragged.kind === "trip" ? "truck" : "box"} />
      <b>{name}</b>
      <span>
        {f.number(goods.pieces)} {t("common.unit.piece")} · {f.kg(goods.weightG)} {t("dispatch.trips.kg")} ·{" "}
        {f.m3(goods.volumeCm3)} {t("dispatch.trips.m3")}
      </span>
      {target ? <Would target={target} dragged={dragged} /> : null}
    </div>
  );
}

function dropped(what: Dragged, spot: DropSpot, acts: BoardActs): void {
  if (spot.kind === "target") {
    const { target } = spot;
    if (what.kind === "shipment") {
      void acts.assign(what.rows ?? [what.row], target);
    } else {
      void acts.move(movedBy(what), target);
    }
  } else if (spot.kind === "stop" && what.kind === "stop") {
    void acts.reorder(what.trip, placedAt(what.trip.stops, what.stop.id, spot.stop.id));
  } else if (spot.kind === "queue" && what.kind !== "shipment") {
    const stops = what.kind === "stop" ? what.stops : what.trip.stops;
    void acts.unassign(what.trip, stops.flatMap(activeLoadIds));
  }
}

/** Dragging over the whole board: shipments onto vehicles, stops between them, within a trip, and back to the queue. */
export function DragBoard({ children }: { children: ReactNode }) {
  const { selection, dragged: store, acts } = useBoard();
  const dragged = useStored(store, (what) => what);
  const speech = useDragSpeech();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: START_PX } }),
    useSensor(KeyboardSensor, { coordinateGetter: hop }),
  );
  const [target, setTarget] = useState<Target | null>(null);
  const over = (event: DragOverEvent) => {
    const spot = event.over?.data.current as DropSpot | undefined;
    setTarget(spot?.kind === "target" ? spot.target : null);
  };
  const start = ({ active }: DragStartEvent) => {
    const what = active.data.current as Dragged;
    const picked = selection.get();
    const rows = what.kind === "shipment" && picked.has(what.row.id) ? [...picked.values()] : undefined;
    store.set(what.kind === "shipment" ? { ...what, rows } : what);
  };
  const end = ({ over }: DragEndEvent) => {
    const what = store.get();
    store.set(null);
    setTarget(null);
    const spot = over?.data.current as DropSpot | undefined;
    if (what && spot && accepts(what, spot)) {
      dropped(what, spot, acts);
    }
  };
  return (
    <DndContext
      id="dispatch"
      sensors={sensors}
      collisionDetection={collide}
      accessibility={speech}
      onDragStart={start}
      onDragOver={over}
      onDragEnd={end}
      onDragCancel={() => {
        store.set(null);
        setTarget(null);
      }}
    >
      {children}
      <DragOverlay dropAnimation={null} modifiers={[besidePointer]}>
        {dragged ? <Hanging dragged={dragged} target={target} /> : null}
      </DragOverlay>
    </DndContext>
  );
}
