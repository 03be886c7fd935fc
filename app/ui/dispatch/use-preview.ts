import { useEffect, useState } from "react";
import type { RowResult } from "#app/domain/dispatch/draft-assignment.ts";
import type { Warning } from "#app/domain/dispatch/findings.ts";
import type { Params } from "#app/i18n/translate.ts";
import { useBoard } from "./board-context.ts";
import type { QueueRow } from "./board-data.ts";
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

/**
 * What the server would say to these shipments on this target, asked when the pointer has rested there. Null while nobody
 * asks or the answer is under way. Transit goods of several partners are asked about for the first of them.
 */
export function usePreview(rows: readonly QueueRow[] | null, target: Target): Preview | null {
  const { data } = useBoard();
  const [preview, setPreview] = useState<Preview | null>(null);
  const ids = rows?.map((row) => row.id).join() ?? "";
  useEffect(() => {
    setPreview(null);
    if (!rows || ids === "") {
      return;
    }
    const transit = data.filter.direction === "transit";
    const [group] = transit ? groupByPartner(data.partners, rows) : [{ partnerId: undefined, rows: [...rows] }];
    const gone = new AbortController();
    const body = JSON.stringify({
      items: group!.rows.map(({ id, version }) => ({ shipmentId: id, version })),
      to: targetInput(target, data.filter.date),
      ...(group!.partnerId ? { partnerId: group!.partnerId } : {}),
    });
    const timer = setTimeout(async () => {
      try {
        const headers = { "Content-Type": "application/json" };
        const response = await fetch("/dispatch/preview", { method: "POST", headers, body, signal: gone.signal });
        const answer = (await response.json()) as { ok: boolean; result?: Preview };
        setPreview(answer.result ?? null);
      } catch {
        // a preview that did not come is none; the act itself asks again
      }
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
    // the rows are named by their ids
  }, [ids, target.key]);
  return preview;
}
