import type { KeyboardEvent } from "react";

const FIELDS = "input:not([type=hidden]):not([type=radio]), select, textarea, button[type=submit]";

function fieldsOf(form: HTMLFormElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>(FIELDS)].filter((field) => !field.hasAttribute("disabled"));
}

function moveFrom(form: HTMLFormElement, from: HTMLElement, step: 1 | -1): void {
  const fields = fieldsOf(form);
  const next = fields[fields.indexOf(from) + step];
  next?.focus();
  if (next instanceof HTMLInputElement) {
    next.select();
  }
}

function submitWith(form: HTMLFormElement, after: string): void {
  const button = form.querySelector<HTMLButtonElement>(`button[name=after][value=${after}]`);
  if (button && !button.disabled) {
    form.requestSubmit(button);
  }
}

/**
 * The keys of a form that is filled by the hundred: Enter goes to the next field (with Shift back), Ctrl Enter saves, with
 * Shift it saves and goes on with the next. Enter that chooses a word of a Chinese input method, or a row of an open list,
 * is not ours.
 */
export function onFormKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || event.nativeEvent.isComposing || event.defaultPrevented) {
    return;
  }
  const form = event.currentTarget;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    submitWith(form, event.shiftKey ? "next" : "stay");
    return;
  }
  const from = event.target;
  if (from instanceof HTMLInputElement || from instanceof HTMLSelectElement) {
    event.preventDefault();
    moveFrom(form, from, event.shiftKey ? -1 : 1);
  }
}
