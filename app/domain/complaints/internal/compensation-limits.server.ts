import type { DbOrTx } from "#app/platform/db/db-types.ts";
import type { CompensationLimits } from "../approval.ts";
import { fenLimit } from "./fen-limit.server.ts";

/** The limits of approval in force at an instant. */
export async function compensationLimits(db: DbOrTx, at: Date): Promise<CompensationLimits> {
  return {
    agentFen: await fenLimit(db, "complaint.compensation.agent", at),
    managerFen: await fenLimit(db, "complaint.compensation.manager", at),
  };
}
