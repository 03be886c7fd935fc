import { describe, expect, it } from "vitest";
import { createWriteQueue } from "#app/platform/db/write-queue.server.ts";

describe("createWriteQueue", () => {
  it("leaves other processes a gap now and then when turns follow each other without pause", async () => {
    const queue = createWriteQueue();
    const end = performance.now() + 450;
    let gaps = 0;
    let turns = 0;
    while (performance.now() < end) {
      const asked = performance.now();
      const release = await queue.acquire();
      if (performance.now() - asked >= 5) gaps += 1;
      turns += 1;
      const workUntil = performance.now() + 1;
      while (performance.now() < workUntil);
      release();
    }
    expect(gaps).toBeGreaterThanOrEqual(2);
    expect(gaps).toBeLessThan(turns / 5);
  });
});
