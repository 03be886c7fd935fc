import { isRefusal } from "#app/ui/kit/form.tsx";

/** What a refusal of an act on a case brings along. */
export interface CaseRefusal {
  intent?: string;
  /** the act's own target, where a page has the same form several times */
  of?: string;
  /** what was typed: texts only */
  typed?: Record<string, string>;
  /** the version the next try may name */
  version?: number;
  /** who changed it, and when (ISO) */
  name?: string;
  at?: string;
  missing?: string[];
  openActs?: { id: string; text: string; ownerName: string; dueAt: string }[];
}

export function refusalOf(answer: unknown): CaseRefusal | null {
  return isRefusal(answer) ? ((answer.data as CaseRefusal | undefined) ?? {}) : null;
}

/** The answer to a form posted without script, if it is this form's. */
export function ownAnswer(posted: unknown, intents: readonly string[], of: string): unknown {
  const refusal = refusalOf(posted);
  return refusal && intents.includes(refusal.intent ?? "") && (refusal.of ?? "") === of ? posted : undefined;
}
