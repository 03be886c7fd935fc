import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createBatcher } from "#app/platform/batcher.ts";

describe("createBatcher", () => {
  it("merges what comes together, in order, one batch at a time", async () => {
    const batches: number[][] = [];
    let running = 0;
    const batcher = createBatcher<number, number>({
      lingerMs: 5,
      maxBatch: 4,
      flush: async (items) => {
        running += 1;
        expect(running).toBe(1);
        batches.push(items);
        await sleep(5);
        running -= 1;
        return items.map((item) => item * 10);
      },
    });
    const results = await Promise.all(Array.from({ length: 10 }, (_, i) => batcher.add(i)));
    expect(results).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect(batches).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ]);
    expect(await batcher.add(10)).toBe(100);
  });

  it("lets a bad item spoil only itself", async () => {
    const batcher = createBatcher<number, number>({
      lingerMs: 1,
      maxBatch: 10,
      flush: async (items) => {
        if (items.includes(3)) {
          throw new Error("three");
        }
        return items;
      },
    });
    const results = await Promise.allSettled([1, 2, 3, 4].map((item) => batcher.add(item)));
    expect(results.map((result) => (result.status === "fulfilled" ? result.value : "failed"))).toEqual([
      1,
      2,
      "failed",
      4,
    ]);
  });

  it("is idle when everything asked for is done", async () => {
    let done = 0;
    const batcher = createBatcher<number, number>({
      lingerMs: 2,
      maxBatch: 2,
      flush: async (items) => {
        await sleep(5);
        done += items.length;
        return items;
      },
    });
    await batcher.idle();
    for (let i = 0; i < 5; i += 1) {
      void batcher.add(i);
    }
    await batcher.idle();
    expect(done).toBe(5);
  });
});
