import type { RowResult } from "#app/domain/dispatch/draft-assignment.ts";
import type { Warning } from "#app/domain/dispatch/findings.ts";
import type { BulkRow } from "#app/domain/tracking/record-bulk.server.ts";
import type { Params } from "#app/i18n/translate.ts";

/** What `POST /dispatch/act` answers to a script. */
export interface ActDone {
  ok: true;
  result: {
    undoId?: string | null;
    tripNo?: string;
    results?: RowResult[];
    /** of an event that was recorded */
    rows?: BulkRow[];
  };
}

export interface ActRefused {
  ok: false;
  code: string;
  params: Params;
  data?: { warnings?: Warning[]; results?: RowResult[]; refusals?: { code: string; params: Params }[] };
}

export type ActAnswer = ActDone | ActRefused;

/** A field that does not belong: names nothing, refuses nothing. Used when the server could not be reached. */
export const UNREACHABLE: ActRefused = { ok: false, code: "unreachable", params: {} };

/** Sends one act of the board. Never throws; somebody whose session has ended is led to the login page. */
export async function postAct(intent: string, payload: object): Promise<ActAnswer> {
  try {
    const response = await fetch("/dispatch/act", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ intent, payload }),
    });
    if (response.redirected) {
      window.location.reload();
    }
    return (await response.json()) as ActAnswer;
  } catch {
    return UNREACHABLE;
  }
}
