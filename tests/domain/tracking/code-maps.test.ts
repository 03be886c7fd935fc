import { describe, expect, it } from "vitest";
import { AFTERSHIP_SUBTAGS, AFTERSHIP_TAGS, fromAfterShip } from "#app/domain/tracking/aftership-codes.ts";
import { CODE_MAP, type CodeSystem, fitToDirection, foreignCode, LOSSY } from "#app/domain/tracking/code-maps.ts";
import { DIRECTIONS } from "#app/domain/tracking/direction.ts";
import { EVENT_CODES, type EventCode, eventDefinition, eventDirections } from "#app/domain/tracking/event-codes.ts";
import { isExceptionCode } from "#app/domain/tracking/exception-codes.ts";
import type { ForeignMeaning } from "#app/domain/tracking/foreign-code.ts";
import { fromKuaidi100, KUAIDI100_CODES } from "#app/domain/tracking/kuaidi100-codes.ts";
import { isMilestone } from "#app/domain/tracking/milestone.ts";
import { fromWechat, WECHAT_ACTIONS } from "#app/domain/tracking/wechat-codes.ts";

// the lists as published, written down apart from the tables under test
const words = (text: string) => text.trim().split(/\s+/);
const KUAIDI100 = words(`0 1 2 3 4 5 6 7 8 10 11 12 13 14
  101 102 103 1001 1002 1003 501 301 302 303 304 401 201 202 203 204 205 206 207 208 209 210`);
const AFTERSHIP = words(`Pending_001 Pending_002 Pending_003 Pending_004 Pending_005 Pending_006 InfoReceived_001
  InTransit_001 InTransit_002 InTransit_003 InTransit_004 InTransit_005 InTransit_006 InTransit_007 InTransit_008
  InTransit_009 OutForDelivery_001 OutForDelivery_003 OutForDelivery_004 AvailableForPickup_001 AttemptFail_001
  AttemptFail_002 AttemptFail_003 Delivered_001 Delivered_002 Delivered_003 Delivered_004 Delivered_005 Exception_001
  Exception_002 Exception_003 Exception_004 Exception_005 Exception_006 Exception_007 Exception_008 Exception_009
  Exception_010 Exception_011 Exception_012 Exception_013 Exception_016 Exception_017 Exception_018 Expired_001`);
const AFTERSHIP_TAG_LIST = words(
  "Pending InfoReceived InTransit OutForDelivery AttemptFail Delivered AvailableForPickup Exception Expired",
);
const WECHAT = words("100001 100002 100003 200001 300002 300003 300004 400001 400002");
const BIZ_STEPS = words(`accepting arriving collecting departing holding inspecting loading packing receiving shipping
  staging_outbound storing transporting unloading void_shipping`);
const DISPOSITIONS = words("in_progress in_transit damaged returned mismatch_quantity completeness_verified");
/** element 1650 of segment AT7, as far as it speaks of parcels and lorries */
const X12 = words("A3 A7 A9 AF AG AH AI AV BA CA CP D1 I1 J1 L1 OA P1 PA R1 RH S1 SD X1 X2 X3 X4 X5 X6 X8 XB");

const SYSTEMS: Record<CodeSystem, { list: string[]; read: (code: string) => ForeignMeaning | null }> = {
  kuaidi100: { list: KUAIDI100, read: fromKuaidi100 },
  aftership: { list: AFTERSHIP, read: fromAfterShip },
  wechat: { list: WECHAT, read: fromWechat },
};
const NAMES = Object.keys(SYSTEMS) as CodeSystem[];

describe("our events in the words of others", () => {
  it.each(EVENT_CODES)("%s uses only codes that are published", (code) => {
    const row = CODE_MAP[code];
    for (const system of NAMES) {
      const said = foreignCode(system, code);
      if (said !== null) {
        expect(SYSTEMS[system].list).toContain(said);
      }
    }
    if (row.kuaidi100) {
      expect(KUAIDI100).toContain(row.kuaidi100.state);
    }
    expect([null, ...BIZ_STEPS]).toContain(row.bizStep);
    expect([null, ...DISPOSITIONS]).toContain(row.disposition);
    expect([null, ...X12]).toContain(row.x12);
  });

  it("has a word of 快递100 and of AfterShip for every event but corrections and notes", () => {
    const silent = (system: CodeSystem) => EVENT_CODES.filter((code) => foreignCode(system, code) === null);
    expect(silent("kuaidi100")).toEqual(["VOIDED", "NOTE"]);
    expect(silent("aftership")).toEqual(["VOIDED", "NOTE"]);
  });

  it.each([
    ["PICKED_UP", "103", "InTransit_002", "100001"],
    ["HANDED_TO_PARTNER", "1003", "InTransit_009", "200001"],
    ["OUT_FOR_DELIVERY", "5", "OutForDelivery_001", "300002"],
    ["SIGNED", "301", "Delivered_003", "300003"],
    ["SIGNED_BY_AGENT", "303", "Delivered_001", "300003"],
    ["REFUSED", "203", "Exception_003", "300004"],
    ["RETURNING", "6", "Exception_010", null],
    ["CANCELLED", "401", "Exception_001", "400001"],
  ] as const)("says %s as %s, %s, %s", (code, ...said) => {
    expect(NAMES.map((system) => foreignCode(system, code))).toEqual(said);
  });
});

