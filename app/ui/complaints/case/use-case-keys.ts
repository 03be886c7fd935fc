import { useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import { isTyping } from "#app/ui/frame/use-frame-keys.ts";

const FIELD = "textarea, input:not([type=hidden]), select, button";

/** The box for one kind of words, with the cursor in it. */
function openBox(box: string): void {
  const radio = document.querySelector<HTMLInputElement>(`[data-box="${box}"]`);
  radio?.click();
  document.querySelector<HTMLElement>(`[data-pane="${box}"] textarea`)?.focus();
}

function focusStep(): void {
  document.querySelector<HTMLElement>(`.cmp-step-card :is(${FIELD})`)?.focus();
}

/** Keys of a case: A answer, W the customer's words, B note, S the form of the step, C claim, Esc back to the queue. */
export function useCaseKeys(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const busy = document.querySelector("dialog[open]") !== null || event.defaultPrevented;
      if (busy || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      if (isTyping(event.target)) {
        if (event.key === "Escape" && event.target instanceof HTMLElement) {
          event.target.blur();
        }
        return;
      }
      const acts: Record<string, () => void> = {
        a: () => openBox("answer"),
        w: () => openBox("customerWords"),
        b: () => openBox("note"),
        s: focusStep,
        c: () => document.querySelector<HTMLElement>("button[name=intent][value=claim]")?.click(),
        Escape: () => navigate("/complaints"),
      };
      const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (act) {
        event.preventDefault();
        act();
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [navigate]);
}
