import { setTimeout as sleep } from "node:timers/promises";
import { DriverAdapterError, isDriverAdapterError } from "@prisma/driver-adapter-utils";

const FIRST_DELAY_MS = 1;
const LONGEST_DELAY_MS = 5;
const LIMIT_MS = 10_000;

/**
 * Runs `attempt` again while another process holds SQLite's lock, with a growing pause (1 → 5 ms) that leaves the event
 * loop free. SQLite's own `busy_timeout` waits inside the call and would stop the whole process.
 *
 * `attempt` must be one statement, or a read: what is repeated must not have had an effect.
 *
 * @param limitMs after this long the error goes out as Prisma's P1008
 */
export async function retryWhileBusy<T>(attempt: () => Promise<T>, limitMs = LIMIT_MS): Promise<T> {
  const deadline = performance.now() + limitMs;
  for (let delay = FIRST_DELAY_MS; ; delay = Math.min(delay * 2, LONGEST_DELAY_MS)) {
    try {
      return await attempt();
    } catch (error) {
      const code = busyCode(error);
      if (code === undefined) throw error;
      if (performance.now() >= deadline) throw new DriverAdapterError({ kind: "SocketTimeout", originalCode: code });
    }
    // The jitter keeps two processes from asking in step.
    await sleep(delay * (0.5 + Math.random() / 2));
  }
}

/** SQLITE_BUSY comes wrapped by the adapter; its extended forms (…_SNAPSHOT, …_RECOVERY) come as better-sqlite3 threw them. */
function busyCode(error: unknown): string | undefined {
  const code = isDriverAdapterError(error) ? error.cause.originalCode : (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && code.startsWith("SQLITE_BUSY") ? code : undefined;
}
