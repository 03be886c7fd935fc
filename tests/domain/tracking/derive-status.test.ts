import { describe, expect, it } from "vitest";
import { deriveStatus } from "#app/domain/tracking/derive-status.ts";
import type { EventFact } from "#app/domain/tracking/event-fact.ts";
import { formatPieces } from "#app/domain/tracking/piece-set.ts";
import { at, fact } from "./facts.ts";

const inbound = (events: EventFact[], total = 10) => deriveStatus(total, events, "inbound");

describe("a smooth journey", () => {
  it("knows nothing before the first event", () => {
    const status = inbound([]);
    expect(status).toMatchObject({
      milestone: "unknown",
      milestoneAt: null,
      partial: null,
      attempt: 1,
      terminal: false,
      lastEventAt: null,
      holdActive: false,
    });
    expect(status.location.where).toBe("unknown");
  });

  it("goes through the milestones of an inbound shipment", () => {
    const journey = [
      [fact("WAYBILL_CREATED", "01:00"), "pending", "origin"],
      [fact("PICKED_UP", "01:30"), "picked_up", "origin"],
      [fact("LINEHAUL_DEPARTED", "02:00"), "in_transit", "linehaul"],
      [fact("HUB_ARRIVED", "03:00"), "in_transit", "linehaul"],
      [fact("DEST_ARRIVED", "04:00"), "in_transit", "station"],
      [fact("STATION_PICKED_UP", "05:00"), "in_transit", "vehicle"],
      [fact("DEST_IN", "06:00"), "in_transit", "hub_warehouse"],
      [fact("OUT_FOR_DELIVERY", "07:00"), "out_for_delivery", "vehicle"],
      [fact("SIGNED", "08:00"), "delivered", "consignee"],
    ] as const;
    const known: EventFact[] = [];
    for (const [event, milestone, where] of journey) {
      known.push(event);
      const status = inbound(known);
      expect([event.code, status.milestone, status.location.where]).toEqual([event.code, milestone, where]);
      expect(status.partial).toBeNull();
      expect(status.lastEventAt).toEqual(event.occurredAt);
    }
    expect(inbound(known)).toMatchObject({ terminal: true, attempt: 1, milestoneAt: at("08:00") });
    expect(formatPieces(inbound(known).signedPieces)).toBe("1-10");
  });

  it("keeps the time at which the milestone was reached, not that of the last scan", () => {
    const status = inbound([fact("LINEHAUL_DEPARTED", "02:00"), fact("DEST_ARRIVED", "04:00"), fact("NOTE", "05:00")]);
    expect(status.milestoneAt).toEqual(at("02:00"));
    expect(status.lastEventAt).toEqual(at("04:00"));
  });

  it("follows transit goods to the partner, and outbound goods out of town", () => {
    const transit = [fact("HUB_ARRIVED", "01:00"), fact("DEST_IN", "02:00"), fact("HANDED_TO_PARTNER", "03:00")];
    expect(deriveStatus(2, transit.slice(0, 1), "transit").location.where).toBe("station");
    expect(deriveStatus(2, transit.slice(0, 2), "transit").location.where).toBe("hub_warehouse");
    expect(deriveStatus(2, transit, "transit").location.where).toBe("partner");
    const beyond = [...transit, fact("HUB_ARRIVED", "04:00"), fact("OUT_FOR_DELIVERY", "05:00")];
    expect(deriveStatus(2, beyond, "transit")).toMatchObject({
      milestone: "out_for_delivery",
      location: { where: "partner" },
    });
    expect(deriveStatus(2, [...beyond, fact("DEST_IN", "06:00")], "transit").location.where).toBe("hub_warehouse");
    expect(deriveStatus(2, [...beyond, fact("SIGNED", "06:00")], "transit").location.where).toBe("consignee");
    const outbound = [fact("PICKED_UP", "01:00"), fact("ORIGIN_IN", "02:00"), fact("HUB_ARRIVED", "03:00")];
    expect(outbound.map((_, i) => deriveStatus(1, outbound.slice(0, i + 1), "outbound").location.where)).toEqual([
      "vehicle",
      "hub_warehouse",
      "linehaul",
    ]);
  });

  it("refuses a shipment without pieces", () => {
    expect(() => inbound([], 0)).toThrow(RangeError);
    expect(() => inbound([], 1.5)).toThrow(RangeError);
  });
});

