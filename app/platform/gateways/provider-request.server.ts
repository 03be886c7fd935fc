import type { z } from "zod";
import type { SendOutcome, SendReason } from "./gateway.ts";
import { responseExcerpt } from "./response-excerpt.ts";
import { parseRetryAfter } from "./retry-after.ts";
import { transportFault } from "./transport-fault.ts";

/** A provider's answer that could be read, or what becomes of the attempt because it could not. */
export type ProviderAnswer<T> =
  | { ok: true; status: number; data: T; text: string }
  | { ok: false; outcome: Extract<SendOutcome, { kind: "retry" }> };

/**
 * One request to a provider's JSON interface, which must answer within `timeoutMs` with something `schema` knows.
 * Answers 5xx and 429 and all faults of the network are outcomes to try again.
 */
export async function requestProvider<T>(
  url: string,
  init: { method: "GET" | "POST"; headers?: Record<string, string>; body?: string },
  config: { timeoutMs: number; schema: z.ZodType<T> },
): Promise<ProviderAnswer<T>> {
  const signal = AbortSignal.timeout(config.timeoutMs);
  try {
    const answer = await fetch(url, { ...init, redirect: "manual", signal });
    const text = await answer.text();
    const data = config.schema.safeParse(parseJson(text));
    if (answer.status < 500 && answer.status !== 429 && data.success) {
      return { ok: true, status: answer.status, data: data.data, text };
    }
    const retryAfterMs = parseRetryAfter(answer.headers.get("retry-after"), Date.now());
    return retry(faultOf(answer.status), { status: answer.status, response: responseExcerpt(text), retryAfterMs });
  } catch (error) {
    const reason = signal.aborted ? "timeout" : transportFault(error);
    if (!reason) throw error;
    return retry(reason);
  }
}

function faultOf(status: number): SendReason {
  if (status === 429) return "rate_limited";
  return status >= 500 ? "http_error" : "answer_not_understood";
}

function retry(
  reason: SendReason,
  answer: { status?: number; response?: string; retryAfterMs?: number } = {},
): ProviderAnswer<never> {
  return { ok: false, outcome: { kind: "retry", reason, ...answer } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
