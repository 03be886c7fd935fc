import { readFileSync } from "node:fs";
import type { Counts } from "#app/domain/imports/arrival-list.ts";
import { checkList } from "#app/domain/imports/check-list.server.ts";
import { importList } from "#app/domain/imports/import-list.server.ts";
import { startImport } from "#app/domain/imports/start-import.server.ts";
import { uploadArrivalList } from "#app/domain/imports/upload-arrival-list.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";
import type { TestDb } from "#tests/setup/test-db.ts";

/** Later than the departure of the sample lists. */
export const IMPORT_NOW = new Date("2026-11-20T02:00:00.000Z");

export function dataFile(name: string): Buffer {
  return readFileSync(new URL(`../../../../shared/data/${name}`, import.meta.url));
}

export interface Desk {
  dispatcher: Ctx;
  worker: Ctx;
}

export function deskOf(database: TestDb): Desk {
  return {
    dispatcher: database.ctx("inbound_dispatcher", { now: IMPORT_NOW }),
    worker: database.ctx("system", { now: IMPORT_NOW }),
  };
}

const mark = (handler: string) => ({ handler, outboxId: newId() });

export async function upload(
  desk: Desk,
  bytes: Buffer,
  over: { fileName?: string; senderName?: string; stationCode?: string } = {},
) {
  const input = { bytes, fileName: "list.xlsx", senderName: "", stationCode: "rail_north", ...over };
  const { listId } = await uploadArrivalList(desk.dispatcher, input);
  return listId;
}

export async function dryRun(desk: Desk, listId: string): Promise<Counts> {
  await checkList(desk.worker, listId, mark("imports-check"));
  return countsOf(desk, listId);
}

export async function countsOf(desk: Desk, listId: string): Promise<Counts> {
  const { counts } = await desk.dispatcher.db.arrivalList.findUniqueOrThrow({ where: { id: listId } });
  return counts as Counts;
}

export async function listOf(desk: Desk, listId: string) {
  return desk.dispatcher.db.arrivalList.findUniqueOrThrow({ where: { id: listId } });
}

export async function importGood(desk: Desk, listId: string, mode: "all" | "good" = "all"): Promise<Counts> {
  const { version } = await listOf(desk, listId);
  await startImport(desk.dispatcher, listId, { version, mode });
  await importList(desk.worker, listId, mark("imports-import"));
  return countsOf(desk, listId);
}

/** From the file to the shipments. */
export async function bringIn(
  desk: Desk,
  bytes: Buffer,
  over: { senderName?: string } = {},
  mode: "all" | "good" = "all",
) {
  const listId = await upload(desk, bytes, over);
  await dryRun(desk, listId);
  return { listId, counts: await importGood(desk, listId, mode) };
}
