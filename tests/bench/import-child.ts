import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkList } from "#app/domain/imports/check-list.server.ts";
import { importList } from "#app/domain/imports/import-list.server.ts";
import { startImport } from "#app/domain/imports/start-import.server.ts";
import { uploadArrivalList } from "#app/domain/imports/upload-arrival-list.server.ts";
import { createDb } from "#app/platform/db/create-db.server.ts";
import { staffAt, systemAt } from "#prisma/seed/context.ts";
import { seedStaff } from "#prisma/seed/staff.ts";
import { seedStandards } from "#prisma/seed/standards.ts";
import { migrate } from "../../scripts/lib/migrations.mjs";

/** Parses, checks and writes the list named on the command line; tells its parent how long and how much memory it took. */
const file = process.argv[2] as string;
const dir = mkdtempSync(join(tmpdir(), "yidao-bench-import-"));
const url = `file:${join(dir, "yidao.db")}`;
await migrate({ DATABASE_URL: url, DATA_DIR: dir });
const db = createDb(url);
const system = systemAt(db, new Date());
await seedStaff(system);
await seedStandards(system);
const ctx = await staffAt(db, "inbound_dispatcher", new Date());

const bytes = readFileSync(file);
const started = performance.now();
const said = { senderName: "压力线", stationCode: "rail_north" } as Parameters<typeof uploadArrivalList>[1];
const { listId } = await uploadArrivalList(ctx, { ...said, bytes, fileName: "arrival-list-10000.xlsx" });
await checkList(ctx, listId, { handler: "bench-check", outboxId: "1" });
const { version } = await db.arrivalList.findUniqueOrThrow({ where: { id: listId } });
await startImport(ctx, listId, { version, mode: "all" });
await importList(ctx, listId, { handler: "bench-import", outboxId: "2" });
const ms = performance.now() - started;

const count = await db.shipment.count();
if (count !== 10_000) {
  throw new Error(`${count} shipments instead of 10,000`);
}
await db.$disconnect();
rmSync(dir, { recursive: true, force: true });
process.send?.({ ms, peakMb: process.resourceUsage().maxRSS / 1024 });
process.disconnect?.();
