import { PrismaBetterSQLite3 } from "@prisma/adapter-better-sqlite3";
import { defineConfig } from "prisma/config";

/**
 * The stock adapter for Prisma's command line, with a shadow database that takes a whole migration file at once.
 * Without it `prisma migrate diff --from-migrations` fails: better-sqlite3 prepares one statement at a time.
 */
class MigrationAdapterFactory extends PrismaBetterSQLite3 {
  override async connectToShadowDb() {
    const shadow = await super.connectToShadowDb();
    const executeRaw = shadow.executeRaw.bind(shadow);
    shadow.executeRaw = async (query) => {
      if (query.args.length > 0) return executeRaw(query);
      await shadow.executeScript(query.sql);
      return 0;
    };
    return shadow;
  }
}

export default defineConfig({
  experimental: { adapter: true },
  engine: "js",
  schema: "prisma/schema.prisma",
  adapter: async () => new MigrationAdapterFactory({ url: process.env.DATABASE_URL ?? "file:./data/yidao.db" }),
});
