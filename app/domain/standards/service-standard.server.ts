import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { DomainError } from "#app/platform/errors.ts";
import { DEFAULTS_FROM } from "./default-standards.ts";
import { DEFAULT_SERVICE_STANDARDS } from "./default-standards-service.ts";
import { chooseRevision, readStandard, type ServiceStandard } from "./service-standard.ts";

/** The shipped target, for an installation that has not stored it yet. It is what will be stored as revision 1. */
async function shippedStandard(db: DbOrTx, key: string): Promise<ServiceStandard> {
  const shipped = DEFAULT_SERVICE_STANDARDS.find((one) => one.key === key);
  if (!shipped) {
    throw new DomainError("standard_unknown", { status: 500, params: { key } });
  }
  const inDays = shipped.unit === "working_days";
  const calendar = inDays
    ? await db.workCalendar.findFirst({ where: { isDefault: true }, select: { id: true } })
    : null;
  const made = { effectiveFrom: DEFAULTS_FROM, createdAt: DEFAULTS_FROM, createdByName: "", note: "" };
  return { ...shipped, ...made, id: "", revision: 1, calendarId: calendar?.id ?? null };
}

/**
 * The revision of a standard that is in force at an instant; before the first one begins, the first.
 * *Throws* `standard_unknown` for a key that is none.
 */
export async function serviceStandardAt(db: DbOrTx, key: string, at: Date): Promise<ServiceStandard> {
  const rows = await db.serviceStandard.findMany({ where: { key } });
  return chooseRevision(rows.map(readStandard), at) ?? shippedStandard(db, key);
}
