import { describe, expect, it } from "vitest";
import type { EventCode } from "#app/domain/tracking/event-codes.ts";
import type { RecordedEvent } from "#app/domain/tracking/event-fact.ts";
import { checkEvent, earliestOccurrence, type ProposedEvent } from "#app/domain/tracking/event-rules.ts";
import { at, fact } from "./facts.ts";

const NOW = at("12:00");
const SHIPMENT = { createdAt: at("00:30"), shippedAt: null, totalPieces: 10, direction: "inbound" as const };

function check(
  code: EventCode,
  time: string,
  more: Partial<ProposedEvent> = {},
  existing: RecordedEvent[] = [],
  shipment: Partial<Parameters<typeof checkEvent>[0]["shipment"]> = {},
) {
  const event: ProposedEvent = {
    code,
    occurredAt: at(time),
    pieces: null,
    source: "desk",
    reason: null,
    photoCount: 0,
    voidsEventId: null,
    dedupeKey: null,
    ...more,
  };
  return checkEvent({ shipment: { ...SHIPMENT, ...shipment }, event, existing, now: NOW });
}

describe("time", () => {
  it("allows two minutes of a fast clock and not a millisecond more", () => {
    expect(check("DEST_ARRIVED", "12:02")).toBeNull();
    expect(check("DEST_ARRIVED", "12:02:00", { occurredAt: new Date(at("12:02").getTime() + 1) })).toBe("in_future");
    expect(check("DEST_ARRIVED", "12:00", { occurredAt: new Date(Number.NaN) })).toBe("invalid_time");
  });

  it("reaches back to the start of the Beijing day of entry or of shipping, whichever is earlier", () => {
    // 2026-10-01T00:30Z is 08:30 in Beijing; that day began at 16:00Z the day before
    expect(earliestOccurrence(SHIPMENT)).toEqual(new Date("2026-09-30T16:00:00.000Z"));
    const first = new Date("2026-09-30T16:00:00.000Z");
    expect(check("DEST_ARRIVED", "00:00", { occurredAt: first })).toBeNull();
    const before = { occurredAt: new Date(first.getTime() - 1) };
    expect(check("DEST_ARRIVED", "00:00", before)).toBe("before_shipment");
    expect(check("DEST_ARRIVED", "00:00", before, [], { shippedAt: new Date("2026-09-28T00:00:00Z") })).toBeNull();
    expect(check("DEST_ARRIVED", "00:00", before, [], { shippedAt: at("09:00") })).toBe("before_shipment");
  });
});

describe("pieces, sender and evidence", () => {
  it("refuses pieces the shipment does not have", () => {
    expect(check("DEST_IN", "10:00", { pieces: "1-11" })).toBe("pieces_out_of_range");
    expect(check("DEST_IN", "10:00", { pieces: "x" })).toBe("pieces_malformed");
    expect(check("DEST_IN", "10:00", { pieces: "" })).toBe("pieces_empty");
    expect(check("DEST_IN", "10:00", { pieces: "1-10" })).toBeNull();
  });

  it("refuses what makes no sense for the direction or the sender", () => {
    expect(check("PARTNER_ARRIVED", "10:00")).toBe("direction_not_allowed");
    expect(check("DEST_ARRIVED", "10:00", {}, [], { direction: "transit" })).toBe("direction_not_allowed");
    expect(check("HUB_ARRIVED", "10:00", {}, [], { direction: "transit" })).toBeNull();
    expect(check("CANCELLED", "10:00", { source: "driver" })).toBe("source_not_allowed");
    expect(check("SIGNED", "10:00", { source: "system" })).toBe("source_not_allowed");
  });

  it("asks people for a reason, and drivers for a photo", () => {
    expect(check("DELIVERY_FAILED", "10:00")).toBe("reason_required");
    expect(check("DELIVERY_FAILED", "10:00", { reason: "consignee_not_available" })).toBeNull();
    expect(check("DELIVERY_FAILED", "10:00", { source: "import" })).toBeNull();
    const damaged = { source: "driver" as const, reason: "carrier_damaged" };
    expect(check("DAMAGED", "10:00", damaged)).toBe("photo_required");
    expect(check("DAMAGED", "10:00", { ...damaged, photoCount: 1 })).toBeNull();
    expect(check("DAMAGED", "10:00", { ...damaged, source: "desk" })).toBeNull();
  });
});

