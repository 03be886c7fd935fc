import ExcelJS from "exceljs";
import { recordAudit } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { breathe } from "#app/platform/db/breathe.server.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { complaintReport } from "./complaint-statistics.server.ts";
import { type ComplaintReport, instantsOf, type Period } from "./complaint-statistics.ts";
import { casesBehind, type FigureRow } from "./complaint-statistics-cases.server.ts";
import { mayReadComplaints } from "./policy.ts";

/** Complaints the list of a workbook holds at most. */
export const REPORT_CASES = 20_000;
/** Rows between two looks at what else the process has to do. */
const CHUNK = 500;

export type SheetCell = string | number | Date | null;

export interface SheetColumn {
  heading: string;
  /** characters */
  width: number;
  /** Excel's format of a figure or date, e.g. "0.0%" */
  format?: string;
}

export interface Sheet {
  name: string;
  columns: SheetColumn[];
  rows: SheetCell[][];
}

/** The sheets in the reader's words; they live in the catalogs, which the domain does not read by itself. */
export type ReportWords = (report: ComplaintReport, rows: FigureRow[]) => Sheet[];

/** What spreadsheets take for the beginning of a formula when a table is pasted or saved as text. */
const LIKE_A_FORMULA = /^[=+\-@\t\r]/;

/** Words of strangers stay words, also in a file made from this one: a mark before them keeps them from being reckoned. */
const safe = (cell: SheetCell): SheetCell =>
  typeof cell === "string" && LIKE_A_FORMULA.test(cell) ? `'${cell}` : cell;

async function addSheet(workbook: ExcelJS.Workbook, { name, columns, rows }: Sheet): Promise<void> {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: "frozen", ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = columns.map(({ width, format }) => ({ width, ...(format ? { style: { numFmt: format } } : {}) }));
  const head = sheet.addRow(columns.map(({ heading }) => safe(heading)));
  head.font = { bold: true };
  head.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE8EEF5" } };
  for (const [index, row] of rows.entries()) {
    sheet.addRow(row.map(safe));
    if (index % CHUNK === CHUNK - 1) {
      await breathe();
    }
  }
}

/**
 * The complaint report of a period as a workbook: summary, breakdowns, list of the complaints registered in it. That it
 * left the house is on record. *Writes* AuditEntry `complaints.report_exported`. *Throws* `forbidden`.
 */
export async function complaintWorkbook(ctx: Ctx, period: Period, words: ReportWords): Promise<Buffer> {
  assertMay(mayReadComplaints(ctx.actor));
  const all = { figure: "registered", kind: null, by: null, key: "" } as const;
  const [report, rows] = await Promise.all([
    complaintReport(ctx, period),
    casesBehind(ctx, instantsOf(period), all, REPORT_CASES),
  ]);
  const workbook = new ExcelJS.Workbook();
  workbook.created = ctx.now;
  for (const sheet of words(report, rows)) {
    await addSheet(workbook, sheet);
  }
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
  const { from, to } = period;
  const fact = { event: "complaints.report_exported", entity: "complaint", entityId: "report" };
  await inTransaction(ctx, (tx) => recordAudit(tx, ctx, { ...fact, details: { from, to, rows: rows.length } }));
  return bytes;
}
