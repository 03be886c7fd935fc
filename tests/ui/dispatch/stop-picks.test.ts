import { describe, expect, test } from "vitest";
import { rowTargets, stopTargets } from "#app/ui/dispatch/event-targets.ts";
import { stopsWith, togglePick } from "#app/ui/dispatch/stop-picks.ts";
import { load, row, stop, trip } from "./board.ts";

const [a, b, c] = [stop("a"), stop("b"), stop("c")];
const done = stop("d", { status: "done" });
const own = trip("1", { stops: [done, a, b, c] });

describe("stops picked to go together", () => {
  test("mean all of them in the order of the trip, a stop that is not picked only itself", () => {
    const pick = togglePick(togglePick(null, own, c), own, a);
    expect(stopsWith(pick, own, c).map((each) => each.id)).toEqual(["a", "c"]);
    expect(stopsWith(pick, own, b)).toEqual([b]);
    expect(stopsWith(null, own, b)).toEqual([b]);
  });

  test("picked again is picked no more; what is done cannot be; another trip begins anew", () => {
    const one = togglePick(null, own, a);
    expect(togglePick(one, own, a)).toBeNull();
    expect(togglePick(one, own, done)).toBe(one);
    const other = trip("2", { stops: [stop("z")] });
    expect(togglePick(one, other, other.stops[0]!)).toEqual({ tripId: "2", ids: new Set(["z"]) });
    expect(stopsWith(one, other, other.stops[0]!)).toEqual(other.stops);
  });

  test("stops that are over in the meantime stay behind", () => {
    const pick = togglePick(togglePick(null, own, a), own, b);
    const later = trip("1", { stops: [done, { ...a, status: "arrived" }, b, c] });
    expect(stopsWith(pick, later, b)).toEqual([b]);
  });
});

describe("what an event is recorded about", () => {
  test("on a trip each shipment once, without what failed; of the queue the rows", () => {
    const pickup = stop("p", { kind: "pickup", loads: [load("1", { shipmentId: "s" })] });
    const drop = stop("q", { loads: [load("2", { shipmentId: "s" }), load("3", { status: "failed" })] });
    expect(stopTargets(own, [pickup, drop])).toEqual({ shipmentIds: ["s"], tripNo: own.tripNo, stage: null });
    expect(rowTargets([row("1", { pieces: 36 })])).toEqual({ shipmentIds: ["1"], pieces: 36, stage: "signed" });
    expect(rowTargets([row("1"), row("2")])).toEqual({ shipmentIds: ["1", "2"], pieces: undefined, stage: "signed" });
  });
});
