import type * as z from "zod";
import { type FieldProblem, invalid } from "#app/platform/errors.ts";

export type RawForm = Record<string, unknown>;

/** A form's text fields. A name that ends in `[]`, or is given more than once, becomes a list. */
export function formToObject(form: FormData | URLSearchParams): RawForm {
  const out: RawForm = {};
  for (const key of new Set(form.keys())) {
    const values = form.getAll(key);
    const name = key.replace(/\[\]$/, "");
    out[name] = key.endsWith("[]") || values.length > 1 ? values : values[0];
  }
  return out;
}

export async function readForm(request: Request): Promise<RawForm> {
  return formToObject(await request.formData());
}

const looksLikeCode = /^[a-z][a-z0-9_]*$/;

function codeOf(issue: z.core.$ZodIssue): { code: string; params?: Record<string, string | number> } {
  if (looksLikeCode.test(issue.message)) {
    return { code: issue.message };
  }
  switch (issue.code) {
    case "invalid_type":
      return { code: issue.input === undefined || issue.input === "" ? "required" : "wrong_kind" };
    case "too_small":
      return Number(issue.minimum) <= 1 && issue.origin === "string"
        ? { code: "required" }
        : { code: issue.origin === "string" ? "too_short" : "too_small", params: { minimum: Number(issue.minimum) } };
    case "too_big":
      return { code: issue.origin === "string" ? "too_long" : "too_big", params: { maximum: Number(issue.maximum) } };
    case "invalid_format":
      return { code: "wrong_format" };
    case "invalid_value":
      return { code: "not_a_choice" };
    default:
      return { code: "wrong" };
  }
}

export function problemsOf(error: z.ZodError): FieldProblem[] {
  return error.issues.map((issue) => ({ field: issue.path.join("."), ...codeOf(issue) }));
}

/** Parses input with the capability's schema. Throws `invalid` (422) with one problem a field. */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw, { reportInput: true });
  if (!parsed.success) {
    throw invalid(problemsOf(parsed.error));
  }
  return parsed.data;
}

/** `parseInput` of a form post. */
export async function parseForm<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
  return parseInput(schema, await readForm(request));
}

/** `parseInput` of a JSON body; a body that is no JSON is refused like a wrong field. */
export async function parseJson<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
  let raw: unknown;
  try {
    raw = await request.json();
  } catch {
    throw invalid([{ field: "", code: "not_json" }]);
  }
  return parseInput(schema, raw);
}
