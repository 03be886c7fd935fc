import { data } from "@remix-run/node";
import { DomainError, type FieldProblem } from "#app/platform/errors.ts";

/** What an action tells the page when it refused. */
export interface Refusal {
  ok: false;
  code: string;
  params: Record<string, string | number>;
  fields: FieldProblem[];
  data?: unknown;
}

export interface Done<T> {
  ok: true;
  result: T;
}

export type ActionAnswer<T = unknown> = Done<T> | Refusal;

function refusal(error: DomainError): Refusal {
  return { ok: false, code: error.code, params: error.params, fields: error.fields, data: error.data };
}

/** Runs a loader's body: a `DomainError` becomes the page's error boundary with its status. */
export async function answer<T>(body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof DomainError) {
      throw data(refusal(error), { status: error.status });
    }
    throw error;
  }
}

/** Runs an action's body: a `DomainError` is returned to the form with its status, what succeeded as `{ ok: true, result }`. */
export async function answerAction<T>(body: () => Promise<T>) {
  try {
    const result = await body();
    if (result instanceof Response) {
      return result as never;
    }
    return data<ActionAnswer<T>>({ ok: true, result });
  } catch (error) {
    if (error instanceof DomainError) {
      return data<ActionAnswer<T>>(refusal(error), { status: error.status });
    }
    throw error;
  }
}

/** Runs an API route's body; refusals are RFC 9457 problems. */
export async function answerApi(body: () => Promise<unknown>): Promise<Response> {
  try {
    const result = await body();
    return result instanceof Response ? result : Response.json(result);
  } catch (error) {
    if (error instanceof DomainError) {
      const { code, status, params, fields } = error;
      const problem = { type: "about:blank", title: code, status, code, params, errors: fields };
      return Response.json(problem, { status, headers: { "content-type": "application/problem+json" } });
    }
    throw error;
  }
}
