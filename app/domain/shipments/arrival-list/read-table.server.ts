import { DomainError } from "#app/platform/errors.ts";
import type { RawRow } from "./cell.ts";
import { type FileKind, fileKind } from "./file-kind.ts";
import { decodeText, readCsv, type TextEncoding } from "./read-csv.server.ts";
import { readSheets, type Sheet } from "./read-xlsx.server.ts";
import { ZipFault } from "./zip-parts.server.ts";

/** Largest file taken, in bytes. */
export const TABLE_BYTES_AT_MOST = 20 * 1024 * 1024;
/** Most rows taken, title and heading rows among them, blank ones not. */
export const TABLE_ROWS_AT_MOST = 50_000;

/** Codes of the refusals of a file, with `params.max` in MiB or rows where there is a limit. */
export const TABLE_FAULTS = [
  "table_empty",
  "table_not_a_table",
  "table_old_excel",
  "table_encrypted",
  "table_damaged",
  "table_too_large",
  "table_too_many_rows",
] as const;

export type TableFault = (typeof TABLE_FAULTS)[number];

/** The one table of a file. `sheetName` is absent and `encoding` present for a text file. */
export interface Table {
  sheetName?: string;
  encoding?: TextEncoding;
  rows: RawRow[];
}

function refuse(code: TableFault, params?: Record<string, number>): DomainError {
  return new DomainError(code, { status: 422, params });
}

const tooManyRows = () => refuse("table_too_many_rows", { max: TABLE_ROWS_AT_MOST });
const tooLarge = () => refuse("table_too_large", { max: TABLE_BYTES_AT_MOST / 1024 / 1024 });

/** How much of a table is wanted: all of it, or its first rows only, which are had without reading the rest. */
export type Extent = "all" | { rows: number };

async function collect(sheet: Sheet, extent: Extent): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const row of sheet.rows) {
    rows.push(row);
    if (extent !== "all" && rows.length >= extent.rows) {
      break;
    }
    if (rows.length > TABLE_ROWS_AT_MOST) {
      throw tooManyRows();
    }
  }
  return rows;
}

/** The first visible sheet in which a heading is recognised, else the first one with anything in it. */
async function readWorkbook(bytes: Buffer, isHeading: (row: RawRow) => boolean, extent: Extent): Promise<Table> {
  let fallback: Table | undefined;
  for await (const sheet of readSheets(bytes)) {
    if (sheet.hidden) {
      continue;
    }
    const table = { sheetName: sheet.name, rows: await collect(sheet, extent) };
    if (table.rows.some(isHeading)) {
      return table;
    }
    if (table.rows.length > 0) {
      fallback ??= table;
    }
  }
  return fallback ?? { rows: [] };
}

function workbookFault(error: unknown): DomainError {
  if (error instanceof DomainError) {
    return error;
  }
  // Whatever else the library could not make sense of: the file is not what a spreadsheet program writes.
  const reason = error instanceof ZipFault ? error.reason : "damaged";
  return reason === "too_large" ? tooLarge() : refuse(`table_${reason}`);
}

const REFUSED_KINDS: Partial<Record<FileKind, TableFault>> = {
  empty: "table_empty",
  not_a_table: "table_not_a_table",
  old_excel: "table_old_excel",
  encrypted: "table_encrypted",
};

/**
 * Reads an `.xlsx` or delimited text file (UTF-8, GB 18030/GBK, UTF-16) held in memory, by its content, not its name.
 * `headingScore` tells how much a row looks like headings (0: not at all): it chooses the sheet and the delimiter.
 * Lets the event loop turn every few milliseconds. Throws one of `TABLE_FAULTS`.
 */
export async function readTable(
  bytes: Buffer,
  headingScore: (row: RawRow) => number,
  extent: Extent = "all",
): Promise<Table> {
  if (bytes.length > TABLE_BYTES_AT_MOST) {
    throw tooLarge();
  }
  const kind = fileKind(bytes);
  const refused = REFUSED_KINDS[kind];
  if (refused !== undefined) {
    throw refuse(refused);
  }
  const table =
    kind === "archive" ? await readXlsx(bytes, headingScore, extent) : readText(bytes, headingScore, extent);
  if (table.rows.length === 0) {
    throw refuse("table_empty");
  }
  return table;
}

async function readXlsx(bytes: Buffer, headingScore: (row: RawRow) => number, extent: Extent): Promise<Table> {
  try {
    return await readWorkbook(bytes, (row) => headingScore(row) > 0, extent);
  } catch (error) {
    throw workbookFault(error);
  }
}

function readText(bytes: Buffer, headingScore: (row: RawRow) => number, extent: Extent): Table {
  const { text, encoding } = decodeText(bytes);
  const rowsAtMost = extent === "all" ? TABLE_ROWS_AT_MOST : extent.rows;
  const { rows, truncated } = readCsv(text, headingScore, rowsAtMost);
  if (truncated && extent === "all") {
    throw tooManyRows();
  }
  return { encoding, rows };
}
