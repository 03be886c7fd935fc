import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { insertShipments } from "#app/domain/shipments/insert-shipments.server.ts";
import { createDb } from "#app/platform/db/create-db.server.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { systemAt } from "#prisma/seed/context.ts";
import { seedFleet } from "#prisma/seed/fleet.ts";
import { arrivalDraft } from "#prisma/seed/goods.ts";
import { createRandom } from "#prisma/seed/random.ts";
import { seedStaff } from "#prisma/seed/staff.ts";
import { seedStandards } from "#prisma/seed/standards.ts";
import { migrate } from "../../scripts/lib/migrations.mjs";

/** What is made below; a database kept from another form of it is made anew. */
const FORM = "2";
/** entered at the same instant */
const CHUNKS = 100;
const EVENTS_EACH = 10;
/** one in so many is still open; the others are history */
const OPEN_EACH = 10;
const HOUR_MS = 3_600_000;
const SPAN_MS = 30 * 24 * HOUR_MS;

const journey = [
  "LINEHAUL_DEPARTED",
  "DEST_ARRIVED",
  "STATION_PICKED_UP",
  "DEST_IN",
  "NOTE",
  "NOTE",
  "OUT_FOR_DELIVERY",
  "NOTE",
  "SIGNED",
];

interface Made {
  id: string;
  createdAt: string;
}

/** Half of what is open has arrived, half has an open exception: also the small database has a page full of each. */
function writeStates(db: Database.Database): void {
  const open = db.prepare('SELECT id, createdAt FROM "Shipment" WHERE open ORDER BY id').all() as Made[];
  const arrive = db.prepare(`UPDATE "Shipment" SET whereabouts = 'station' WHERE id = ?`);
  const count = db.prepare('UPDATE "Shipment" SET openExceptions = 1 WHERE id = ?');
  const except = db.prepare(
    `INSERT INTO "ShipmentException" (id, shipmentId, code, blocksDispatch, blocksDelivery, visibleToCustomer, openedAt,
     openedById, openedByName) VALUES (?, ?, 'consignee_unreachable', 0, 0, 0, ?, 'bench', 'bench')`,
  );
  for (const [index, { id, createdAt }] of open.entries()) {
    if (index % 2 === 0) {
      arrive.run(id);
    } else {
      count.run(id);
      except.run(`${id}x`, id, createdAt);
    }
  }
}

/** The events a finished shipment has beside its first, and its columns after them, written without the engine. */
function writeHistory(file: string): void {
  const db = new Database(file);
  db.pragma("synchronous = OFF");
  const ids = db.prepare('SELECT id, createdAt FROM "Shipment"').all() as Made[];
  const insert = db.prepare(
    `INSERT INTO "TrackingEvent" (id, shipmentId, code, occurredAt, recordedAt, source, recordedById, recordedByName)
     VALUES (?, ?, ?, ?, ?, 'desk', 'bench', 'bench')`,
  );
  const close = db.prepare(
    `UPDATE "Shipment" SET milestone = 'delivered', open = 0, stage = NULL, stageDueAt = NULL, dispatchTask = NULL,
     unassignedPieces = '', unassignedCount = 0, whereabouts = 'consignee' WHERE id = ?`,
  );
  db.transaction(() => {
    for (const [index, { id, createdAt }] of ids.entries()) {
      const base = Date.parse(createdAt);
      for (let step = 0; step < EVENTS_EACH - 1; step += 1) {
        const at = new Date(base + (step + 1) * HOUR_MS).toISOString().replace("Z", "+00:00");
        insert.run(`${id}${step}`, id, index % OPEN_EACH === 0 ? "NOTE" : journey[step], at, at);
      }
      if (index % OPEN_EACH !== 0) {
        close.run(id);
      }
    }
    writeStates(db);
  })();
  // without statistics, as in the program, which never gathers them
  db.close();
}

/**
 * A database of `count` inbound shipments with ten events each, one in ten still open, spread over the past; made once
 * and kept in `.cache/bench`, where it follows the program's schema. Returns its URL.
 */
export async function bigDatabase(count: number): Promise<string> {
  const dir = join(process.cwd(), ".cache", "bench", `shipments-${count}`);
  const file = join(dir, "yidao.db");
  const done = join(dir, `done-${FORM}`);
  const url = `file:${file}`;
  if (existsSync(done)) {
    await migrate({ DATABASE_URL: url, DATA_DIR: dir });
    rmSync(join(dir, "backups"), { recursive: true, force: true });
    return url;
  }
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  await migrate({ DATABASE_URL: url, DATA_DIR: dir });
  const db = createDb(url);
  const now = new Date();
  const ctx = systemAt(db, now);
  await seedStaff(ctx);
  await seedStandards(ctx);
  await seedFleet(ctx);
  const random = createRandom(count);
  const chunk = count / CHUNKS;
  for (let made = 0; made < count; made += chunk) {
    const then = { ...ctx, now: new Date(now.getTime() - ((count - made) / count) * SPAN_MS) };
    const drafts = Array.from({ length: chunk }, () => arrivalDraft(random, "inbound", then.now));
    await inTransaction(then, (tx) => insertShipments(tx, then, drafts), 600_000);
  }
  await db.$disconnect();
  writeHistory(file);
  mkdirSync(done);
  return url;
}
