import { useEffect, useRef, useState } from "react";
import { isTyping } from "#app/ui/frame/use-frame-keys.ts";

interface RowKeys {
  ids: string[];
  selected: ReadonlySet<string>;
  onSelect: (ids: string[]) => void;
  onOpen: (id: string) => void;
  /** E, for the selection, or the row at the cursor when nothing is selected */
  onEvent: (ids: string[]) => void;
}

/** A dialog or an open menu has the keyboard to itself. */
function isElsewhere(event: KeyboardEvent): boolean {
  return isTyping(event.target) || document.querySelector("dialog[open]") !== null;
}

/**
 * The keyboard of the list: ↑ ↓ move, Enter opens, Space selects, Ctrl A selects the page, E records an event, Esc clears.
 * Returns the row of the cursor.
 */
export function useRowKeys(keys: RowKeys): { cursor: number; setCursor: (index: number) => void } {
  const [cursor, setCursor] = useState(-1);
  const latest = useRef({ ...keys, cursor });
  latest.current = { ...keys, cursor };
  useEffect(() => {
    const move = (step: number) => {
      const { cursor: at, ids } = latest.current;
      const next = Math.min(Math.max(at + step, 0), ids.length - 1);
      setCursor(next);
      document.querySelector(`[data-row="${ids[next]}"]`)?.scrollIntoView({ block: "nearest" });
    };
    const onKey = (event: KeyboardEvent) => {
      const { ids, selected, cursor: at, onSelect, onOpen, onEvent } = latest.current;
      const id = ids[at];
      const all = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a";
      if (isElsewhere(event) || event.altKey || ((event.ctrlKey || event.metaKey) && !all)) {
        return;
      }
      const onLink = event.target instanceof Element && event.target.closest("a, button, summary") !== null;
      const acts: Record<string, (() => void) | undefined> = {
        ArrowDown: () => move(1),
        ArrowUp: () => move(-1),
        Enter: id === undefined || onLink ? undefined : () => onOpen(id),
        " ": id === undefined || onLink ? undefined : () => onSelect(toggled(selected, id)),
        a: all ? () => onSelect(ids) : undefined,
        e:
          selected.size > 0 || id !== undefined
            ? () => onEvent(selected.size > 0 ? [...selected] : [id as string])
            : undefined,
        Escape: selected.size > 0 ? () => onSelect([]) : undefined,
      };
      const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (act) {
        event.preventDefault();
        act();
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return { cursor, setCursor };
}

/** A selection with one row in or out of it. */
export function toggled(selected: ReadonlySet<string>, id: string): string[] {
  return selected.has(id) ? [...selected].filter((other) => other !== id) : [...selected, id];
}
