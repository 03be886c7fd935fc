import { type Cell, withDeposit } from "./row-batch.server.ts";

/**
 * What a cell may hold: objects other than `Date` and `Uint8Array` become JSON text; a `Json` column takes a bare string
 * only as JSON text.
 */
export type InsertValue = string | number | bigint | boolean | object | null | undefined;

/** A Prisma client or the client inside a transaction. */
interface RawClient {
  $executeRawUnsafe(sql: string, ...values: unknown[]): PromiseLike<number>;
}

/**
 * Cells in one statement. On SQLite 10,000 take about 8 ms, for which the event loop stands still; PostgreSQL allows
 * 65,535.
 */
const CELLS_PER_STATEMENT = 10_000;

/**
 * Inserts many rows fast: on SQLite many times as fast as Prisma's `createMany`, which copies every value through its
 * engine.
 *
 * Values land as Prisma stores them. What Prisma would fill in (`cuid()`, `now()`, `@updatedAt`) must be in the rows;
 * `undefined` is NULL, not the column's default. More rows than one statement takes are several statements: give it a
 * transaction.
 *
 * *Throws* what `$executeRawUnsafe` throws (P2010, SQLite's own code in `meta`), and `TypeError` for NaN, infinite
 * numbers and invalid dates.
 *
 * @param tx a client on `createSqliteAdapter`, or on PostgreSQL
 * @param table the table's name in the database, as `columns` are the columns' names there; both are quoted
 * @returns how many rows were written
 */
export async function insertMany<Column extends string>(
  tx: RawClient,
  table: string,
  columns: readonly Column[],
  rows: readonly Readonly<Partial<Record<Column, InsertValue>>>[],
): Promise<number> {
  if (columns.length === 0) throw new TypeError("insertMany needs at least one column");
  const postgres = speaksPostgres(tx);
  const rowsPerStatement = Math.max(1, Math.floor(CELLS_PER_STATEMENT / columns.length));
  let written = 0;
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const part = rows.slice(start, start + rowsPerStatement);
    if (postgres) {
      const plain = part.flatMap((row) => columns.map((column) => toPlain(row[column], column)));
      written += await tx.$executeRawUnsafe(insertSql(table, columns, part.length, "numbered"), ...plain);
    } else {
      const sql = insertSql(table, columns, 1, "question");
      written += await withDeposit(
        part.map((row) => columns.map((column) => toCell(row[column], column))),
        (token) => tx.$executeRawUnsafe(sql, token),
      );
    }
  }
  return written;
}

/** The INSERT for `rowCount` rows, with `?` for each value or, for PostgreSQL, `$1 … $n`. */
export function insertSql(
  table: string,
  columns: readonly string[],
  rowCount: number,
  placeholders: "question" | "numbered",
): string {
  const tuples = Array.from({ length: rowCount }, (_, row) => {
    const cells = columns.map((_column, cell) =>
      placeholders === "numbered" ? `$${row * columns.length + cell + 1}` : "?",
    );
    return `(${cells.join(",")})`;
  });
  return `INSERT INTO ${quote(table)} (${columns.map(quote).join(",")}) VALUES ${tuples.join(",")}`;
}

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

type Plain = string | number | bigint | boolean | Date | Uint8Array | null;

/** Makes JSON text of objects and refuses what a database would silently store as NULL. */
function toPlain(value: InsertValue, column: string): Plain {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError(`${column} is not a finite number`);
  if (typeof value !== "object" || value instanceof Uint8Array) return value;
  if (!(value instanceof Date)) return JSON.stringify(value);
  if (Number.isNaN(value.getTime())) throw new TypeError(`${column} is not a valid date`);
  return value;
}

/**
 * What Prisma's SQLite adapter makes of a value: dates as ISO text with `+00:00`, booleans as 1 and 0. Texts and numbers,
 * nearly all cells of an import, are told first.
 */
function toCell(value: InsertValue, column: string): Cell {
  if (typeof value === "string") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  const plain = toPlain(value, column);
  if (plain instanceof Date) return `${plain.toISOString().slice(0, -1)}+00:00`;
  if (plain instanceof Uint8Array) return Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength);
  return typeof plain === "boolean" ? Number(plain) : plain;
}

/** Prisma's client knows its database in an undeclared field. */
function speaksPostgres(tx: RawClient): boolean {
  return (tx as RawClient & { _activeProvider?: string })._activeProvider === "postgresql";
}
