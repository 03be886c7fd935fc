import { describe, expect, test } from "vitest";
import { movedBy, moveRequest } from "#app/ui/dispatch/act-request.ts";
import { accepts, type Dragged, type DropSpot, goodsOf, stopGoods } from "#app/ui/dispatch/dragging.ts";
import { groupByPartner, partnerFor } from "#app/ui/dispatch/partner-choice.ts";
import { fitOf } from "#app/ui/dispatch/target-fit.ts";
import { matchTargets, targetInput, targetsOf } from "#app/ui/dispatch/targets.ts";
import { load, row, stop, trip, vehicle } from "./board.ts";

describe("where goods can be put", () => {
  const free = vehicle("10001");
  const busy = vehicle("10002", { trips: [trip("1"), trip("2", { status: "closed" })] });
  const gone = vehicle("10003", { trips: [trip("3", { status: "departed" })] });
  const expired = vehicle("10004", { expired: true });
  const all = [free, busy, gone, expired];

  test("on open trips, else on the vehicle itself; never on one that may not drive", () => {
    const keys = targetsOf(all, "inbound").map((target) => target.key);
    expect(keys).toEqual(["10001|", "10002|1", "10003|"]);
  });

  test("a trip that has left still collects outbound goods", () => {
    expect(targetsOf(all, "outbound").map((target) => target.key)).toContain("10003|3");
  });

  test("are found by plate with or without the dot, by driver, pinyin, initials and trip number", () => {
    const targets = targetsOf(all, "inbound");
    for (const text of ["10002", "新A10002", "新a·10002", "10002 mgq", "P2611181"]) {
      expect(matchTargets(targets, text).map((target) => target.key)).toEqual(["10002|1"]);
    }
    expect(matchTargets(targets, "maguoqing")).toHaveLength(3);
    expect(matchTargets(targets, "zhang")).toEqual([]);
    expect(matchTargets(targets, "  ")).toHaveLength(3);
  });

  test("are named to the server as a trip, or as a vehicle on its day", () => {
    const [first, second] = targetsOf(all, "inbound");
    expect(targetInput(first!, "2026-11-18")).toEqual({ vehicleId: "10001", date: "2026-11-18" });
    expect(targetInput(second!, "2026-11-18")).toEqual({ tripId: "1" });
  });
});

describe("what would be on a vehicle", () => {
  test("is over at more than it may carry, not at exactly that", () => {
    const small = vehicle("1", { capacityG: 400_000, capacityCm3: 3_500_000 });
    const exactly = fitOf(small, trip("1"), { weightG: 100_000, volumeCm3: 500_000 });
    expect(exactly).toMatchObject({ weightG: 400_000, overWeight: false, overVolume: false });
    expect(fitOf(small, trip("1"), { weightG: 100_001, volumeCm3: 500_001 })).toMatchObject({
      overWeight: true,
      overVolume: true,
    });
    expect(fitOf(small, null, { weightG: 1, volumeCm3: 1 }).weightG).toBe(1);
  });
});

describe("the partner of transit goods", () => {
  const south = { id: "south", name: "南疆", laneCodes: ["653100", "652900"], lat: null, lng: null };
  const county = { id: "county", name: "莎车", laneCodes: ["653125"], lat: null, lng: null };

  test("is the one who names the county before the one who names its prefecture", () => {
    expect(partnerFor([south, county], "653125")?.id).toBe("county");
    expect(partnerFor([south, county], "653101")?.id).toBe("south");
    expect(partnerFor([south, county], "654000")).toBeNull();
  });

  test("parts a mixed selection, unless one is chosen by hand", () => {
    const rows = [row("1", { destCode: "653125" }), row("2", { destCode: "653101" }), row("3", { destCode: "653125" })];
    const groups = groupByPartner([south, county], rows);
    expect(groups.map((group) => [group.partnerId, group.rows.map((each) => each.id)])).toEqual([
      ["county", ["1", "3"]],
      ["south", ["2"]],
    ]);
    expect(groupByPartner([south, county], rows, "south")).toEqual([{ partnerId: "south", rows }]);
  });
});

