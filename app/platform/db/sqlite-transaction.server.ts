import { DriverAdapterError, type Transaction } from "@prisma/driver-adapter-utils";
import { breathe } from "./breathe.server.ts";
import { retryWhileBusy } from "./retry-busy.server.ts";
import { findDeposit, runRows } from "./row-batch.server.ts";
import { plainQuery, type SqliteConnection } from "./sqlite-connection.server.ts";

/**
 * The transaction that was begun on `writer`, as Prisma drives it.
 *
 * However it ends (commit, rollback, refused commit, Prisma's time-out), the connection is out of the transaction
 * afterwards and `release` has been called. A statement that arrives later is refused; on the shared connection it
 * would otherwise land in someone else's transaction.
 */
export function createTransaction(writer: SqliteConnection, release: () => void): Transaction {
  let open = true;

  const run = async <T>(operation: () => Promise<T>): Promise<T> => {
    await breathe();
    // SQLite itself ends a transaction on some errors (disk full); the next statement would then commit alone.
    if (!open || !writer.handle.inTransaction) {
      throw new DriverAdapterError({ kind: "TransactionAlreadyClosed", cause: "The transaction has ended." });
    }
    return operation();
  };

  const end = async (finish: () => Promise<unknown>): Promise<void> => {
    if (!open) return;
    open = false;
    try {
      await finish();
    } finally {
      try {
        if (writer.handle.inTransaction) writer.handle.exec("ROLLBACK");
      } finally {
        release();
      }
    }
  };

  return {
    provider: writer.sql.provider,
    adapterName: writer.sql.adapterName,
    // "Phantom": Prisma does not send COMMIT and ROLLBACK as statements, so that `end` alone decides.
    options: { usePhantomQuery: true },
    queryRaw: (query) => run(() => writer.sql.queryRaw(query)),
    executeRaw: (query) => {
      const rows = findDeposit(query);
      return run(() => (rows ? runRows(writer, query.sql, rows) : writer.sql.executeRaw(query)));
    },
    commit: () => end(() => retryWhileBusy(() => writer.sql.executeRaw(plainQuery("COMMIT")))),
    rollback: () => end(async () => undefined),
  };
}