describe("parts of a shipment", () => {
  it("shows the most advanced pieces, with how many they are", () => {
    const status = inbound([
      fact("WAYBILL_CREATED", "01:00"),
      fact("DEST_ARRIVED", "02:00", { pieces: "1-6" }),
      fact("DEST_IN", "03:00", { pieces: "1-4" }),
    ]);
    expect(status).toMatchObject({ milestone: "in_transit", partial: { milestone: "in_transit", done: 6, total: 10 } });
    expect(formatPieces(status.location.byPlace.station)).toBe("5-6");
    expect(formatPieces(status.location.byPlace.hub_warehouse)).toBe("1-4");
    expect(formatPieces(status.location.byPlace.origin)).toBe("7-10");
    expect(formatPieces(status.piecesByMilestone.pending)).toBe("7-10");
    expect(status.location.where).toBe("hub_warehouse");
  });

  it("is delivered only when the last piece is signed for", () => {
    const out = fact("OUT_FOR_DELIVERY", "01:00");
    const some = inbound([out, fact("SIGNED", "02:00", { pieces: "1-8" })]);
    expect(some).toMatchObject({
      milestone: "out_for_delivery",
      milestoneAt: at("01:00"),
      partial: { milestone: "delivered", done: 8, total: 10 },
      terminal: false,
      location: { where: "vehicle" },
    });
    expect(formatPieces(some.signedPieces)).toBe("1-8");
    const rest = fact("SIGNED_BY_AGENT", "03:00", { pieces: "9-10" });
    expect(inbound([out, fact("SIGNED", "02:00", { pieces: "1-8" }), rest])).toMatchObject({
      milestone: "delivered",
      milestoneAt: at("03:00"),
      partial: null,
      terminal: true,
    });
  });

  it("stays where the rest is when only a part was even sent out", () => {
    const status = inbound([
      fact("DEST_IN", "01:00"),
      fact("OUT_FOR_DELIVERY", "02:00", { pieces: "1-3" }),
      fact("SIGNED", "03:00", { pieces: "1-3" }),
    ]);
    expect(status).toMatchObject({ milestone: "in_transit", partial: { milestone: "delivered", done: 3, total: 10 } });
    expect(status.location.where).toBe("hub_warehouse");
  });

  it("finishes a shipment whose lost pieces were closed by a cancellation", () => {
    const events = [
      fact("OUT_FOR_DELIVERY", "01:00", { pieces: "1-8" }),
      fact("LOST", "01:30", { pieces: "9-10" }),
      fact("SIGNED", "02:00", { pieces: "1-8" }),
    ];
    expect(inbound(events).terminal).toBe(false);
    expect(formatPieces(inbound(events).location.byPlace.unknown)).toBe("9-10");
    expect(inbound([...events, fact("CANCELLED", "03:00", { pieces: "9-10" })])).toMatchObject({
      milestone: "delivered",
      terminal: true,
      partial: { milestone: "delivered", done: 8, total: 10 },
    });
  });

  it("loses sight of short pieces until they turn up", () => {
    const events = [fact("DEST_ARRIVED", "01:00"), fact("SHORTAGE", "02:00", { pieces: "9" })];
    expect(formatPieces(inbound(events).location.byPlace.station)).toBe("1-8,10");
    const found = [...events, fact("DEST_ARRIVED", "03:00", { pieces: "9" })];
    expect(formatPieces(inbound(found).location.byPlace.station)).toBe("1-10");
  });

  it("ignores pieces beyond a corrected total", () => {
    const events = [fact("OUT_FOR_DELIVERY", "01:00", { pieces: "1-10" }), fact("SIGNED", "02:00", { pieces: "1-8" })];
    expect(inbound(events, 8)).toMatchObject({ milestone: "delivered", terminal: true });
  });
});

describe("late and voided events", () => {
  it("keeps a late departure in history without stepping back", () => {
    const signed = fact("SIGNED", "05:00");
    const late = fact("OUT_FOR_DELIVERY", "04:00", { recordedAt: at("09:00") });
    expect(inbound([signed, late])).toMatchObject({ milestone: "delivered", milestoneAt: at("05:00"), attempt: 1 });
  });

  it("does not count what was voided", () => {
    const signed = fact("SIGNED", "05:00");
    const out = fact("OUT_FOR_DELIVERY", "04:00");
    const correction = fact("VOIDED", "06:00", { voidsEventId: signed.id });
    expect(inbound([out, signed, correction])).toMatchObject({
      milestone: "out_for_delivery",
      terminal: false,
      lastEventAt: at("04:00"),
    });
  });

  it("cannot void a voiding, and a voided event stays voided", () => {
    const signed = fact("SIGNED", "05:00");
    const correction = fact("VOIDED", "06:00", { voidsEventId: signed.id });
    const again = fact("VOIDED", "07:00", { voidsEventId: correction.id });
    expect(inbound([signed, correction, again]).milestone).toBe("unknown");
  });

  it("lets an event replace another one", () => {
    const wrong = fact("SIGNED", "05:00");
    const right = fact("SIGNED", "05:10", { voidsEventId: wrong.id, pieces: "1-9" });
    const status = inbound([fact("OUT_FOR_DELIVERY", "04:00"), wrong, right]);
    expect(status.partial).toEqual({ milestone: "delivered", done: 9, total: 10 });
    const voidRight = fact("VOIDED", "06:00", { voidsEventId: right.id });
    expect(inbound([fact("OUT_FOR_DELIVERY", "04:00"), wrong, right, voidRight]).signedPieces).toEqual([]);
  });
});

