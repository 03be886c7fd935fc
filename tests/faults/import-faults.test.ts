import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRedis } from "#app/platform/redis.server.ts";
import { systemAt } from "#prisma/seed/context.ts";
import { seedStaff } from "#prisma/seed/staff.ts";
import { seedStandards } from "#prisma/seed/standards.ts";
import { dataFile, workbookOf } from "#tests/domain/shipments/arrival-list/files.ts";
import { type Program, startProgram } from "#tests/setup/program.ts";
import { until } from "#tests/workers/worker-parts.ts";
import { createQueues, QUEUE_NAMES } from "#workers/queues.ts";
import { askForImport, type Post, signedIn, untilList, uploadList } from "./desk.ts";
import { killWorker } from "./kill-worker.ts";
import { addedSince, type Tally, takeTally } from "./tally.ts";
import { type WriteLock, watchWriteLock } from "./write-lock.ts";

/** So many that there is a middle to be killed in. */
const ROWS = 3_000;
/** The list has two title rows and its headings. */
const HEAD = 3;
const QUEUE_PREFIX = "{import-faults}";
const RECOVERS_WITHIN_MS = 90_000;

let program: Program;
let post: Post;
let lock: WriteLock;
let file: Buffer;
/** what an import adds that nothing disturbs */
let calm: Tally;

async function firstRows(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(dataFile("arrival-list-10000.xlsx") as unknown as ArrayBuffer);
  const rows = workbook.worksheets[0]?.getRows(1, HEAD + ROWS) ?? [];
  return workbookOf({ 清单: rows.map(({ values }) => (values as ExcelJS.CellValue[]).slice(1)) });
}

/** Waits until every event was relayed and reacted to, and no job is left, also none that a killed worker had. */
async function settled(): Promise<void> {
  const redis = createRedis(program.env.REDIS_URL as string);
  const queues = createQueues(redis, QUEUE_PREFIX);
  const jobs = async () => {
    const counts = QUEUE_NAMES.filter((name) => name !== "upkeep").map((name) => queues.get(name).getJobCounts());
    return (await Promise.all(counts)).reduce((sum, { active = 0, waiting = 0 }) => sum + active + waiting, 0);
  };
  const quiet = async () =>
    redis.status === "ready" &&
    (await program.db.outboxEvent.count({ where: { relayedAt: null } })) === 0 &&
    (await jobs()) === 0;
  try {
    await until(`nothing is left to do; ${program.output()}`, quiet, RECOVERS_WITHIN_MS);
  } finally {
    await queues.close();
    redis.disconnect();
  }
}

const listOf = (listId: string) => program.db.arrivalList.findUniqueOrThrow({ where: { id: listId } });

/** Waits for the middle of the dry run: the file is open, and rows are being checked. */
const checkUnderWay = (listId: string) =>
  until("the check is under way", async () => {
    const { status, progress } = await listOf(listId);
    expect(status).toBe("checking");
    return progress > 0;
  });

/** Waits for the middle of the importing transaction: the only one that lasts. */
function importUnderWay(): Promise<void> {
  let looks = 0;
  return until(
    "the import is under way",
    () => {
      looks = lock.held() ? looks + 1 : 0;
      return looks >= 8;
    },
    RECOVERS_WITHIN_MS,
  );
}

async function expectAsUndisturbed(listId: string, before: Tally): Promise<void> {
  await settled();
  expect(addedSince(before, await takeTally(program.db))).toEqual(calm);
  expect(await listOf(listId)).toMatchObject({ status: "done", counts: { created: ROWS } });
  expect(await program.db.shipment.count({ where: { arrivalListId: listId } })).toBe(ROWS);
  expect(lock.sound()).toBe(true);
}

beforeAll(async () => {
  file = await firstRows();
  program = await startProgram({
    env: { QUEUE_PREFIX },
    fill: async (db) => {
      const ctx = systemAt(db, new Date());
      await seedStaff(ctx);
      await seedStandards(ctx);
    },
  });
  lock = watchWriteLock(program.env.DATABASE_URL as string);
  post = await signedIn(program, "inbound_dispatcher");
  await settled();
  const before = await takeTally(program.db);
  const listId = await uploadList(post, file, "甲线");
  await untilList(program, listId, "checked");
  await askForImport(post, program, listId);
  await untilList(program, listId, "done");
  await settled();
  const {
    customers,
    "outbox customer.created": told,
    "audit customer.created": kept,
    ...rest
  } = addedSince(before, await takeTally(program.db));
  expect([customers, told, kept]).toEqual([expect.any(Number), 1, 1]);
  // The other lists are of the same customers.
  calm = rest;
  expect(calm).toMatchObject({
    shipments: ROWS,
    "event WAYBILL_CREATED": ROWS,
    "outbox shipment.created": ROWS,
    "handled imports-import": 1,
    "row created": ROWS,
  });
});
afterAll(async () => {
  lock?.close();
  await program?.stop();
});

describe("an arrival list is imported completely, and once", () => {
  it("when the worker is killed during the check, and another in the importing transaction", async () => {
    const before = await takeTally(program.db);
    const listId = await uploadList(post, file, "乙线");
    await checkUnderWay(listId);
    await killWorker(program);
    expect(await listOf(listId)).toMatchObject({ status: "checking" });
    expect(await program.db.arrivalListRow.count({ where: { listId } })).toBe(0);
    await program.startWorker();
    await untilList(program, listId, "checked");
    expect(await listOf(listId)).toMatchObject({ counts: { new: ROWS } });

    const checked = await takeTally(program.db);
    await askForImport(post, program, listId);
    await importUnderWay();
    await killWorker(program);
    expect(await listOf(listId)).toMatchObject({ status: "importing", progress: 0 });
    const asked = { "outbox arrival_list.import_requested": 1, "audit arrival_list.import_requested": 1 };
    expect(addedSince(checked, await takeTally(program.db))).toEqual(asked);
    expect(lock.held()).toBe(false);
    expect(lock.sound()).toBe(true);
    await program.startWorker();
    await untilList(program, listId, "done");
    await expectAsUndisturbed(listId, before);
  });

  it("when Redis crashes during the check and in the importing transaction, and comes back with its data", async () => {
    const before = await takeTally(program.db);
    const listId = await uploadList(post, file, "丙线");
    await checkUnderWay(listId);
    await program.killRedis();
    await untilList(program, listId, "checked");
    await askForImport(post, program, listId);
    expect(await listOf(listId)).toMatchObject({ status: "importing" });
    await program.startRedis();

    await importUnderWay();
    await program.killRedis();
    expect(await program.db.shipment.count({ where: { arrivalListId: listId } })).toBe(0);
    // What was begun needs no Redis to be finished.
    await untilList(program, listId, "done");
    expect(await program.db.shipment.count({ where: { arrivalListId: listId } })).toBe(ROWS);
    await program.startRedis();
    await expectAsUndisturbed(listId, before);
  });
});