describe("duplicates", () => {
  const known = fact("DEST_IN", "10:00:05", { pieces: "1-4", dedupeKey: "scan-7" });

  it("are the same code, pieces, minute and source", () => {
    expect(check("DEST_IN", "10:00:50", { pieces: "3-4,1-2" }, [known])).toBe("duplicate");
    expect(check("DEST_IN", "10:01:00", { pieces: "1-4" }, [known])).toBeNull();
    expect(check("DEST_IN", "10:00:50", { pieces: "1-5" }, [known])).toBeNull();
    expect(check("DEST_IN", "10:00:50", { pieces: "1-4", source: "driver" }, [known])).toBeNull();
    expect(check("STATION_PICKED_UP", "10:00:50", { pieces: "1-4" }, [known])).toBeNull();
  });

  it("are known by their key, before anything else is looked at", () => {
    expect(check("DEST_IN", "11:30", { pieces: "99", dedupeKey: "scan-7" }, [known])).toBe("duplicate");
    expect(check("DEST_IN", "11:30", { dedupeKey: "scan-8" }, [known])).toBeNull();
  });

  it("treat a repeated signature as known, not as an error", () => {
    const signed = fact("SIGNED", "10:00");
    expect(check("SIGNED", "10:00:30", {}, [signed])).toBe("duplicate");
    expect(check("SIGNED", "10:05", {}, [signed])).toBe("already_ended");
  });

  it("do not stop a voided event from being recorded again, unless the sender repeats its key", () => {
    const log = [known, fact("VOIDED", "10:10", { voidsEventId: known.id })];
    expect(check("DEST_IN", "10:00", { pieces: "1-4" }, log)).toBeNull();
    expect(check("DEST_IN", "10:00", { pieces: "1-4", dedupeKey: "scan-7" }, log)).toBe("duplicate");
  });

  it("let two notes of one minute be two notes, and two corrections two corrections", () => {
    expect(check("NOTE", "10:00", {}, [fact("NOTE", "10:00")])).toBeNull();
    const other = fact("DEST_ARRIVED", "09:00");
    const log = [known, other, fact("VOIDED", "11:00", { voidsEventId: other.id })];
    expect(check("VOIDED", "11:00", { voidsEventId: known.id }, log)).toBeNull();
  });
});

describe("voiding", () => {
  const wrong = fact("SIGNED", "10:00");
  const correction = fact("VOIDED", "10:30", { voidsEventId: wrong.id });

  it("needs an event of this shipment that still counts and is no correction itself", () => {
    expect(check("VOIDED", "11:00")).toBe("void_target_missing");
    expect(check("VOIDED", "11:00", { voidsEventId: "elsewhere" }, [wrong])).toBe("void_target_unknown");
    expect(check("VOIDED", "11:00", { voidsEventId: wrong.id }, [wrong])).toBeNull();
    expect(check("VOIDED", "11:00", { voidsEventId: wrong.id }, [wrong, correction])).toBe("void_target_voided");
    expect(check("VOIDED", "11:00", { voidsEventId: correction.id }, [wrong, correction])).toBe("void_of_void");
  });

  it("is possible after the end, also of the end itself", () => {
    const cancelled = fact("CANCELLED", "10:00");
    expect(check("VOIDED", "11:00", { voidsEventId: cancelled.id }, [cancelled])).toBeNull();
  });

  it("lets a replacing event take the place of a wrong end", () => {
    expect(check("SIGNED_BY_AGENT", "10:00", {}, [wrong])).toBe("already_ended");
    expect(check("SIGNED_BY_AGENT", "10:00", { voidsEventId: wrong.id }, [wrong])).toBeNull();
    expect(check("SIGNED", "10:00", { voidsEventId: wrong.id, pieces: "1-9" }, [wrong])).toBeNull();
  });
});

