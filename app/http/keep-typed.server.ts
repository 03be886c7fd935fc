import { DomainError } from "#app/platform/errors.ts";
import type { RawForm } from "./forms.server.ts";

/** The texts of a form; those of a list stand at `<name>.0`, `<name>.1`, … */
function textsOf(raw: RawForm): [string, string][] {
  return Object.entries(raw).flatMap(([name, value]) =>
    (Array.isArray(value)
      ? value.map((each, at) => [`${name}.${at}`, each] as const)
      : [[name, value] as const]
    ).flatMap(([key, text]): [string, string][] => (typeof text === "string" ? [[key, text]] : [])),
  );
}

/**
 * Runs the body of an action; a refusal takes what was typed along as `data.typed`, so that a page without a script can
 * show it again. Only texts; lists one by one.
 */
export async function keepTyped<T>(raw: RawForm, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof DomainError)) {
      throw error;
    }
    const typed = Object.fromEntries(textsOf(raw));
    const { code, status, params, fields } = error;
    throw new DomainError(code, { status, params, fields, data: { typed } });
  }
}
