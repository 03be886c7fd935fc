import { createHmac } from "node:crypto";
import { env } from "#app/platform/env.server.ts";

/** How a session's token is kept: keyed, so that neither a stolen database nor a stolen backup opens a session. */
export function sessionIdOf(token: string): string {
  return createHmac("sha256", env.SESSION_SECRET).update(token).digest("hex");
}
