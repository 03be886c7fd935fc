import { randomUUID } from "node:crypto";
import type { ArgType, SqlQuery } from "@prisma/driver-adapter-utils";
import { remember } from "../remember.ts";
import type { SqliteConnection } from "./sqlite-connection.server.ts";

/** A value as better-sqlite3 binds it. */
export type Cell = string | number | bigint | Buffer | null;
export type Cells = readonly Cell[];

const CELL_TYPE: ArgType = { scalarType: "unknown", arity: "scalar" };

// In the web process the server's bundle and Remix's each hold a copy of this module, and one client between them.
const deposits = remember("row-batch-deposits", () => new Map<string, readonly Cells[]>());

/**
 * Leaves `rows` for the adapter while `send` passes a token through Prisma as the statement's only parameter.
 *
 * Prisma's engine copies and parses every parameter of a raw statement, which costs several times what SQLite needs to
 * store it; the rows of a large import go round it.
 */
export async function withDeposit<T>(rows: readonly Cells[], send: (token: string) => PromiseLike<T>): Promise<T> {
  const token = `row-batch:${randomUUID()}`;
  deposits.set(token, rows);
  try {
    return await send(token);
  } finally {
    deposits.delete(token);
  }
}

/** The rows that were left for this statement, if it is one of `withDeposit`. */
export function findDeposit(query: SqlQuery): readonly Cells[] | undefined {
  const [token] = query.args;
  return query.args.length === 1 && typeof token === "string" ? deposits.get(token) : undefined;
}

/**
 * Runs the statement once for each row, all or none, inside the open transaction of `writer`. It does not pause: another
 * statement of the same transaction in between would share the fate of these rows. Batches are small for that reason.
 *
 * @returns how many rows were written
 */
export async function runRows(writer: SqliteConnection, sql: string, rows: readonly Cells[]): Promise<number> {
  const { handle } = writer;
  let current: Cells = [];
  handle.exec("SAVEPOINT row_batch");
  try {
    const statement = handle.prepare(sql);
    let written = 0;
    for (current of rows) written += statement.run(...current).changes;
    handle.exec("RELEASE row_batch");
    return written;
  } catch (error) {
    // The stock adapter is asked for the same row, because it turns SQLite's error into Prisma's.
    const sameError = writer.sql.executeRaw({ sql, args: [...current], argTypes: current.map(() => CELL_TYPE) });
    if (handle.inTransaction) handle.exec("ROLLBACK TO row_batch; RELEASE row_batch");
    await sameError;
    throw error;
  }
}
