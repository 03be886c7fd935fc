import { DomainError } from "#app/platform/errors.ts";

/** Throws `forbidden` (403) unless the policy said yes. */
export function assertMay(may: boolean): void {
  if (!may) {
    throw new DomainError("forbidden", { status: 403 });
  }
}
