import { PassThrough, type Readable } from "node:stream";
import ExcelJS from "exceljs";
import { recordAudit } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { complaintQueue } from "./complaint-queue.server.ts";
import type { QueueFilter, QueueRow } from "./complaint-view.ts";
import { mayReadComplaints } from "./policy.ts";

/** Rows of one workbook; whoever wants more narrows the filter. */
export const EXPORT_CAP = 5_000;

export interface ExportColumn {
  heading: string;
  /** characters */
  width: number;
  /** Excel's format of a date */
  format?: string;
  value(row: QueueRow): string | Date | null;
}

export interface ExportText {
  sheetName: string;
  columns: ExportColumn[];
  /** the last line when there is more than is exported */
  cutOff: string;
}

/** The pages of the queue from its beginning. */
async function* pagesOf(ctx: Ctx, filter: QueueFilter): AsyncGenerator<QueueRow[]> {
  let cursor: string | null = null;
  do {
    const page = await complaintQueue(ctx, filter, cursor);
    yield page.rows;
    cursor = page.next;
  } while (cursor !== null);
}

async function writeRows(ctx: Ctx, filter: QueueFilter, text: ExportText, sheet: ExcelJS.Worksheet): Promise<number> {
  let written = 0;
  for await (const rows of pagesOf(ctx, filter)) {
    const wanted = rows.slice(0, EXPORT_CAP - written);
    for (const row of wanted) {
      sheet.addRow(text.columns.map((column) => column.value(row))).commit();
    }
    written += wanted.length;
    if (wanted.length < rows.length) {
      const line = sheet.addRow([text.cutOff]);
      line.font = { bold: true };
      line.commit();
      break;
    }
  }
  return written;
}

function openSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, text: ExportText): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(text.sheetName, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = text.columns.map(({ width, format }) => ({
    width,
    ...(format ? { style: { numFmt: format } } : {}),
  }));
  const head = sheet.addRow(text.columns.map((column) => column.heading));
  head.font = { bold: true };
  head.commit();
  return sheet;
}

/**
 * The queue as a workbook: the same rows in the same order as on the screen, phones masked, written while it is sent. What
 * was exported is in the audit log. *Writes* AuditEntry `complaints.exported`. *Throws* `forbidden`.
 */
export function exportComplaints(ctx: Ctx, filter: QueueFilter, text: ExportText): Readable {
  assertMay(mayReadComplaints(ctx.actor));
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const write = async () => {
    const sheet = openSheet(workbook, text);
    const rows = await writeRows(ctx, filter, text, sheet);
    const details = { rows, filter };
    await inTransaction(ctx, (tx) =>
      recordAudit(tx, ctx, { event: "complaints.exported", entity: "complaint", entityId: "list", details }),
    );
    sheet.commit();
    await workbook.commit();
  };
  write().catch((error: Error) => stream.destroy(error));
  return stream;
}
