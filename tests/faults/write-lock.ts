import Database from "better-sqlite3";

/** A look at a database file past the program's own code. */
export interface WriteLock {
  /** whether somebody is in the middle of a write transaction */
  held(): boolean;
  /** whether SQLite finds the file sound */
  sound(): boolean;
  close(): void;
}

/** @param url `file:/path` of a SQLite database */
export function watchWriteLock(url: string): WriteLock {
  const handle = new Database(url.replace(/^file:/, ""), { timeout: 0 });
  return {
    held: () => {
      try {
        handle.exec("BEGIN IMMEDIATE; ROLLBACK");
        return false;
      } catch (error) {
        if ((error as { code?: string }).code?.startsWith("SQLITE_BUSY")) {
          return true;
        }
        throw error;
      }
    },
    sound: () => handle.pragma("quick_check", { simple: true }) === "ok",
    close: () => handle.close(),
  };
}
