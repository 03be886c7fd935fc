import { record } from "#app/domain/audit/record.server.ts";
import { loadStoredFile } from "#app/domain/files/read-stored-file.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { type CheckedList, checkArrivalList } from "#app/domain/shipments/arrival-list/check-arrival-list.server.ts";
import type { ColumnMapping } from "#app/domain/shipments/arrival-list/fields.ts";
import { openArrivalList } from "#app/domain/shipments/arrival-list/open-arrival-list.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { breathe } from "#app/platform/db/breathe.server.ts";
import { insertMany } from "#app/platform/db/insert-many.server.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import { type Counts, NO_COUNTS } from "./arrival-list.ts";
import { type ClassifiedRow, classifyRow } from "./internal/classify-rows.ts";
import { existingShipments } from "./internal/existing-shipments.server.ts";
import { failList } from "./internal/fail-list.server.ts";
import { type JobMark, markHandled } from "./internal/job-mark.server.ts";
import { departureOfLayout, type ListLayout, layoutOf, layoutToJson } from "./internal/list-layout.ts";
import { mayImportLists } from "./policy.ts";

/** Shares of the progress, in per cent: the file is open; every row is checked. */
const OPENED = 40;
const CHECKED = 85;
const COLUMNS = ["listId", "sheetRow", "status", "data", "problems", "changes", "shipmentId"] as const;

type List = NonNullable<Awaited<ReturnType<Ctx["db"]["arrivalList"]["findUnique"]>>>;

/** Shown to whoever waits; a list that was moved on is left alone. */
async function showProgress(ctx: Ctx, { id, version }: List, progress: number): Promise<void> {
  await ctx.db.arrivalList.updateMany({ where: { id, version, status: "checking" }, data: { progress } });
}

async function read(ctx: Ctx, list: List): Promise<{ checked: CheckedList; layout: ListLayout }> {
  const { bytes } = await loadStoredFile(ctx.db, list.fileId);
  // Dates without a year are read as on the day the list came, whenever it is checked again.
  const opened = await openArrivalList(bytes, list.createdAt);
  await showProgress(ctx, list, OPENED);
  const checked = await checkArrivalList(opened.layout, {
    mapping: list.mapping as ColumnMapping,
    today: list.createdAt,
    onProgress: (done, of) =>
      done % 2000 === 0 ? showProgress(ctx, list, OPENED + Math.round(((CHECKED - OPENED) * done) / of)) : undefined,
  });
  const { totals, totalMismatches, totalRow, skipped } = checked;
  return { checked, layout: { ...layoutOf(opened), totals, totalMismatches, totalRow, skipped } };
}

async function classify(ctx: Ctx, list: List, checked: CheckedList, layout: ListLayout): Promise<ClassifiedRow[]> {
  const facts = { ...list, departedAt: departureOfLayout(layout) };
  const numbers = checked.rows.flatMap((row) => (row.ok ? [row.row.externalNo] : []));
  const existing = await existingShipments(ctx.db, list.senderKey, numbers);
  const rows: ClassifiedRow[] = [];
  for (const row of checked.rows) {
    rows.push(classifyRow(facts, row, existing, ctx.now));
    await breathe();
  }
  return rows;
}

function count(rows: readonly ClassifiedRow[]): Counts {
  const counts = { ...NO_COUNTS };
  for (const { status } of rows) {
    counts[status] += 1;
  }
  return counts;
}

async function store(ctx: Ctx, list: List, rows: ClassifiedRow[], layout: ListLayout, mark: JobMark): Promise<void> {
  const counts = count(rows);
  const { id, version } = list;
  await inTransaction(ctx, async (tx) => {
    const { count: mine } = await tx.arrivalList.updateMany({
      where: { id, version, status: "checking" },
      data: {
        status: "checked",
        counts,
        layout: layoutToJson(layout),
        progress: 100,
        updatedAt: ctx.now,
        version: { increment: 1 },
      },
    });
    await markHandled(tx, ctx, mark);
    if (mine === 0) {
      return;
    }
    await tx.arrivalListRow.deleteMany({ where: { listId: id } });
    await insertMany(
      tx,
      "ArrivalListRow",
      COLUMNS,
      rows.map((row) => ({ ...row, listId: id })),
    );
    const payload = { listId: id, counts };
    await record(tx, ctx, { event: "arrival_list.checked", entity: "arrival_list", entityId: id, payload });
  });
}

/**
 * The dry run of a list: reads the whole file, checks every row and tells new, known, changed and wrong ones apart. A job:
 * for a list that does not wait for it, or does no longer when it is done, it changes nothing.
 * *Writes* ArrivalList, ArrivalListRow, HandledEvent. *Emits* `arrival_list.checked`, `arrival_list.failed`.
 * *Throws* what is nobody's mistake, after the list was set to failed.
 */
export async function checkList(ctx: Ctx, listId: string, mark: JobMark): Promise<void> {
  assertMay(mayImportLists(ctx.actor));
  const list = await ctx.db.arrivalList.findUnique({ where: { id: listId } });
  if (list?.status !== "checking") {
    await inTransaction(ctx, (tx) => markHandled(tx, ctx, mark));
    return;
  }
  try {
    const { checked, layout } = await read(ctx, list);
    const rows = await classify(ctx, list, checked, layout);
    await store(ctx, list, rows, layout, mark);
  } catch (error) {
    await failList(ctx, { id: listId, version: list.version, status: "checking" }, error, mark);
    if (!(error instanceof DomainError)) {
      throw error;
    }
  }
}