describe("ends", () => {
  const reason = { reason: "other_unknown" };

  it("close a cancelled shipment to everything but notes and what happened before", () => {
    const log = [fact("CANCELLED", "10:00")];
    expect(check("DEST_IN", "10:30", {}, log)).toBe("shipment_cancelled");
    expect(check("DAMAGED", "10:30", reason, log)).toBe("shipment_cancelled");
    expect(check("NOTE", "10:30", {}, log)).toBeNull();
    expect(check("DEST_IN", "09:30", {}, log)).toBeNull();
  });

  it("leave a delivered shipment open for damage, shortage, notes and late history", () => {
    const log = [fact("SIGNED", "10:00")];
    for (const code of ["OUT_FOR_DELIVERY", "HOLD_PLACED", "RETURNING", "CANCELLED", "SIGNED_BY_AGENT"] as const) {
      expect([code, check(code, "10:30", {}, log)]).toEqual([code, "already_ended"]);
    }
    expect(check("DELIVERY_FAILED", "10:30", reason, log)).toBe("already_ended");
    expect(check("DAMAGED", "10:30", reason, log)).toBeNull();
    expect(check("SHORTAGE", "10:30", {}, log)).toBeNull();
    expect(check("OUT_FOR_DELIVERY", "09:30", {}, log)).toBeNull();
    expect(check("SIGNED", "09:50", {}, log)).toBeNull();
  });

  it("look at the named pieces only", () => {
    const log = [fact("SIGNED", "10:00", { pieces: "1-8" })];
    expect(check("OUT_FOR_DELIVERY", "10:30", { pieces: "9-10" }, log)).toBeNull();
    expect(check("OUT_FOR_DELIVERY", "10:30", {}, log)).toBeNull();
    expect(check("OUT_FOR_DELIVERY", "10:30", { pieces: "2-3" }, log)).toBe("already_ended");
    expect(check("CANCELLED", "10:30", { pieces: "9-10" }, log)).toBeNull();
    expect(check("RETURNED", "10:30", {}, [...log, fact("RETURNED", "10:10", { pieces: "9" })])).toBeNull();
  });

  it("refuse another end that happened before the known one", () => {
    const signed = fact("SIGNED", "10:00");
    for (const code of ["CANCELLED", "RETURNED", "RETURNING"] as const) {
      expect([code, check(code, "09:00", {}, [signed])]).toEqual([code, "conflicts_with_end"]);
    }
    expect(check("SIGNED", "09:00", {}, [fact("RETURNING", "10:00", { pieces: "3" })])).toBe("conflicts_with_end");
    const cancelledOnTheWayBack = [fact("RETURNING", "09:00"), fact("CANCELLED", "11:00")];
    expect(check("RETURNED", "10:00", {}, cancelledOnTheWayBack)).toBe("conflicts_with_end");
    const elsewhere = [fact("RETURNING", "10:00", { pieces: "3" })];
    expect(check("SIGNED", "09:00", { pieces: "4-5" }, elsewhere)).toBeNull();
  });

  it("let goods on their way back only travel, arrive back or be cancelled", () => {
    const log = [fact("REFUSED", "09:00"), fact("RETURNING", "10:00")];
    expect(check("SIGNED", "11:00", {}, log)).toBe("goods_returning");
    expect(check("OUT_FOR_DELIVERY", "11:00", {}, log)).toBe("goods_returning");
    expect(check("DELIVERY_FAILED", "11:00", reason, log)).toBe("goods_returning");
    expect(check("DEST_IN", "11:00", {}, log)).toBeNull();
    expect(check("RETURNED", "11:00", {}, log)).toBeNull();
    expect(check("CANCELLED", "11:00", {}, log)).toBeNull();
  });
});
