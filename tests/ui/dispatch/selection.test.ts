import { describe, expect, test } from "vitest";
import { chosenPieces } from "#app/ui/dispatch/chosen-pieces.ts";
import { nudged, placedAt } from "#app/ui/dispatch/stop-order.ts";
import { pickRows, reconcile, toggleRow } from "#app/ui/dispatch/toggle-row.ts";
import { row, stop } from "./board.ts";

const ids = (selection: ReadonlyMap<string, unknown>) => [...selection.keys()];

describe("picking rows", () => {
  const rows = ["1", "2", "3", "4", "5"].map((id) => row(id, { block: id === "3" ? "held" : null }));

  test("one by one, and from one to another with shift; what is held is left out", () => {
    const one = toggleRow(new Map(), rows, rows[4]!, false);
    expect(ids(one)).toEqual(["5"]);
    expect(ids(toggleRow(one, rows, rows[1]!, true))).toEqual(["5", "2", "4"]);
    expect(ids(toggleRow(one, rows, rows[4]!, false))).toEqual([]);
    expect(ids(toggleRow(one, rows, rows[2]!, false))).toEqual(["5"]);
    expect(ids(pickRows(one, rows))).toEqual(["5", "1", "2", "4"]);
  });

  test("keeps in step with the queue: newer rows taken over, what is gone dropped and counted", () => {
    const picked = pickRows(new Map(), rows);
    const newer = [row("1", { version: 2 }), row("2"), row("4", { block: "blocked" })];
    const all = reconcile(picked, newer, true);
    expect(ids(all.selection)).toEqual(["1", "2"]);
    expect(all.selection.get("1")?.version).toBe(2);
    expect(all.gone).toBe(2);
  });

  test("keeps what stands beyond the rows that are loaded", () => {
    const picked = pickRows(new Map(), rows);
    const part = reconcile(picked, [rows[0]!], false);
    expect(ids(part.selection)).toEqual(["1", "2", "4", "5"]);
    expect(part.gone).toBe(0);
    expect(reconcile(picked, rows, true).selection).toBe(picked);
  });
});

describe("splitting a shipment", () => {
  const half = row("1", { pieces: 36, unassignedPieces: "13-36", unassignedCount: 24 });

  test("takes the lowest pieces that wait", () => {
    expect(chosenPieces(half, { count: 10 })).toEqual({ ok: true, pieces: "13-22", rest: 14 });
    expect(chosenPieces(half, { count: 24 })).toEqual({ ok: true, pieces: "13-36", rest: 0 });
  });

  test("takes the pieces that are named, and no others", () => {
    expect(chosenPieces(half, { range: "20、22～24" })).toEqual({ ok: true, pieces: "20,22-24", rest: 20 });
    expect(chosenPieces(half, { range: "1-12" })).toEqual({ ok: false, code: "pieces_taken" });
    expect(chosenPieces(half, { range: "37" })).toEqual({ ok: false, code: "pieces_out_of_range" });
    expect(chosenPieces(half, { range: "abc" })).toEqual({ ok: false, code: "pieces_malformed" });
    for (const count of [0, 25, 1.5, Number.NaN]) {
      expect(chosenPieces(half, { count })).toEqual({ ok: false, code: "pieces_out_of_range" });
    }
  });
});

describe("the order of stops", () => {
  const stops = [stop("a", { status: "done" }), stop("b", { status: "arrived" }), stop("c"), stop("d"), stop("e")];

  test("changes one place at a time among those still ahead", () => {
    expect(nudged(stops, "d", -1)).toEqual(["d", "c", "e"]);
    expect(nudged(stops, "d", 1)).toEqual(["c", "e", "d"]);
    expect(nudged(stops, "c", -1)).toBeNull();
    expect(nudged(stops, "e", 1)).toBeNull();
    expect(nudged(stops, "a", 1)).toBeNull();
  });

  test("changes by a drop on another stop, in both directions", () => {
    expect(placedAt(stops, "e", "c")).toEqual(["e", "c", "d"]);
    expect(placedAt(stops, "c", "e")).toEqual(["d", "e", "c"]);
    expect(placedAt(stops, "c", "c")).toBeNull();
    expect(placedAt(stops, "c", "a")).toBeNull();
  });
});
