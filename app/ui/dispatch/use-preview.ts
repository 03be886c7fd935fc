import { useEffect, useRef, useState } from "react";
import type { RowResult } from "#app/domain/dispatch/draft-assignment.ts";
import type { Refusal, Warning } from "#app/domain/dispatch/findings.ts";
import type { PeakLoad } from "#app/domain/dispatch/peak-load.ts";
import type { PlanPreview } from "#app/domain/dispatch/plan-preview.ts";
import type { ActRefused } from "./act-answer.ts";
import type { ActRequest } from "./act-request.ts";

/** What the server says to an act before it is done. */
export interface Preview {
  warnings: Warning[];
  /** of the act as a whole, and of the rows that would stay behind */
  refusals: Refusal[];
  /** the most on board afterwards; null when the act is refused out of hand */
  load: PeakLoad | null;
}

type Answer = { ok: true; result: PlanPreview & { results?: RowResult[] } } | ActRefused;

const REST_MS = 180;

async function ask(body: string, signal: AbortSignal): Promise<Preview | null> {
  try {
    const headers = { "Content-Type": "application/json" };
    const response = await fetch("/dispatch/preview", { method: "POST", headers, body, signal });
    const answer = (await response.json()) as Answer;
    if (!answer.ok) {
      return { warnings: [], refusals: [answer], load: null };
    }
    const { warnings, refusals, results = [], weightG, volumeCm3 } = answer.result;
    const rows = results.flatMap((row) => (row.ok ? [] : [{ code: row.code, params: row.params }]));
    return { warnings, refusals: [...refusals, ...rows], load: { weightG, volumeCm3 } };
  } catch {
    // a preview that did not come is none; the act itself asks again
    return null;
  }
}

/**
 * What the server would say to this act, asked when the pointer has rested there. Null while the answer is under way.
 */
export function usePreview(request: ActRequest): Preview | null {
  const [answer, setAnswer] = useState<{ body: string; preview: Preview | null } | null>(null);
  const body = JSON.stringify(request);
  const wanted = useRef(body);
  wanted.current = body;
  useEffect(() => {
    const gone = new AbortController();
    const timer = setTimeout(async () => {
      const preview = await ask(body, gone.signal);
      if (wanted.current === body) {
        setAnswer({ body, preview });
      }
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [body]);
  return answer?.body === body ? answer.preview : null;
}
