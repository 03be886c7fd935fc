import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planAmong, planList } from "#app/domain/shipments/internal/list-plan.server.ts";
import { scanSql, windowSql } from "#app/domain/shipments/internal/list-scan.server.ts";
import { planByDue, planByEntry } from "#app/domain/shipments/internal/time-plan.server.ts";
import { timeSql } from "#app/domain/shipments/internal/time-scan.server.ts";
import { filterToParams, parseFilter, type ShipmentFilter } from "#app/domain/shipments/shipment-filter.ts";
import { listShipmentIds, listShipments } from "#app/domain/shipments/shipment-list.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { type ManyRow, makeManyShipments } from "#tests/factories/many-shipments.ts";
import { makeCustomer } from "#tests/factories/notifications.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

const COUNT = 2_400;
let test: TestDb;
let ctx: Ctx;
let rows: ManyRow[];

beforeAll(async () => {
  test = await testDb();
  ctx = test.ctx("inbound_dispatcher");
  rows = await makeManyShipments(ctx, COUNT);
});
afterAll(() => test.close());

const filterOf = (query: string): ShipmentFilter => parseFilter(new URLSearchParams(query));
const start = { after: null, before: null };

/** What the filter means, said once more and plainly. */
function expected(filter: ShipmentFilter): string[] {
  const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const inState: Record<ShipmentFilter["state"], (row: ManyRow) => boolean> = {
    all: () => true,
    open: (row) => row.open,
    done: (row) => !row.open,
    late: (row) => row.open && row.stageDueAt !== null && row.stageDueAt < TEST_NOW,
    exception: (row) => row.open && row.openExceptions > 0,
    arrived: (row) => row.open && ["station", "hub_warehouse"].includes(row.whereabouts),
    out_for_delivery: (row) => row.milestone === "out_for_delivery",
  };
  const dest = filter.dest?.endsWith("00") ? filter.dest.slice(0, 4) : filter.dest;
  const found = rows.filter(
    (row) =>
      inState[filter.state](row) &&
      (filter.direction === null || row.direction === filter.direction) &&
      (filter.milestone === null || row.milestone === filter.milestone) &&
      (dest === null || row.destCode.startsWith(dest)) &&
      (filter.from === null || dayOf(row.createdAt) >= filter.from) &&
      (filter.to === null || dayOf(row.createdAt) <= filter.to) &&
      (filter.payment === null || row.paymentTerm === filter.payment) &&
      (filter.delivery === null || row.deliveryMode === filter.delivery),
  );
  if (filter.sort === "due") {
    const due = found.filter((row) => row.stageDueAt !== null);
    const time = (row: ManyRow) => (row.stageDueAt as Date).getTime();
    return due.sort((a, b) => time(a) - time(b) || (a.id < b.id ? -1 : 1)).map((row) => row.id);
  }
  return found.map((row) => row.id).sort((a, b) => (a < b ? 1 : -1));
}

async function walk(filter: ShipmentFilter, size: number): Promise<string[][]> {
  const pages: string[][] = [];
  for (let after: string | null = null, n = 0; n < 200; n++) {
    const page = await listShipmentIds(ctx, filter, { after, before: null }, size);
    pages.push(page.ids);
    after = page.next;
    if (after === null) {
      break;
    }
  }
  return pages;
}

const QUERIES = [
  "state=all",
  "state=open",
  "state=done",
  "state=open&direction=inbound",
  "state=late&direction=transit",
  "state=exception",
  "state=arrived&direction=inbound",
  "state=out_for_delivery",
  "state=out_for_delivery&direction=inbound&milestone=delivered",
  "state=open&direction=transit&milestone=in_transit",
  "state=all&milestone=delivered",
  "state=open&dest=653101",
  "state=all&dest=650100&payment=collect",
  "state=all&from=2026-11-17&to=2026-11-17",
  "state=done&direction=inbound&to=2026-11-17&payment=collect",
  "state=all&from=2026-11-17&dest=653101&milestone=delivery_failed",
  "state=open&from=2026-11-17&to=2026-11-17",
  "state=all&dest=653101",
  "state=all&direction=transit&milestone=delivered&dest=653101",
  "state=all&payment=on_receipt&delivery=self_pickup",
  "state=open&direction=inbound&payment=monthly&delivery=self_pickup",
  "state=open&sort=due",
  "state=late&direction=inbound&sort=due",
  "state=exception&sort=due&dest=659001",
];

