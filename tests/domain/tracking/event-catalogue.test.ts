import { describe, expect, it } from "vitest";
import { DIRECTIONS } from "#app/domain/tracking/direction.ts";
import {
  ARRIVAL_EVENT,
  EVENT_CODES,
  EVENT_SOURCES,
  type EventCode,
  eventDefinition,
  eventDirections,
  isEventCode,
  isEventSource,
  placeAfter,
} from "#app/domain/tracking/event-codes.ts";
import { isExceptionCode } from "#app/domain/tracking/exception-codes.ts";
import { isMilestone, MILESTONES, milestoneRank } from "#app/domain/tracking/milestone.ts";
import { PLACES } from "#app/domain/tracking/place.ts";

const codesWhere = (test: (code: EventCode) => boolean) => EVENT_CODES.filter(test);

describe("the catalogue of events", () => {
  it.each(EVENT_CODES)("%s is complete and hangs together", (code) => {
    const definition = eventDefinition(code);
    const { effect, milestone } = definition;
    // an effect that moves along the main line needs a milestone on it, a detour one beside it
    if (effect === "advance" || effect === "end" || effect === "return") {
      expect(milestone && milestoneRank(milestone)).toBeTypeOf("number");
    } else if (effect === "fail" || effect === "delay" || effect === "hold") {
      expect(milestone && milestoneRank(milestone)).toBeNull();
      expect(milestone).not.toBeNull();
    } else {
      expect(milestone).toBeNull();
    }
    expect(definition.sources.length).toBeGreaterThan(0);
    for (const source of [...definition.reasonFrom, ...definition.photoFrom]) {
      expect(definition.sources).toContain(source);
    }
    if (definition.opensException) {
      expect(isExceptionCode(definition.opensException)).toBe(true);
    }
    for (const direction of DIRECTIONS) {
      expect([null, ...PLACES]).toContain(placeAfter(code, direction));
    }
  });

  it("asks for what the desk needs to know of trouble", () => {
    expect(codesWhere((code) => eventDefinition(code).reasonFrom.includes("driver"))).toEqual([
      "PICKUP_FAILED",
      "DELIVERY_FAILED",
      "REFUSED",
      "DAMAGED",
    ]);
    expect(codesWhere((code) => eventDefinition(code).photoFrom.includes("driver"))).toEqual(["REFUSED", "DAMAGED"]);
  });

  it("keeps corrections, notes and misrouting to ourselves", () => {
    expect(codesWhere((code) => !eventDefinition(code).public)).toEqual(["MISROUTED", "VOIDED", "NOTE"]);
  });

  it("lets the goods of a direction arrive by an event that is allowed for them, at our station", () => {
    for (const direction of DIRECTIONS) {
      expect(eventDirections(ARRIVAL_EVENT[direction])).toContain(direction);
      expect(placeAfter(ARRIVAL_EVENT[direction], direction)).toBe("station");
    }
  });

  it("knows its own words and no others", () => {
    expect(isEventCode("SIGNED") && isEventSource("driver") && isMilestone("on_hold")).toBe(true);
    expect(isEventCode("signed") || isEventCode("toString") || isEventSource("") || isMilestone("SIGNED")).toBe(false);
    expect(new Set(EVENT_CODES).size).toBe(EVENT_CODES.length);
    expect(EVENT_SOURCES).toHaveLength(6);
  });

  it("ranks the nine steps of the main line and none of the three detours", () => {
    expect(MILESTONES).toHaveLength(12);
    const ranks = MILESTONES.flatMap((milestone) => milestoneRank(milestone) ?? []);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(new Set(ranks).size).toBe(9);
    expect(MILESTONES.filter((milestone) => milestoneRank(milestone) === null)).toEqual([
      "on_hold",
      "delivery_delayed",
      "delivery_failed",
    ]);
  });
});
