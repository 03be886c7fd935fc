import { useEffect, useRef } from "react";
import { isTyping } from "#app/ui/frame/use-frame-keys.ts";
import type { Board } from "./board-context.ts";
import type { QueueRow } from "./board-data.ts";
import { rowTargets, stopTargets } from "./event-targets.ts";
import { focusedRow, focusRow } from "./queue-scroll.ts";
import { stopsWith } from "./stop-picks.ts";

interface Around {
  board: Board;
  toggleMap: () => void;
  openShipment: (row: QueueRow) => void;
}

/** A box or a button of the board has the focus: keys still mean the board, except in a text field. */
function isText(target: EventTarget | null): boolean {
  return isTyping(target) && !(target instanceof HTMLInputElement && target.type === "checkbox");
}

function focusedStop(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>("[data-stop]") ?? null;
}

function stepStops(from: HTMLElement, step: number): void {
  const stops = [...document.querySelectorAll<HTMLElement>("[data-stop]")];
  stops[stops.indexOf(from) + step]?.focus();
}

function stepRows(rows: readonly QueueRow[], step: number): void {
  const at = rows.findIndex((row) => row.id === focusedRow());
  const next = at === -1 ? (step > 0 ? 0 : rows.length - 1) : at + step;
  const row = rows[next];
  if (row) {
    focusRow(row.id, next);
  }
}

function onArrow(event: KeyboardEvent, { board }: Around): void {
  const step = event.key === "ArrowDown" ? 1 : -1;
  const stop = focusedStop();
  event.preventDefault();
  if (stop) {
    stepStops(stop, step);
  } else {
    stepRows(board.rows, step);
  }
}

/** The rows that are picked, else the one with the focus. */
function chosenRows(board: Board): QueueRow[] {
  const picked = [...board.selection.get().values()];
  return picked.length > 0 ? picked : board.rows.filter((row) => row.id === focusedRow());
}

function assign({ board }: Around): void {
  const rows = chosenRows(board).filter((row) => row.block === null);
  if (rows.length > 0) {
    board.open({ kind: "assign", rows });
  }
}

/** E: an event about what is picked or has the focus: rows of the queue, stops, or a whole trip by its card. */
function recordEvent({ board }: Around): void {
  const card = document.activeElement?.closest<HTMLElement>("[data-trip]");
  const trip = board.data.vehicles.flatMap((vehicle) => vehicle.trips).find(({ id }) => id === card?.dataset.trip);
  const stop = trip?.stops.find(({ id }) => id === focusedStop()?.dataset.stop);
  const targets = trip
    ? stopTargets(trip, stop ? stopsWith(board.picks.get(), trip, stop) : trip.stops)
    : rowTargets(chosenRows(board));
  if (targets.shipmentIds.length > 0) {
    board.open({ kind: "event", targets });
  }
}

function leave({ board }: Around): void {
  board.picks.set(null);
  if (board.selection.get().size > 0) {
    board.selection.set(new Map());
  }
}

function onLetter(event: KeyboardEvent, around: Around): void {
  const { board } = around;
  const row = board.rows.find((each) => each.id === focusedRow());
  const onBox = document.activeElement instanceof HTMLInputElement;
  const keys: Record<string, () => void> = {
    a: () => {
      event.preventDefault();
      assign(around);
    },
    e: () => {
      // the letter is not meant for the box that opens
      event.preventDefault();
      recordEvent(around);
    },
    f: around.toggleMap,
    z: () => void board.acts.undo(),
    enter: () => row && onBox && around.openShipment(row),
    escape: () => leave(around),
  };
  keys[event.key.toLowerCase()]?.();
}

/** The board's keys, as the `?` sheet lists them; none while a dialog or a menu is open, or somebody types. */
export function useBoardKeys(around: Around): void {
  const latest = useRef(around);
  latest.current = around;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const busy =
        document.querySelector("dialog[open], [role=menu]") !== null || latest.current.board.dragged.get() !== null;
      const inMap = event.target instanceof Element && event.target.closest(".map-frame, [role=separator]") !== null;
      if (busy || isText(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
        return;
      }
      const arrow = event.key === "ArrowDown" || event.key === "ArrowUp";
      if (arrow && !inMap) {
        onArrow(event, latest.current);
      } else if (!arrow) {
        onLetter(event, latest.current);
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
