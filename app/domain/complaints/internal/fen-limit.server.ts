import { serviceStandardAt } from "#app/domain/standards/service-standard.server.ts";
import type { DbOrTx } from "#app/platform/db/db-types.ts";

/** The sum, in fen, that a standard sets at an instant. */
export async function fenLimit(db: DbOrTx, key: string, at: Date): Promise<number> {
  return (await serviceStandardAt(db, key, at)).amount;
}
