import { test } from "vitest";
import { queuePage, queuePoints } from "#app/domain/dispatch/dispatch-queries.server.ts";
import { makeManyShipments } from "#tests/factories/many-shipments.ts";
import { testDb } from "#tests/setup/test-db.ts";
test("scale", { timeout: 300000 }, async () => {
  for (const n of [2000, 200000]) {
    const t = await testDb();
    const ctx = t.ctx("inbound_dispatcher");
    await makeManyShipments(ctx, n);
    await t.db.$executeRawUnsafe(`UPDATE "Shipment" SET dispatchTask = CASE WHEN direction='outbound' THEN 'pickup' WHEN direction='transit' THEN 'transfer' WHEN deliveryMode='self_pickup' THEN 'pickup' ELSE 'delivery' END, unassignedCount=10, lat=43.8, lng=87.6 WHERE open=1`);
    await t.db.$executeRawUnsafe("ANALYZE");
    const time = async (name: string, f: () => Promise<unknown>) => {
      await f(); const s = performance.now(); for (let i = 0; i < 10; i++) await f();
      process.stderr.write(`${n} ${name} ${((performance.now() - s) / 10).toFixed(1)} ms\n`);
    };
    await time("page", () => queuePage(ctx, { direction: "inbound" }));
    const p = await queuePage(ctx, { direction: "inbound" });
    await time("page2", () => queuePage(ctx, { direction: "inbound", cursor: p.nextCursor! }));
    await time("place", () => queuePage(ctx, { direction: "inbound", place: "650104" }));
    await time("text few", () => queuePage(ctx, { direction: "inbound", text: "000123" }));
    await time("text many", () => queuePage(ctx, { direction: "inbound", text: "张" }));
    await time("exception", () => queuePage(ctx, { direction: "inbound", exception: true }));
    await time("points", () => queuePoints(ctx, { direction: "inbound" }));
    await time("points500", () => queuePoints(ctx, { direction: "inbound" }, 200));
    await t.close();
  }
});
