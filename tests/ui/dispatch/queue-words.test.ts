import { describe, expect, test } from "vitest";
import { dueWord, roundSpan } from "#app/ui/dispatch/due-word.ts";
import { fixAge } from "#app/ui/dispatch/fix-age.ts";
import { openShare, shipmentsOn, stopSum, sumOf } from "#app/ui/dispatch/goods-sum.ts";
import { load, NOW, row, stop, trip } from "./board.ts";

const MIN = 60_000;
const HOUR = 60 * MIN;
const at = (ms: number) => new Date(NOW.getTime() + ms);

describe("how late a shipment is said to be", () => {
  test("late, nearly due within two hours, or with time to spare", () => {
    expect(dueWord(null, NOW)).toBeNull();
    expect(dueWord(at(-1), NOW)).toEqual({ kind: "late", ms: 1 });
    expect(dueWord(at(0), NOW)?.kind).toBe("left");
    expect(dueWord(at(2 * HOUR - 1), NOW)?.kind).toBe("left");
    expect(dueWord(at(2 * HOUR), NOW)?.kind).toBe("due");
  });

  test("to the minute, from three hours in hours, from two days in days", () => {
    expect(roundSpan(2 * HOUR + 59 * MIN)).toBe(2 * HOUR + 59 * MIN);
    expect(roundSpan(3 * HOUR + 59 * MIN)).toBe(3 * HOUR);
    expect(roundSpan(47 * HOUR)).toBe(47 * HOUR);
    expect(roundSpan(71 * HOUR)).toBe(48 * HOUR);
  });
});

describe("the age of a position", () => {
  test("is old after ten minutes, and never less than nothing", () => {
    expect(fixAge(at(-10 * MIN), NOW)).toMatchObject({ stale: false, justNow: false });
    expect(fixAge(at(-10 * MIN - 1), NOW).stale).toBe(true);
    expect(fixAge(at(5 * MIN), NOW)).toEqual({ ms: 0, stale: false, justNow: true });
  });
});

describe("what a selection comes to", () => {
  test("counts of a split shipment only what still waits", () => {
    const split = row("1", { pieces: 36, unassignedCount: 12, weightG: 360_000, volumeCm3: 3_600_000 });
    expect(openShare(split)).toEqual({ pieces: 12, weightG: 120_000, volumeCm3: 1_200_000 });
    expect(openShare(split, 3)).toMatchObject({ pieces: 3, weightG: 30_000 });
    const sum = sumOf([split, row("2")]);
    expect(sum).toEqual({ shipments: 2, pieces: 22, weightG: 220_000, volumeCm3: 2_200_000 });
    expect(sumOf([])).toEqual({ shipments: 0, pieces: 0, weightG: 0, volumeCm3: 0 });
  });

  test("counts goods that a trip fetches and hands out once", () => {
    const fetched = stop("p", { kind: "pickup", loads: [load("1", { shipmentId: "s", kind: "pickup" })] });
    const handed = stop("d", { loads: [load("2", { shipmentId: "s" }), load("3", { status: "removed" })] });
    expect(shipmentsOn(trip("1", { stops: [fetched, handed] }))).toBe(2);
    expect(stopSum(handed)).toEqual({ shipments: 1, pieces: 10 });
  });
});
