import { env } from "../env.server.ts";
import { remember } from "../remember.ts";
import { createDb } from "./create-db.server.ts";

/** The process's one client. */
export const db = remember("db", () => createDb(env.DATABASE_URL));
