import { useEffect, useRef } from "react";
import { isTyping } from "#app/ui/frame/use-frame-keys.ts";

const ROW = "[data-row]";
const LINK = "a.cmp-no";

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(ROW)];
}

function currentRow(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>(ROW) ?? null;
}

function move(step: number): void {
  const all = rows();
  const at = currentRow();
  const next = at ? Math.min(Math.max(all.indexOf(at) + step, 0), all.length - 1) : 0;
  const link = all[next]?.querySelector<HTMLElement>(LINK);
  link?.focus();
  link?.scrollIntoView({ block: "nearest" });
}

/**
 * The keyboard of the queue: ↑ ↓ move the focus from row to row (so Enter opens by itself), C claims the row, N takes a new
 * complaint down.
 */
export function useQueueKeys(onNew: () => void): void {
  const latest = useRef(onNew);
  latest.current = onNew;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const busy = isTyping(event.target) || document.querySelector("dialog[open]") !== null;
      if (busy || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      const acts: Record<string, (() => void) | undefined> = {
        ArrowDown: () => move(1),
        ArrowUp: () => move(-1),
        c: () => currentRow()?.querySelector<HTMLElement>("[data-claim]")?.click(),
        n: () => latest.current(),
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
}
