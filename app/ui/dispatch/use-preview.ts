import { useEffect, useRef, useState } from "react";
import type { RowResult } from "#app/domain/dispatch/draft-assignment.ts";
import type { Warning } from "#app/domain/dispatch/findings.ts";
import type { Params } from "#app/i18n/translate.ts";
import { useBoard } from "./board-context.ts";
import type { BoardData, QueueRow } from "./board-data.ts";
import { groupByPartner } from "./partner-choice.ts";
import { type Target, targetInput } from "./targets.ts";

export interface Preview {
  results: RowResult[];
  warnings: Warning[];
  refusals: { code: string; params: Params }[];
  weightG: number;
  volumeCm3: number;
}

const REST_MS = 180;

/** Transit goods of several partners are asked about for the first of them. */
function question(rows: readonly QueueRow[], target: Target, { filter, partners }: BoardData): string {
  const transit = filter.direction === "transit";
  const [group] = transit ? groupByPartner(partners, rows) : [{ partnerId: undefined, rows }];
  return JSON.stringify({
    items: group?.rows.map(({ id, version }) => ({ shipmentId: id, version })),
    to: targetInput(target, filter.date),
    ...(group?.partnerId ? { partnerId: group.partnerId } : {}),
  });
}

async function ask(body: string, signal: AbortSignal): Promise<Preview | null> {
  try {
    const headers = { "Content-Type": "application/json" };
    const response = await fetch("/dispatch/preview", { method: "POST", headers, body, signal });
    return ((await response.json()) as { result?: Preview }).result ?? null;
  } catch {
    // a preview that did not come is none; the act itself asks again
    return null;
  }
}

/**
 * What the server would say to these shipments on this target, asked when the pointer has rested there. Null while nobody
 * asks or the answer is under way.
 */
export function usePreview(rows: readonly QueueRow[] | null, target: Target): Preview | null {
  const { data } = useBoard();
  const [answer, setAnswer] = useState<{ body: string; preview: Preview | null } | null>(null);
  const body = rows && rows.length > 0 ? question(rows, target, data) : null;
  const wanted = useRef(body);
  wanted.current = body;
  useEffect(() => {
    if (body === null) {
      return;
    }
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