describe("a drop", () => {
  const own = trip("1");
  const here = vehicle("v1", { trips: [own] });
  const there = vehicle("v2");
  const target = (of: typeof here, on: typeof own | null): DropSpot => ({
    kind: "target",
    target: { key: "", vehicle: of, trip: on },
  });
  const dragged: Record<string, Dragged> = {
    shipment: { kind: "shipment", row: row("1") },
    stop: { kind: "stop", trip: own, stop: own.stops[0]!, index: 0, stops: [own.stops[0]!] },
    trip: { kind: "trip", trip: own, vehicle: here },
  };

  test("of goods means a vehicle, of what is on a trip another one or the queue", () => {
    const onto = (what: string) =>
      [target(here, own), target(there, null), { kind: "queue" } as DropSpot].map((spot) =>
        accepts(dragged[what]!, spot),
      );
    expect(onto("shipment")).toEqual([true, true, false]);
    expect(onto("stop")).toEqual([false, true, true]);
    expect(onto("trip")).toEqual([false, true, true]);
  });

  test("on a stop changes the order of its own trip only", () => {
    const spot = (of: typeof own, id: string): DropSpot => ({ kind: "stop", trip: of, stop: stop(id) });
    expect(accepts(dragged.stop!, spot(own, "b"))).toBe(true);
    expect(accepts(dragged.stop!, spot(own, own.stops[0]!.id))).toBe(false);
    expect(accepts(dragged.stop!, spot(trip("2"), "b"))).toBe(false);
    expect(accepts(dragged.shipment!, spot(own, "b"))).toBe(false);
    const both: Dragged = { kind: "stop", trip: own, stop: own.stops[0]!, index: 0, stops: own.stops };
    expect(accepts(both, spot(own, "b"))).toBe(false);
    expect(accepts(both, target(there, null))).toBe(true);
  });

  test("of several stops brings all they have still to do, and asks for just that", () => {
    const done = stop("c", { status: "done", loads: [load("x", { status: "done" })] });
    const long = trip("7", { stops: [stop("a"), stop("b"), done] });
    const both: Dragged = { kind: "stop", trip: long, stop: long.stops[1]!, index: 1, stops: long.stops.slice(0, 2) };
    expect(goodsOf(both)).toEqual({ shipments: 2, pieces: 20, weightG: 200_000, volumeCm3: 2_000_000 });
    const fetched = stop("p", { kind: "pickup", loads: [load("p", { kind: "pickup", shipmentId: "s-l-a" })] });
    expect(stopGoods([fetched, ...long.stops])).toEqual(goodsOf(both));
    expect(stopGoods([fetched])).toMatchObject({ shipments: 1, pieces: 10 });
    const onto = { key: "", vehicle: there, trip: null };
    expect(moveRequest(movedBy(both), onto, "2026-11-18")).toEqual({
      intent: "move_stops",
      payload: { tripId: "7", version: 3, stopIds: ["a", "b"], to: { vehicleId: "v2", date: "2026-11-18" } },
    });
    const whole = { kind: "trip", trip: long, vehicle: here } as const;
    expect(moveRequest(movedBy(whole), onto, "2026-11-18")).toEqual({
      intent: "move_trip",
      payload: { tripId: "7", version: 3, vehicleId: "v2" },
    });
  });

  test("of a whole trip brings goods that it fetches and hands out once", () => {
    const fetched = stop("p", { kind: "pickup", loads: [load("1", { shipmentId: "s", kind: "pickup" })] });
    const handed = stop("d", { loads: [load("2", { shipmentId: "s" })] });
    const whole: Dragged = { kind: "trip", trip: trip("9", { stops: [fetched, handed] }), vehicle: here };
    expect(goodsOf(whole)).toEqual({ shipments: 1, pieces: 10, weightG: 300_000, volumeCm3: 3_000_000 });
  });
});
