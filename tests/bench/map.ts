import { insertShipments } from "#app/domain/shipments/insert-shipments.server.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import accounts from "#prisma/demo-accounts.json";
import { systemAt } from "#prisma/seed/context.ts";
import { seedFleet } from "#prisma/seed/fleet.ts";
import { arrivalDraft } from "#prisma/seed/goods.ts";
import { createRandom } from "#prisma/seed/random.ts";
import { seedStaff } from "#prisma/seed/staff.ts";
import { seedStandards } from "#prisma/seed/standards.ts";
import { launchBrowser, openPage, signIn } from "#tests/setup/browser.ts";
import { startProgram } from "#tests/setup/program.ts";
import type { Figure } from "./result.ts";

const MARKERS = 5_000;
const PAN_MS = 4_000;

/** Frames a second of the board's map while it is dragged to and fro with 5,000 shipments waiting. */
export async function benchMap(): Promise<Figure[]> {
  const program = await startProgram({
    workers: 0,
    fill: async (db) => {
      const ctx = systemAt(db, new Date());
      await seedStaff(ctx);
      await seedStandards(ctx);
      await seedFleet(ctx);
      const random = createRandom(5);
      const drafts = Array.from({ length: MARKERS }, () => arrivalDraft(random, "transit", ctx.now));
      await inTransaction(ctx, (tx) => insertShipments(tx, ctx, drafts), 600_000);
    },
  });
  const browser = await launchBrowser();
  try {
    const { page } = await openPage(browser, program.baseUrl);
    const manager = accounts.find((account) => account.role === "manager") as (typeof accounts)[number];
    await signIn(page, manager.username, manager.password);
    await page.goto("/dispatch?direction=transit");
    await page.waitForSelector(".leaflet-container");
    await page.waitForTimeout(4_000);
    const box = await page.locator(".leaflet-container").boundingBox();
    if (!box) {
      throw new Error("no map on the board");
    }
    const frames = page.evaluate(
      (ms) =>
        new Promise<number>((resolve) => {
          let count = 0;
          const started = performance.now();
          const tick = () => {
            count += 1;
            if (performance.now() - started < ms) {
              requestAnimationFrame(tick);
            } else {
              resolve((count / (performance.now() - started)) * 1000);
            }
          };
          requestAnimationFrame(tick);
        }),
      PAN_MS,
    );
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    const end = Date.now() + PAN_MS;
    for (let step = 0; Date.now() < end; step += 1) {
      await page.mouse.move(middle.x + Math.sin(step / 6) * 150, middle.y + Math.cos(step / 7) * 120);
    }
    await page.mouse.up();
    const points = await page.evaluate(() => document.querySelectorAll(".leaflet-marker-icon").length);
    const note = `${MARKERS} shipments on the map as ${points} markers, software rendering`;
    return [
      { name: "map pans with 5,000 markers", value: await frames, unit: "frames/s", sense: "≥", bound: 30, note },
    ];
  } finally {
    await browser.close();
    await program.stop();
  }
}
