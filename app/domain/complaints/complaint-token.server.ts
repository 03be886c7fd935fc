import { createHmac } from "node:crypto";
import type { DbOrTx } from "#app/platform/db/db-types.ts";
import { env } from "#app/platform/env.server.ts";
import { notFound } from "#app/platform/errors.ts";
import { sha256 } from "#app/platform/token.server.ts";

const TOKEN = /^[\w-]{43}$/;

/**
 * The token of the customer's own page of a complaint (`/c/:token`), 256 bits. It is worked out from the complaint's id
 * under the data key, so that each message can carry the link although the database keeps only the token's hash.
 */
export function complaintToken(complaintId: string): string {
  return createHmac("sha256", env.DATA_KEY).update(`complaint page ${complaintId}`).digest("base64url");
}

/** The complaint a link leads to. *Throws* `not_found`, the same for every kind of wrong link. */
export async function complaintByToken(
  db: DbOrTx,
  token: string,
): Promise<{ id: string; complaintNo: string; version: number }> {
  const found = TOKEN.test(token)
    ? await db.complaint.findUnique({
        where: { tokenHash: sha256(token) },
        select: { id: true, complaintNo: true, version: true },
      })
    : null;
  if (!found) {
    throw notFound("complaint");
  }
  return found;
}
