import { PrismaClient } from "./client/client.ts";
import type { Db } from "./db-types.ts";
import { createSqliteAdapter } from "./sqlite-adapter.server.ts";

/** Opens a client on a SQLite file (`file:/path`). The caller disconnects it. */
export function createDb(url: string): Db {
  return new PrismaClient({
    adapter: createSqliteAdapter({ url }),
    transactionOptions: { maxWait: 15_000, timeout: 60_000 },
  });
}