describe("the words of others as ours", () => {
  it("reads exactly the published lists", () => {
    expect(Object.keys(KUAIDI100_CODES).sort()).toEqual([...KUAIDI100].sort());
    expect(Object.keys(AFTERSHIP_SUBTAGS).sort()).toEqual([...AFTERSHIP].sort());
    expect(Object.keys(AFTERSHIP_TAGS).sort()).toEqual([...AFTERSHIP_TAG_LIST].sort());
    expect(Object.keys(WECHAT_ACTIONS).sort()).toEqual([...WECHAT].sort());
  });

  it.each(NAMES)("gives each code of %s a milestone that its event agrees with", (system) => {
    for (const code of SYSTEMS[system].list) {
      const meaning = SYSTEMS[system].read(code);
      expect([code, meaning && isMilestone(meaning.milestone)]).toEqual([code, true]);
      const own = meaning?.event ? eventDefinition(meaning.event).milestone : null;
      expect([code, own ?? meaning?.milestone]).toEqual([code, meaning?.milestone]);
      expect([code, meaning?.reason == null || isExceptionCode(meaning.reason)]).toEqual([code, true]);
    }
  });

  it.each(NAMES)("comes back from %s to the same milestone, but where the table says it cannot", (system) => {
    const lost = EVENT_CODES.filter((code: EventCode) => {
      const said = foreignCode(system, code);
      const { milestone } = eventDefinition(code);
      return said !== null && milestone !== null && SYSTEMS[system].read(said)?.milestone !== milestone;
    });
    expect(lost).toEqual(LOSSY[system]);
  });

  it("agrees with the list where it is easy to be wrong", () => {
    expect(fromKuaidi100(14)).toEqual({
      milestone: "delivery_failed",
      event: "REFUSED",
      reason: "consignee_refused",
    });
    expect(fromKuaidi100("4")?.event).toBe("RETURNED");
    expect(fromKuaidi100("6")?.event).toBe("RETURNING");
    // another carrier's "held up" must not put a blocking hold on our goods
    expect(fromKuaidi100(208)).toMatchObject({ milestone: "on_hold", event: null });
    expect(fromAfterShip("Exception_011")?.event).toBe("RETURNED");
    expect(fromAfterShip("Delivered_002")?.event).toBe("SIGNED_SELF_PICKUP");
    expect(fromWechat("300004")?.event).toBe("DELIVERY_FAILED");
  });

  it("falls back to the tag for a newer sub-tag, and to nothing for strangers", () => {
    expect(fromAfterShip("Delivered_099")?.milestone).toBe("delivered");
    expect(fromAfterShip("InTransit")?.milestone).toBe("in_transit");
    expect(["", "Teleported_001", "constructor", "toString_1"].map(fromAfterShip)).toEqual([null, null, null, null]);
    expect(["9", "", "constructor", 999].map((code) => fromKuaidi100(code))).toEqual([null, null, null, null]);
    expect([300005, "", "constructor"].map((code) => fromWechat(code))).toEqual([null, null, null]);
  });
});

describe("fitToDirection", () => {
  it("makes every event that can be read one that is allowed for the direction", () => {
    for (const meaning of [KUAIDI100_CODES, AFTERSHIP_SUBTAGS, WECHAT_ACTIONS].flatMap((t) => Object.values(t))) {
      for (const direction of DIRECTIONS) {
        if (meaning.event) {
          expect(eventDirections(fitToDirection(meaning.event, direction))).toContain(direction);
        }
      }
    }
    expect(fitToDirection("DEST_ARRIVED", "transit")).toBe("PARTNER_ARRIVED");
    expect(fitToDirection("DEST_ARRIVED", "inbound")).toBe("DEST_ARRIVED");
    expect(fitToDirection("PARTNER_ARRIVED", "inbound")).toBe("DEST_ARRIVED");
    expect(fitToDirection("SIGNED", "transit")).toBe("SIGNED");
  });
});
