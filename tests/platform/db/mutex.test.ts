import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createMutex } from "#app/platform/db/mutex.ts";

describe("createMutex", () => {
  it("hands the lock over in the order of asking, to one at a time", async () => {
    const mutex = createMutex();
    const order: number[] = [];
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 50 }, async (_, turn) => {
        const release = await mutex.acquire();
        inside += 1;
        most = Math.max(most, inside);
        // Later turns are quicker: only the lock keeps the order.
        await sleep(turn % 5 === 0 ? 3 : 0);
        order.push(turn);
        inside -= 1;
        release();
      }),
    );
    expect(order).toEqual(Array.from({ length: 50 }, (_, turn) => turn));
    expect(most).toBe(1);
  });

  it("does not let a second release free the next owner's lock", async () => {
    const mutex = createMutex();
    const first = await mutex.acquire();
    first();
    const second = await mutex.acquire();
    first();
    let third = false;
    const waiting = mutex.acquire().then((release) => {
      third = true;
      release();
    });
    await sleep(5);
    expect(third).toBe(false);
    second();
    await waiting;
    expect(third).toBe(true);
  });
});
