import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import accounts from "#prisma/demo-accounts.json";
import { systemAt } from "#prisma/seed/context.ts";
import { seedFleet } from "#prisma/seed/fleet.ts";
import { seedStaff } from "#prisma/seed/staff.ts";
import { launchBrowser, openPage, signIn } from "#tests/setup/browser.ts";
import { startProgram } from "#tests/setup/program.ts";
import type { Figure } from "./result.ts";

const pages = [
  ["/dispatch", 250],
  ["/", 170],
  ["/shipments", 170],
  ["/shipments/new", 170],
] as const;

const dispatcher = accounts[0] as (typeof accounts)[number];

/** All scripts a browser loads for a page, lazily loaded ones too, compressed as they are sent. */
export async function benchBundles(): Promise<Figure[]> {
  const program = await startProgram({
    workers: 0,
    fill: async (db) => {
      const ctx = systemAt(db, new Date());
      await seedStaff(ctx);
      await seedFleet(ctx);
    },
  });
  const browser = await launchBrowser();
  const figures: Figure[] = [];
  try {
    const { page } = await openPage(browser, program.baseUrl);
    await signIn(page, dispatcher.username, dispatcher.password);
    for (const [path, bound] of pages) {
      const scripts = new Set<string>();
      const onResponse = (response: { url(): string }) => {
        const { pathname } = new URL(response.url());
        if (pathname.endsWith(".js")) {
          scripts.add(pathname);
        }
      };
      page.on("response", onResponse);
      await page.goto(path);
      // the live stream keeps the network busy for ever: lazily loaded parts get a fixed time
      await page.waitForTimeout(3_000);
      page.off("response", onResponse);
      const bytes = [...scripts].map((name) => gzipSync(readFileSync(`build/client${name}`)).length);
      const kb = bytes.reduce((sum, size) => sum + size, 0) / 1_000;
      figures.push({
        name: `scripts of ${path}`,
        value: kb,
        unit: "kB",
        sense: "≤",
        bound,
        note: `${bytes.length} files, gzip`,
      });
    }
  } finally {
    await browser.close();
    await program.stop();
  }
  return figures;
}
