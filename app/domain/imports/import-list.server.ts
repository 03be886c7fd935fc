import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import { type Counts, NO_COUNTS } from "./arrival-list.ts";
import { applyRows } from "./internal/apply-rows.server.ts";
import { failList } from "./internal/fail-list.server.ts";
import { type JobMark, markHandled } from "./internal/job-mark.server.ts";
import { departureOfLayout, layoutFromJson } from "./internal/list-layout.ts";
import { loadGoodRows } from "./internal/load-good-rows.server.ts";
import { storeOutcomes } from "./internal/store-outcomes.server.ts";
import { mayImportLists } from "./policy.ts";

/** Ten thousand rows take seconds; a machine that is busy with other things may take minutes. */
const LONGEST_MS = 15 * 60_000;

type List = NonNullable<Awaited<ReturnType<Ctx["db"]["arrivalList"]["findUnique"]>>>;

/** The program acts, in the name of whoever brought the list. */
function onBehalfOf(ctx: Ctx, list: List): Ctx {
  return { ...ctx, actor: { ...ctx.actor, id: list.createdById, name: list.createdByName } };
}

async function countRows(tx: Tx, listId: string): Promise<Counts> {
  const groups = await tx.arrivalListRow.groupBy({ by: ["status"], where: { listId }, _count: { _all: true } });
  return { ...NO_COUNTS, ...Object.fromEntries(groups.map(({ status, _count }) => [status, _count._all])) };
}

async function importRows(ctx: Ctx, list: List, mark: JobMark): Promise<void> {
  const { id, version, senderKey, stationCode } = list;
  const departedAt = departureOfLayout(layoutFromJson(list.layout));
  const rows = await loadGoodRows(ctx.db, id);
  const importing = async (tx: Tx) => {
    const { count } = await tx.arrivalList.updateMany({
      where: { id, version, status: "importing" },
      data: { status: "done", progress: 100, updatedAt: ctx.now, finishedAt: ctx.now, version: { increment: 1 } },
    });
    await markHandled(tx, ctx, mark);
    if (count === 0) {
      return;
    }
    const outcomes = await applyRows(tx, ctx, { id, senderKey, stationCode, departedAt }, rows);
    await storeOutcomes(tx, id, outcomes);
    const counts = await countRows(tx, id);
    await tx.arrivalList.update({ where: { id }, data: { counts }, select: { id: true } });
    const payload = { listId: id, counts };
    await record(tx, ctx, { event: "arrival_list.imported", entity: "arrival_list", entityId: id, payload });
  };
  await inTransaction(ctx, importing, LONGEST_MS);
}

/**
 * Imports the good rows of a list in one transaction: new ones become shipments, changed ones are told anew, known ones
 * stay. A job: run again, or for a list that does not wait for it, it changes nothing.
 * *Writes* what `insertShipments`, `replaceShipments`, `applyEvents` write, ArrivalList, ArrivalListRow, HandledEvent.
 * *Emits* `arrival_list.imported` beside theirs, or `arrival_list.failed`. *Throws* what is nobody's mistake, after the
 * list was set to failed.
 */
export async function importList(ctx: Ctx, listId: string, mark: JobMark): Promise<void> {
  assertMay(mayImportLists(ctx.actor));
  const list = await ctx.db.arrivalList.findUnique({ where: { id: listId } });
  if (list?.status !== "importing") {
    await inTransaction(ctx, (tx) => markHandled(tx, ctx, mark));
    return;
  }
  const acting = onBehalfOf(ctx, list);
  try {
    await importRows(acting, list, mark);
  } catch (error) {
    await failList(acting, { id: listId, version: list.version, status: "importing" }, error, mark);
    if (!(error instanceof DomainError)) {
      throw error;
    }
  }
}
