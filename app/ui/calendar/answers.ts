import { isRefusal } from "#app/ui/kit/form.tsx";
import { typedOf } from "#app/ui/public/typed.ts";

export type Typed = Record<string, string>;

/** The refusal of one form of the page, by the intent it was sent with; null when the answer is another form's. */
export function answerTo(answer: unknown, intent: string): unknown {
  return isRefusal(answer) && typedOf(answer).intent === intent ? answer : null;
}

/** What was typed into that form when it was refused; null when it was not. */
export function typedInto(answer: unknown, intent: string): Typed | null {
  return answerTo(answer, intent) ? typedOf(answer) : null;
}