describe("detours", () => {
  it("is on hold until released, then back where it was", () => {
    const events = [fact("DEST_IN", "01:00"), fact("HOLD_PLACED", "02:00"), fact("NOTE", "02:30")];
    expect(inbound(events)).toMatchObject({ milestone: "on_hold", holdActive: true, reached: "in_transit" });
    expect(inbound([...events, fact("HOLD_RELEASED", "03:00")])).toMatchObject({
      milestone: "in_transit",
      milestoneAt: at("03:00"),
      holdActive: false,
    });
  });

  it("shows goods that moved on under a hold as moved on, the hold staying in force", () => {
    const status = inbound([
      fact("PICKED_UP", "01:00"),
      fact("HOLD_PLACED", "02:00", { pieces: "1-4" }),
      fact("LINEHAUL_DEPARTED", "03:00"),
    ]);
    expect(status).toMatchObject({ milestone: "in_transit", partial: null, holdActive: true });
    expect(formatPieces(status.heldPieces)).toBe("1-4");
  });

  it("counts attempts: out, failed, out again", () => {
    const events = [fact("OUT_FOR_DELIVERY", "01:00"), fact("DELIVERY_FAILED", "02:00")];
    expect(inbound(events)).toMatchObject({ milestone: "delivery_failed", attempt: 1, milestoneAt: at("02:00") });
    events.push(fact("DEST_IN", "03:00"));
    expect(inbound(events)).toMatchObject({ milestone: "delivery_failed", location: { where: "hub_warehouse" } });
    events.push(fact("OUT_FOR_DELIVERY", "04:00"));
    expect(inbound(events)).toMatchObject({ milestone: "out_for_delivery", attempt: 2, milestoneAt: at("04:00") });
    events.push(fact("DELIVERY_FAILED", "05:00"), fact("READY_FOR_PICKUP", "06:00"));
    expect(inbound(events)).toMatchObject({ milestone: "ready_for_pickup", attempt: 3 });
    events.push(fact("SIGNED_SELF_PICKUP", "07:00"));
    expect(inbound(events)).toMatchObject({ milestone: "delivered", attempt: 3, terminal: true });
  });

  it("does not fall back to the first attempt when the pieces of the second are signed first", () => {
    const status = inbound([
      fact("OUT_FOR_DELIVERY", "01:00"),
      fact("DELIVERY_FAILED", "02:00", { pieces: "1-5" }),
      fact("OUT_FOR_DELIVERY", "03:00", { pieces: "1-5" }),
      fact("SIGNED", "04:00", { pieces: "1-5" }),
    ]);
    expect(status).toMatchObject({ milestone: "out_for_delivery", attempt: 2, partial: { milestone: "delivered" } });
  });

  it("shows a delay until the goods move again, even to the same milestone", () => {
    const events = [fact("LINEHAUL_DEPARTED", "01:00"), fact("DELAYED", "02:00")];
    expect(inbound(events)).toMatchObject({ milestone: "delivery_delayed", reached: "in_transit" });
    expect(inbound([...events, fact("DEST_ARRIVED", "03:00")]).milestone).toBe("in_transit");
    expect(inbound([...events, fact("NOTE", "03:00")]).milestone).toBe("delivery_delayed");
  });

  it("does not hide a failed delivery behind a delay", () => {
    expect(inbound([fact("DELIVERY_FAILED", "02:00"), fact("DELAYED", "03:00")]).milestone).toBe("delivery_failed");
  });
});

describe("ends", () => {
  it("sends refused goods back", () => {
    const events = [fact("OUT_FOR_DELIVERY", "01:00"), fact("REFUSED", "02:00")];
    expect(inbound(events)).toMatchObject({ milestone: "delivery_failed", terminal: false });
    events.push(fact("RETURNING", "03:00"));
    expect(inbound(events)).toMatchObject({ milestone: "return_to_sender", terminal: false });
    const astray = [fact("OUT_FOR_DELIVERY", "04:00"), fact("SIGNED", "04:10"), fact("DELIVERY_FAILED", "04:20")];
    expect(inbound([...events, ...astray])).toMatchObject({ milestone: "return_to_sender", terminal: false });
    events.push(fact("RETURNED", "05:00"));
    expect(inbound(events)).toMatchObject({ milestone: "return_to_sender", terminal: true, attempt: 1 });
  });

  it.each(["SIGNED", "RETURNED", "CANCELLED"] as const)("nothing follows %s", (end) => {
    const before = inbound([fact("OUT_FOR_DELIVERY", "01:00"), fact(end, "02:00")]);
    const after = inbound([
      fact("OUT_FOR_DELIVERY", "01:00"),
      fact(end, "02:00"),
      fact("DELIVERY_FAILED", "03:00"),
      fact("OUT_FOR_DELIVERY", "04:00"),
      fact("HOLD_PLACED", "05:00"),
      fact("RETURNING", "06:00"),
      fact("CANCELLED", "07:00"),
      fact("LOST", "08:00"),
    ]);
    expect({ ...after, lastEventAt: null }).toEqual({ ...before, lastEventAt: null });
  });

  it("releases a hold with the end", () => {
    expect(inbound([fact("HOLD_PLACED", "01:00"), fact("CANCELLED", "02:00")])).toMatchObject({
      milestone: "cancelled",
      holdActive: false,
      terminal: true,
    });
  });
});
