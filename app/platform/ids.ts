import { monotonicFactory } from "ulid";

const next = monotonicFactory();

/** A new id (ULID, 26 characters): sorts by the time it was made, so it also serves as a paging cursor. */
export function newId(): string {
  return next();
}
