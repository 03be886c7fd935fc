import { type DueClock, dueClockIds } from "#app/domain/clocks/due-clocks.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import type { Work } from "#workers/handler.ts";
import { workerCtx } from "#workers/run-handler.ts";

const PAGE = 500;

/**
 * Checks every clock that is due, page after page until none is left: what lost jobs would have missed. A clock that
 * cannot be checked is passed over and tried again the next time; the others come to their turn.
 */
export async function sweepClocks(work: Work): Promise<void> {
  const ctx = workerCtx(work.db, "clocks");
  let after: DueClock | null = null;
  let failed: unknown[] = [];
  let page: DueClock[] = [];
  do {
    page = await dueClockIds(ctx, { limit: PAGE, after });
    const checks = await Promise.allSettled(page.map(({ id }) => work.check.add(id)));
    failed = [...failed, ...checks.flatMap((check) => (check.status === "rejected" ? [check.reason] : []))];
    after = page.at(-1) ?? null;
  } while (page.length === PAGE);
  if (failed.length > 0) {
    logger.error({ err: failed[0], count: failed.length }, "sweep: clocks could not be checked");
  }
}
