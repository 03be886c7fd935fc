import { DomainError } from "#app/platform/errors.ts";
import type { RawForm } from "./forms.server.ts";

/**
 * Runs the body of an action; a refusal takes what was typed along as `data.typed`, so that a page without a script can
 * show it again. Only texts.
 */
export async function keepTyped<T>(raw: RawForm, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof DomainError)) {
      throw error;
    }
    const typed = Object.fromEntries(Object.entries(raw).filter(([, value]) => typeof value === "string"));
    const { code, status, params, fields } = error;
    throw new DomainError(code, { status, params, fields, data: { typed } });
  }
}