describe("the list", () => {
  it.each(QUERIES)("shows exactly what %s asks for, page by page, each row once", async (query) => {
    const filter = filterOf(query);
    const wanted = expected(filter);
    const pages = await walk(filter, 47);
    expect(pages.flat()).toEqual(wanted);
    expect(pages.slice(0, -1).every((page) => page.length === 47)).toBe(true);
    expect(wanted.length > 0 || query.includes("milestone=delivered")).toBe(true);
  });

  it.each(["state=open&direction=inbound", "state=open&sort=due", "state=arrived", "state=all&to=2026-11-17"])(
    "goes back the way it came: %s",
    async (query) => {
      const filter = filterOf(query);
      const [first, second] = await walk(filter, 20);
      const one = await listShipmentIds(ctx, filter, start, 20);
      const two = await listShipmentIds(ctx, filter, { after: one.next, before: null }, 20);
      const back = await listShipmentIds(ctx, filter, { after: null, before: two.previous }, 20);
      expect(two.ids).toEqual(second);
      expect(back.ids).toEqual(first);
      expect(back.previous).toBeNull();
      expect(back.next).toBe(one.next);
    },
  );

  it("pages through what a search found, to and fro, also when the filter leaves little of it", async () => {
    for (const query of ["state=all&q=张", "state=open&q=张&payment=on_receipt", "state=all&q=没有这个人"]) {
      const named = new Set(rows.filter((row) => row.consigneeName.startsWith("张")).map((row) => row.id));
      const wanted = query.includes("张") ? expected(filterOf(query)).filter((id) => named.has(id)) : [];
      expect((await walk(filterOf(query), 47)).flat()).toEqual(wanted);
    }
    const filter = filterOf("state=all&q=张");
    const one = await listShipmentIds(ctx, filter, start, 20);
    const two = await listShipmentIds(ctx, filter, { after: one.next, before: null }, 20);
    const back = await listShipmentIds(ctx, filter, { after: null, before: two.previous }, 20);
    expect(back.ids).toEqual(one.ids);
    expect(back.previous).toBeNull();
  });

  it("masks phones for everybody and counts where an index tells the number", async () => {
    const { rows: shown, count } = await listShipments(ctx, filterOf("state=open&direction=inbound"), start);
    expect(shown).toHaveLength(50);
    expect(shown.every((row) => /^199\*{4}\d{4}$/.test(row.phone ?? ""))).toBe(true);
    expect(count).toBe(expected(filterOf("state=open&direction=inbound")).length);
    for (const query of ["state=late", "state=late&sort=due"]) {
      expect((await listShipments(ctx, filterOf(query), start)).count).toBeNull();
    }
    expect((await listShipments(ctx, filterOf("state=all"), start)).count).toBe(1_001);
  });

  it("is not for drivers", async () => {
    await expect(listShipments(test.ctx("driver"), filterOf("state=all"), start)).rejects.toMatchObject({
      status: 403,
    });
  });

  it("reads back the query it writes, and leaves out what it does not understand", () => {
    for (const query of QUERIES) {
      expect(parseFilter(filterToParams(filterOf(query)))).toEqual(filterOf(query));
    }
    expect(filterOf("state=none&direction=up&dest=65&from=2026-13-01&milestone=x&payment=1")).toEqual(filterOf(""));
    expect(filterOf("state=done&sort=due").sort).toBe("newest");
  });
});

