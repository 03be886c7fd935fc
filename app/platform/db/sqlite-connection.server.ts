import { PrismaBetterSQLite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlDriverAdapter, SqlQuery } from "@prisma/driver-adapter-utils";
import type { Database } from "better-sqlite3";
import { retryWhileBusy } from "./retry-busy.server.ts";

/** One connection to the file: Prisma's stock adapter, which converts values, and the better-sqlite3 handle under it. */
export interface SqliteConnection {
  readonly sql: SqlDriverAdapter;
  readonly handle: Database;
}

/**
 * Opens one connection in WAL mode with `synchronous=NORMAL`, foreign keys on and no waiting inside SQLite.
 *
 * @param url `file:` URL or path, relative to the working directory
 */
export async function openConnection(url: string, mode: "read" | "write"): Promise<SqliteConnection> {
  const sql = await new PrismaBetterSQLite3({ url, timeout: 0 }).connect();
  const handle = handleOf(sql);
  try {
    await retryWhileBusy(async () => {
      const journal = handle.pragma("journal_mode = WAL", { simple: true });
      if (journal !== "wal") throw new Error(`The database ${url} cannot use WAL (journal mode ${String(journal)})`);
    });
    handle.pragma("synchronous = NORMAL");
    handle.pragma("foreign_keys = ON");
    // A write that would reach this connection by mistake fails instead of going round the writer's queue.
    if (mode === "read") handle.pragma("query_only = ON");
  } catch (error) {
    handle.close();
    throw error;
  }
  return { sql, handle };
}

/** A statement without parameters in the adapter's form. */
export function plainQuery(sql: string): SqlQuery {
  return { sql, args: [], argTypes: [] };
}

/** The stock adapter keeps its handle in an undeclared field; its version is pinned, and a change must not go unnoticed. */
function handleOf(sql: SqlDriverAdapter): Database {
  const handle = (sql as SqlDriverAdapter & { client?: Database }).client;
  if (typeof handle?.prepare !== "function")
    throw new Error("This version of Prisma's SQLite adapter is not supported");
  return handle;
}
