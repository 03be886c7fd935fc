import { setTimeout as sleep } from "node:timers/promises";
import { createMutex, type Mutex } from "./mutex.ts";

/** How long, in ms, one process may write without a gap. */
const LONGEST_RUN_MS = 100;
/** The gap, in ms; longer than the longest pause between two tries of a waiting process (`retryWhileBusy`). */
const GAP_MS = 7;

/**
 * The queue for a process's writing connection: in the order of asking, with a short gap after 100 ms without one.
 *
 * SQLite has no queue between processes, they only try again and again. A process that writes back to back leaves
 * microseconds between two transactions, which the other one hits only by luck.
 */
export function createWriteQueue(): Mutex {
  const mutex = createMutex();
  let runSince = 0;
  let idleSince = 0;
  return {
    async acquire() {
      const release = await mutex.acquire();
      const now = performance.now();
      if (now - idleSince > GAP_MS) {
        runSince = now;
      } else if (now - runSince > LONGEST_RUN_MS) {
        await sleep(GAP_MS);
        runSince = performance.now();
      }
      return () => {
        idleSince = performance.now();
        release();
      };
    },
  };
}
