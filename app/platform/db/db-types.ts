import type { Prisma, PrismaClient } from "./client/client.ts";

export type Db = PrismaClient;
/** The client inside a transaction. */
export type Tx = Prisma.TransactionClient;
/** Reads take either. */
export type DbOrTx = Db | Tx;
export type Json = Prisma.InputJsonValue;
