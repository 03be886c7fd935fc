import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type Transaction,
} from "@prisma/driver-adapter-utils";
import { breathe } from "./breathe.server.ts";
import { retryWhileBusy } from "./retry-busy.server.ts";
import { findDeposit } from "./row-batch.server.ts";
import { openConnection, plainQuery, type SqliteConnection } from "./sqlite-connection.server.ts";
import { createTransaction } from "./sqlite-transaction.server.ts";
import { createWriteQueue } from "./write-queue.server.ts";

const ADAPTER_NAME = "yidao-sqlite";

/**
 * Prisma's driver adapter for one SQLite file that several requests and several processes write at once:
 * `new PrismaClient({ adapter: createSqliteAdapter({ url }) })`.
 *
 * The stock adapter runs everything on one connection: a write outside a transaction joins whatever transaction is open
 * and is rolled back with it. Here reads have their own connection, writes and transactions take turns on another, and
 * every wait (for the turn, for another process) leaves the event loop free.
 *
 * @param url `file:` URL or path, relative to the working directory; in-memory databases are refused
 */
export function createSqliteAdapter({ url }: { url: string }): SqlDriverAdapterFactory {
  return {
    provider: "sqlite",
    adapterName: ADAPTER_NAME,
    connect: async () => {
      const writer = await openConnection(url, "write");
      try {
        return createAdapter(await openConnection(url, "read"), writer);
      } catch (error) {
        await writer.sql.dispose();
        throw error;
      }
    },
  };
}

function createAdapter(reader: SqliteConnection, writer: SqliteConnection): SqlDriverAdapter {
  const queue = createWriteQueue();
  const isRead = createReadTest(reader);
  let closed = false;

  const patiently = <T>(operation: () => Promise<T>): Promise<T> =>
    retryWhileBusy(async () => {
      if (closed) throw new DriverAdapterError({ kind: "ConnectionClosed" });
      return operation();
    });

  const read = async <T>(operation: () => Promise<T>): Promise<T> => {
    await breathe();
    return patiently(operation);
  };

  const write = async <T>(operation: () => Promise<T>): Promise<T> => {
    await breathe();
    const release = await queue.acquire();
    try {
      return await patiently(operation);
    } finally {
      // A BEGIN sent as plain SQL would swallow the writes of everyone who comes next.
      if (writer.handle.inTransaction) writer.handle.exec("ROLLBACK");
      release();
    }
  };

  const begin = async (): Promise<Transaction> => {
    await breathe();
    const release = await queue.acquire();
    try {
      // IMMEDIATE takes the write lock at once: a transaction that read first cannot find its snapshot stale later.
      await patiently(() => writer.sql.executeRaw(plainQuery("BEGIN IMMEDIATE")));
    } catch (error) {
      release();
      throw error;
    }
    return createTransaction(writer, release);
  };

  return {
    provider: "sqlite",
    adapterName: ADAPTER_NAME,
    queryRaw: (query) =>
      isRead(query) ? read(() => reader.sql.queryRaw(query)) : write(() => writer.sql.queryRaw(query)),
    executeRaw: (query) =>
      findDeposit(query) ? executeAlone(begin, query) : write(() => writer.sql.executeRaw(query)),
    executeScript: (script) => write(() => writer.sql.executeScript(script)),
    startTransaction: async (isolationLevel) => {
      if (isolationLevel !== undefined && isolationLevel !== "SERIALIZABLE") {
        throw new DriverAdapterError({ kind: "InvalidIsolationLevel", level: isolationLevel });
      }
      return begin();
    },
    dispose: async () => {
      closed = true;
      await reader.sql.dispose();
      await writer.sql.dispose();
    },
  };
}

/** Runs a batch of rows that came without a transaction in one of its own. */
async function executeAlone(begin: () => Promise<Transaction>, query: SqlQuery): Promise<number> {
  const transaction = await begin();
  try {
    const written = await transaction.executeRaw(query);
    await transaction.commit();
    return written;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

/** How many statements' kinds are remembered; Prisma writes a few hundred different ones. */
const KNOWN_STATEMENTS = 2_000;

/** Tells statements that only read from all others, by asking SQLite; what it does not understand goes to the writer. */
function createReadTest(reader: SqliteConnection): (query: SqlQuery) => boolean {
  const known = new Map<string, boolean>();
  return ({ sql }) => {
    const before = known.get(sql);
    if (before !== undefined) return before;
    // PRAGMA, BEGIN and the like change a connection although SQLite calls them read-only.
    if (!/^\s*(?:select|with|values)\b/i.test(sql)) return false;
    try {
      const answer = reader.handle.prepare(sql).readonly;
      if (known.size >= KNOWN_STATEMENTS) known.clear();
      known.set(sql, answer);
      return answer;
    } catch {
      return false;
    }
  };
}
