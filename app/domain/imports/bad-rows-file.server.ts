import { recordAudit } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { RowProblem } from "#app/domain/shipments/arrival-list/arrival-row.ts";
import { type BadRowsText, badRowsWorkbook } from "#app/domain/shipments/arrival-list/bad-rows-workbook.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { notFound } from "#app/platform/errors.ts";
import { cellsFromData, type RowData } from "./internal/row-data.ts";
import { mayImportLists } from "./policy.ts";

/**
 * The refused rows of a list as a workbook with their reasons, to be corrected and sent again; before the import as well as
 * after it. It holds phones, so that it was taken is put on record. *Writes* AuditEntry. *Throws* `not_found`.
 */
export async function badRowsFile(
  ctx: Ctx,
  listId: string,
  text: BadRowsText,
): Promise<{ fileName: string; bytes: Buffer }> {
  assertMay(mayImportLists(ctx.actor));
  const list = await ctx.db.arrivalList.findUnique({
    where: { id: listId },
    select: { fileName: true, headings: true },
  });
  if (!list) {
    throw notFound("arrival_list");
  }
  const wrong = await ctx.db.arrivalListRow.findMany({
    where: { listId, status: "wrong" },
    orderBy: { sheetRow: "asc" },
    select: { sheetRow: true, data: true, problems: true },
  });
  const rows = wrong.map(({ sheetRow, data, problems }) => ({
    raw: { rowNumber: sheetRow, cells: cellsFromData(data as unknown as RowData & { ok: false }) },
    problems: problems as unknown as RowProblem[],
  }));
  const bytes = await badRowsWorkbook(list.headings as string[], rows, text);
  await inTransaction(ctx, (tx) =>
    recordAudit(tx, ctx, {
      event: "arrival_list.bad_rows_downloaded",
      entity: "arrival_list",
      entityId: listId,
      details: { count: rows.length },
    }),
  );
  return { fileName: list.fileName, bytes };
}
