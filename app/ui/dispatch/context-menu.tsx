import { useNavigate } from "@remix-run/react";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";
import { type Board, type ContextMenuAt, useBoard } from "./board-context.ts";
import type { BoardTrip } from "./board-data.ts";
import { rowTargets, stopTargets } from "./event-targets.ts";
import { activeLoadIds } from "./goods-sum.ts";
import { mayMove, nudged } from "./stop-order.ts";
import { stopsWith, togglePick } from "./stop-picks.ts";
import { pickRows } from "./toggle-row.ts";

interface Item {
  key: string;
  icon: IconName;
  hint?: string;
  act: () => void;
  off?: boolean;
}

function shipmentItems(
  board: Board,
  of: Extract<ContextMenuAt["of"], { kind: "shipment" }>,
  go: (to: string) => void,
): Item[] {
  const { row } = of;
  const { selection, rows, open, focus } = board;
  const picked = selection.get();
  const these = picked.has(row.id) ? [...picked.values()] : [row];
  const same = rows.filter((other) => other.destCode === row.destCode);
  const blocked = row.block !== null;
  return [
    { key: "assign", icon: "truck", hint: "A", off: blocked, act: () => open({ kind: "assign", rows: these }) },
    { key: "split", icon: "split", off: blocked || row.unassignedCount < 2, act: () => open({ kind: "split", row }) },
    { key: "event", icon: "clock", hint: "E", act: () => open({ kind: "event", targets: rowTargets(these) }) },
    { key: "selectSame", icon: "check", act: () => selection.set(pickRows(selection.get(), same)) },
    { key: "showOnMap", icon: "map", off: row.lat === null, act: () => focus.set({ ids: [row.id] }) },
    { key: "open", icon: "arrow", hint: "Enter", act: () => go(`/shipments/${row.waybillNo}`) },
  ];
}

function stopItems(board: Board, trip: BoardTrip, stopId: string): Item[] {
  const { acts, open, picks } = board;
  const stop = trip.stops.find((each) => each.id === stopId);
  if (!stop) {
    return [];
  }
  const [up, down] = [nudged(trip.stops, stopId, -1), nudged(trip.stops, stopId, 1)];
  const fixed = !mayMove(stop);
  const these = stopsWith(picks.get(), trip, stop);
  const stopIds = these.map((each) => each.id);
  return [
    {
      key: "move",
      icon: "truck",
      hint: "M",
      off: fixed,
      act: () => open({ kind: "move", what: { kind: "stops", trip, stopIds } }),
    },
    {
      key: "pickStop",
      icon: "check",
      hint: "Space",
      off: fixed,
      act: () => picks.set(togglePick(picks.get(), trip, stop)),
    },
    { key: "event", icon: "clock", hint: "E", act: () => open({ kind: "event", targets: stopTargets(trip, these) }) },
    { key: "up", icon: "down", hint: "Alt ↑", off: up === null, act: () => void acts.reorder(trip, up) },
    { key: "down", icon: "down", hint: "Alt ↓", off: down === null, act: () => void acts.reorder(trip, down) },
    {
      key: "unassign",
      icon: "close",
      hint: "Del",
      off: fixed,
      act: () => void acts.unassign(trip, these.flatMap(activeLoadIds)),
    },
  ];
}

function tripItems(board: Board, trip: BoardTrip, plate: string, go: (to: string) => void): Item[] {
  const { open } = board;
  const early = trip.status === "planned" || trip.status === "released";
  return [
    {
      key: "release",
      icon: "phone",
      off: trip.status !== "planned" || trip.stops.length === 0,
      act: () => open({ kind: "release", trip }),
    },
    { key: "crew", icon: "user", off: !early, act: () => open({ kind: "crew", trip, plate }) },
    {
      key: "moveTrip",
      icon: "truck",
      off: trip.stops.length === 0 || trip.status === "closed",
      act: () => open({ kind: "move", what: { kind: "trip", trip } }),
    },
    {
      key: "event",
      icon: "clock",
      hint: "E",
      off: trip.stops.length === 0,
      act: () => open({ kind: "event", targets: stopTargets(trip, trip.stops) }),
    },
    { key: "openTrip", icon: "arrow", act: () => go(`/trips/${trip.id}`) },
    { key: "cancel", icon: "close", off: !early, act: () => open({ kind: "cancel", trip }) },
  ];
}

function useItems(menu: ContextMenuAt): Item[] {
  const board = useBoard();
  const navigate = useNavigate();
  const { of } = menu;
  if (of.kind === "shipment") {
    return shipmentItems(board, of, navigate);
  }
  return of.kind === "stop"
    ? stopItems(board, of.trip, of.stopId)
    : tripItems(board, of.trip, of.vehicle.plate, navigate);
}

function move(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) {
    event.preventDefault();
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>("button:not([disabled])")];
    const at = items.indexOf(document.activeElement as HTMLElement);
    items[(at + step + items.length) % items.length]?.focus();
  }
}

/** The acts of one row, at the pointer: by the dots, by the other mouse button, by keys. */
export function ContextMenu({ menu, onClose }: { menu: ContextMenuAt; onClose: () => void }) {
  const { t } = useI18n();
  const ref = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ left: menu.x, top: menu.y });
  const items = useItems(menu);
  useLayoutEffect(() => {
    const box = ref.current?.getBoundingClientRect();
    if (box) {
      setAt({
        left: Math.min(menu.x, innerWidth - box.width - 8),
        top: Math.min(menu.y, innerHeight - box.height - 8),
      });
    }
    ref.current?.querySelector<HTMLElement>("button:not([disabled])")?.focus({ preventScroll: true });
  }, [menu]);
  useEffect(() => {
    const leave = (event: Event) => {
      if (!(event.target instanceof Node && ref.current?.contains(event.target))) {
        onClose();
      }
    };
    const onEscape = (event: globalThis.KeyboardEvent) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        onClose();
      }
    };
    window.addEventListener("pointerdown", leave, true);
    window.addEventListener("scroll", leave, true);
    window.addEventListener("keydown", onEscape, true);
    return () => {
      window.removeEventListener("pointerdown", leave, true);
      window.removeEventListener("scroll", leave, true);
      window.removeEventListener("keydown", onEscape, true);
    };
  }, [onClose]);
  return (
    <div ref={ref} className="menu-list dsp-menu" role="menu" tabIndex={-1} style={at} onKeyDown={move}>
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          role="menuitem"
          className={`is-${item.key}`}
          disabled={item.off}
          onClick={() => {
            onClose();
            item.act();
          }}
        >
          <Icon name={item.icon} size={15} />
          <span className="grow">{t(`dispatch.acts.${item.key}`)}</span>
          {item.hint ? <span className="kbd">{item.hint}</span> : null}
        </button>
      ))}
    </div>
  );
}
