import { describe, expect, it } from "vitest";
import { deriveStatus } from "#app/domain/tracking/derive-status.ts";
import type { EventFact } from "#app/domain/tracking/event-fact.ts";
import { NOTICE_KINDS, noticeKey, noticeKeys, noticeKind, noticesDue } from "#app/domain/tracking/notice.ts";
import { at, fact } from "./facts.ts";

const status = (events: EventFact[]) => deriveStatus(10, events, "inbound");

describe("notices", () => {
  it("name the milestone, with the attempt where it can come again", () => {
    expect(noticeKey(status([]))).toBeNull();
    expect(noticeKey(status([fact("DEST_ARRIVED", "01:00")]))).toBe("in_transit");
    expect(noticeKey(status([fact("OUT_FOR_DELIVERY", "01:00")]))).toBe("out_for_delivery:1");
    const again = [fact("OUT_FOR_DELIVERY", "01:00"), fact("REFUSED", "02:00"), fact("OUT_FOR_DELIVERY", "03:00")];
    expect(noticeKey(status(again))).toBe("out_for_delivery:2");
    expect(noticeKey(status([...again, fact("SIGNED", "04:00")]))).toBe("delivered");
  });

  it("tell a part delivery once, beside the milestone of the rest", () => {
    const events = [fact("OUT_FOR_DELIVERY", "01:00"), fact("SIGNED", "02:00", { pieces: "1-4" })];
    const told = new Set<string>();
    expect(noticeKeys(status(events))).toEqual(["delivered_partial", "out_for_delivery:1"]);
    told.add("out_for_delivery:1").add("delivered_partial");
    const more = [...events, fact("SIGNED", "03:00", { pieces: "5" })];
    expect(noticesDue(status(events), status(more), told)).toEqual([]);
    const all = [...more, fact("SIGNED", "04:00")];
    expect(noticesDue(status(more), status(all), told)).toEqual(["delivered"]);
  });

  it("make one message of a burst of scans", () => {
    const burst = [fact("DEST_ARRIVED", "01:00"), fact("DEST_IN", "01:01"), fact("OUT_FOR_DELIVERY", "01:02")];
    expect(noticesDue(status([]), status(burst), new Set())).toEqual(["out_for_delivery:1"]);
  });

  it("never tell the same milestone twice, whatever happens in between", () => {
    const told = new Set<string>();
    const known: EventFact[] = [];
    const journey = [
      fact("DEST_ARRIVED", "01:00"),
      fact("HOLD_PLACED", "02:00"),
      fact("HOLD_RELEASED", "03:00"),
      fact("HOLD_PLACED", "03:30"),
      fact("HOLD_RELEASED", "03:40"),
      fact("DELAYED", "04:00"),
      fact("DEST_IN", "05:00"),
      fact("OUT_FOR_DELIVERY", "06:00"),
      fact("SIGNED", "07:00"),
      fact("NOTE", "08:00"),
    ];
    const given: string[] = [];
    for (const event of journey) {
      const before = status(known);
      known.push(event);
      for (const key of noticesDue(before, status(known), told)) {
        given.push(key);
        told.add(key);
      }
    }
    expect(given).toEqual(["in_transit", "on_hold:1", "delivery_delayed:1", "out_for_delivery:1", "delivered"]);
  });

  it("do not announce a departure again because an older failure came to light", () => {
    const out = fact("OUT_FOR_DELIVERY", "03:00");
    const before = status([out]);
    const after = status([out, fact("DELIVERY_FAILED", "02:00", { recordedAt: at("04:00") })]);
    expect(after.attempt).toBe(2);
    expect(noticesDue(before, after, new Set(["out_for_delivery:1"]))).toEqual([]);
    expect(noticesDue(before, before, new Set())).toEqual(["out_for_delivery:1"]);
  });

  it("have a kind for a template each", () => {
    expect(noticeKind("out_for_delivery:2")).toBe("out_for_delivery");
    expect(noticeKind("delivered_partial")).toBe("delivered_partial");
    expect(NOTICE_KINDS).toHaveLength(12);
    expect(NOTICE_KINDS).not.toContain("unknown");
  });
});
