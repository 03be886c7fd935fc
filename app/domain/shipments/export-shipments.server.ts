import { PassThrough, type Readable } from "node:stream";
import ExcelJS from "exceljs";
import { recordAudit } from "#app/domain/audit/record.server.ts";
import { displayPhone, maskPhone } from "#app/domain/customers/phone.ts";
import { maySeePhone } from "#app/domain/customers/policy.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { isDesk } from "#app/domain/identity/roles.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { type ListRow, loadListRows } from "./internal/list-rows.server.ts";
import { filterToParams, type ShipmentFilter } from "./shipment-filter.ts";
import { listShipmentIds } from "./shipment-list.server.ts";

export const EXPORT_CAP = 50_000;
const CHUNK = 500;

export interface ExportColumn {
  heading: string;
  /** characters */
  width: number;
  /** Excel's format of a figure or date, e.g. "0.00" */
  format?: string;
  value(row: ListRow): string | number | Date | null;
}

export interface ExportText {
  sheetName: string;
  columns: ExportColumn[];
  /** the last line when there is more than is exported */
  cutOff: string;
}

/** The rows of the list from its beginning, in chunks; no more than `EXPORT_CAP` and one. */
async function* chunksOf(ctx: Ctx, filter: ShipmentFilter): AsyncGenerator<string[]> {
  let after: string | null = null;
  let given = 0;
  do {
    const page = await listShipmentIds(ctx, filter, { after, before: null }, CHUNK);
    if (page.ids.length > 0) {
      yield page.ids;
    }
    given += page.ids.length;
    after = page.next;
  } while (after !== null && given <= EXPORT_CAP);
}

async function writeRows(
  ctx: Ctx,
  filter: ShipmentFilter,
  text: ExportText,
  sheet: ExcelJS.Worksheet,
): Promise<number> {
  const phone = maySeePhone(ctx.actor) ? displayPhone : maskPhone;
  let written = 0;
  for await (const ids of chunksOf(ctx, filter)) {
    const wanted = ids.slice(0, EXPORT_CAP - written);
    for (const row of await loadListRows(ctx, wanted, phone)) {
      sheet.addRow(text.columns.map((column) => column.value(row))).commit();
    }
    written += wanted.length;
    if (wanted.length < ids.length) {
      const line = sheet.addRow([text.cutOff]);
      line.font = { bold: true, color: { argb: "FFB42318" } };
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
 * The list as a workbook: the same rows, columns and order as on the screen, written while it is sent. Phones are whole only
 * for those who may see them. What was exported is in the audit log, also when the receiver went away in the middle.
 * *Writes* AuditEntry `shipments.exported`. *Throws* `forbidden`.
 */
export function exportShipments(ctx: Ctx, filter: ShipmentFilter, text: ExportText): Readable {
  assertMay(isDesk(ctx.actor));
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const write = async () => {
    const sheet = openSheet(workbook, text);
    const rows = await writeRows(ctx, filter, text, sheet);
    const details = { rows, query: filterToParams(filter).toString(), phones: maySeePhone(ctx.actor) };
    await inTransaction(ctx, (tx) =>
      recordAudit(tx, ctx, { event: "shipments.exported", entity: "shipment", entityId: "list", details }),
    );
    sheet.commit();
    await workbook.commit();
  };
  write().catch((error: Error) => stream.destroy(error));
  return stream;
}
