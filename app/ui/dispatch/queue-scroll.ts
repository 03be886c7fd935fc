type Scroll = (index: number) => void;

let scroll: Scroll | null = null;

/** The virtual list says how one of its rows is brought into sight. Returns the way to forget it. */
export function registerQueueScroll(next: Scroll): () => void {
  scroll = next;
  return () => {
    if (scroll === next) {
      scroll = null;
    }
  };
}

function boxOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"] input[type="checkbox"]`);
}

/** Brings a row of the queue into sight and puts the focus on its box. */
export function focusRow(id: string, index: number): void {
  const box = boxOf(id);
  if (box) {
    box.focus({ preventScroll: true });
    box.closest("[data-row]")?.scrollIntoView({ block: "nearest" });
    return;
  }
  scroll?.(index);
  requestAnimationFrame(() => requestAnimationFrame(() => boxOf(id)?.focus({ preventScroll: true })));
}

/** The row that has the focus in it, by id. */
export function focusedRow(): string | null {
  return document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.row ?? null;
}