describe("a condition that only the rows themselves tell", () => {
  it("is looked for in ten thousand rows at a time, and found all the same by going on", async () => {
    const big = await testDb();
    const over = big.ctx("manager");
    const made = await makeManyShipments(over, 11_000);
    const own = await makeCustomer(over);
    const limit = made[10_400]!.id;
    await big.db.shipment.updateMany({ data: { consigneeCustomerId: own, paymentTerm: "collect" } });
    await big.db.shipment.updateMany({ where: { id: { gt: limit } }, data: { paymentTerm: "prepaid" } });
    const filter = filterOf(`state=all&customer=${own}&payment=collect`);
    const first = await listShipmentIds(over, filter, start, 700);
    expect(first).toMatchObject({ ids: [], unfinished: true });
    const second = await listShipmentIds(over, filter, { after: first.next, before: null }, 700);
    expect(second).toMatchObject({ next: null, unfinished: false });
    expect(second.ids).toEqual(made.slice(10_400).map((row) => row.id));
    // the same without the customer is told by the index, in one go
    const covered = await listShipmentIds(over, filterOf("state=all&payment=collect"), start, 700);
    expect(covered).toMatchObject({ unfinished: false, ids: second.ids });
    await big.close();
  });
});

describe("the statements of the list", () => {
  const explain = async (sql: { sql: string; values: unknown[] }) => {
    const bound = sql.values.map((value) => (value instanceof Date ? value.toISOString() : value));
    const plan = await ctx.db.$queryRawUnsafe<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql.sql}`, ...bound);
    return plan.map((line) => line.detail).join("\n");
  };
  const walks = [
    { from: null, older: true, take: 51 },
    { from: "01T5", older: true, take: 51 },
    { from: "01T5", older: false, take: 51 },
  ];

  const WIDE = ["direction", "open"];

  it.each([...QUERIES.filter((query) => !query.includes("due")), "state=open&list=L1", "state=open&customer=C1"])(
    "walk an index in its order: %s",
    async (query) => {
      const plan = planList(filterOf(query), TEST_NOW);
      for (const equal of plan.scans) {
        for (const walked of walks) {
          const details = `${await explain(scanSql(equal, plan.rest, walked, "01T3"))}\n${await explain(windowSql(equal, walked, 1_500))}`;
          expect(details).not.toContain("TEMP B-TREE");
          const columns = equal.map((one) => one.column);
          const wide = columns.join() === WIDE.join();
          expect(plan.covered ?? false).toBe(wide);
          const index = equal.length === 0 ? "sqlite_autoindex_Shipment_1" : `Shipment_${columns.join("_")}_id_idx`;
          const wanted = wide ? "COVERING INDEX Shipment_list_idx" : `INDEX ${index}`;
          expect(details.match(/(?:COVERING )?INDEX \w+/g)?.map((one) => one.endsWith(wanted))).toEqual([true, true]);
        }
      }
    },
  );

  it.each(QUERIES.filter((query) => query.includes("due")))("walk due times in order: %s", async (query) => {
    const plan = planByDue(filterOf(query), TEST_NOW);
    for (const later of [true, false]) {
      const details = await explain(timeSql(plan, plan.rest, { later, take: 51, skip: 0 }));
      expect(details).toMatch(/^SEARCH Shipment USING COVERING INDEX Shipment_due_idx \([^)]*\)$/);
    }
  });

  it.each(QUERIES.filter((query) => /from=|to=/.test(query)))("walk days of entry in order: %s", async (query) => {
    const plan = planByEntry(filterOf(query), TEST_NOW);
    expect(plan === null).toBe(query.includes("state=open"));
    for (const later of plan ? [true, false] : []) {
      const details = await explain(timeSql(plan!, plan!.rest, { later, take: 51, skip: 0 }));
      expect(details).toMatch(/^SEARCH Shipment USING COVERING INDEX Shipment_entered_idx \([^)]*\)$/);
    }
  });

  it("look the many that a search found up in the index, not in the rows", async () => {
    const ids = rows.slice(0, 1_000).map((row) => row.id);
    for (const query of ["state=all", "state=open&direction=inbound&dest=650104"]) {
      const plan = planAmong(filterOf(query), TEST_NOW, ids);
      const details = await explain(scanSql([], plan.rest, walks[0]!, null));
      expect(details).toContain("COVERING INDEX Shipment_list_idx (direction=? AND open=? AND id=?)");
    }
  });
});
