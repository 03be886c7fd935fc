import { instantOf } from "#app/domain/tracking/wall-clock.ts";
import type { RawForm } from "./forms.server.ts";

/** A form's local times as instants; what is no time stays, and is refused where it is read. */
export function withInstants(form: RawForm, timeZone: string, names: readonly string[]): RawForm {
  const read = Object.fromEntries(
    names.flatMap((name): [string, unknown][] => {
      const value = form[name];
      return typeof value === "string" && value !== ""
        ? [[name, instantOf(value, timeZone)?.toISOString() ?? value]]
        : [];
    }),
  );
  return { ...form, ...read };
}
