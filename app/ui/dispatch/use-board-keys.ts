import { useEffect, useRef } from "react";
import { isTyping } from "#app/ui/frame/use-frame-keys.ts";
import type { Board } from "./board-context.ts";
import type { QueueRow } from "./board-data.ts";
import { focusedRow, focusRow } from "./queue-scroll.ts";

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

function assign({ board }: Around): void {
  const picked = [...board.selection.get().values()];
  const row = board.rows.find((each) => each.id === focusedRow());
  const rows = picked.length > 0 ? picked : row && row.block === null ? [row] : [];
  if (rows.length > 0) {
    board.open({ kind: "assign", rows });
  }
}

function leave({ board }: Around): void {
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
