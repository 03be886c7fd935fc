import { describe, expect, it } from "vitest";
import { deriveStatus } from "#app/domain/tracking/derive-status.ts";
import { DIRECTIONS, type Direction } from "#app/domain/tracking/direction.ts";
import { type EVENT_CODES, eventDirections } from "#app/domain/tracking/event-codes.ts";
import type { EventFact } from "#app/domain/tracking/event-fact.ts";
import { formatPieces } from "#app/domain/tracking/piece-set.ts";
import {
  currentStage,
  isLate,
  planFromJson,
  planStages,
  planToJson,
  stageProgress,
} from "#app/domain/tracking/stage-plan.ts";
import { DIRECTION_STAGES, STAGES, stageCompletedBy, stagesOf } from "#app/domain/tracking/stages.ts";
import { at, fact } from "./facts.ts";

const HOUR = 3_600_000;

function plan(direction: Direction) {
  const standard = stagesOf(direction).map((stage, i) => ({ stage, afterMs: (i + 1) * HOUR }));
  return planStages(direction, standard, at("00:00"));
}

function stageNow(direction: Direction, events: EventFact[], totalPieces = 10) {
  const status = deriveStatus(totalPieces, events, direction);
  return currentStage(plan(direction), { direction, totalPieces, events, status })?.stage ?? null;
}

describe("planStages", () => {
  it("gives the stages of the direction in order, due so long after the base", () => {
    expect(
      planStages(
        "inbound",
        [
          { stage: "signed", afterMs: 24 * HOUR },
          { stage: "arrival", afterMs: 0 },
          { stage: "handed_over", afterMs: HOUR },
        ],
        at("08:00"),
      ),
    ).toEqual([
      { stage: "arrival", dueAt: at("08:00") },
      { stage: "signed", dueAt: new Date("2026-10-02T08:00:00.000Z") },
    ]);
  });

  it("comes back from JSON as it went in, and from rubbish as nothing", () => {
    const stages = plan("transit");
    expect(planFromJson(JSON.parse(JSON.stringify(planToJson(stages))))).toEqual(stages);
    expect(planFromJson([{ stage: "unheard_of", dueAt: "2026-10-01" }, { stage: "signed", dueAt: "soon" }, 7])).toEqual(
      [],
    );
    expect(planFromJson(null)).toEqual([]);
  });
});

describe("currentStage", () => {
  it("walks through an inbound journey", () => {
    const steps = [
      [fact("LINEHAUL_DEPARTED", "01:00"), "arrival"],
      [fact("DEST_ARRIVED", "02:00"), "station_pickup"],
      [fact("DEST_IN", "03:00"), "delivery_out"],
      [fact("OUT_FOR_DELIVERY", "04:00"), "signed"],
      [fact("SIGNED", "05:00"), null],
    ] as const;
    expect(
      steps.map((_, i) =>
        stageNow(
          "inbound",
          steps.slice(0, i + 1).map(([event]) => event),
        ),
      ),
    ).toEqual(steps.map(([, stage]) => stage));
  });

  it("walks through outbound and transit journeys", () => {
    const outbound = ["PICKED_UP", "ORIGIN_IN", "LINEHAUL_DEPARTED", "DEST_ARRIVED"] as const;
    const transit = ["HUB_ARRIVED", "DEST_IN", "HANDED_TO_PARTNER", "PARTNER_ARRIVED"] as const;
    const walk = (direction: Direction, codes: readonly (typeof EVENT_CODES)[number][]) =>
      codes.map((_, i) =>
        stageNow(
          direction,
          codes.slice(0, i + 1).map((code, n) => fact(code, `0${n + 1}:00`)),
        ),
      );
    expect(walk("outbound", outbound)).toEqual(["origin_in", "linehaul_departed", "dest_arrived", "signed"]);
    expect(walk("transit", transit)).toEqual(["hub_in", "handed_over", "partner_arrived", "signed"]);
  });

  it("takes a later stage as proof of the earlier ones", () => {
    expect(stageNow("inbound", [fact("OUT_FOR_DELIVERY", "01:00")])).toBe("signed");
    expect(stageNow("transit", [fact("HANDED_TO_PARTNER", "01:00")])).toBe("partner_arrived");
  });

  it("waits for the last piece, but not for those sent back or cancelled", () => {
    const events = [fact("DEST_ARRIVED", "01:00", { pieces: "1-8" })];
    expect(stageNow("inbound", events)).toBe("arrival");
    expect(stageNow("inbound", [...events, fact("CANCELLED", "02:00", { pieces: "9-10" })])).toBe("station_pickup");
    expect(stageNow("inbound", [...events, fact("DEST_ARRIVED", "02:00", { pieces: "9-10" })])).toBe("station_pickup");
  });

  it("is null when the journey is over or turned back", () => {
    expect(stageNow("inbound", [fact("CANCELLED", "01:00")])).toBeNull();
    expect(stageNow("inbound", [fact("OUT_FOR_DELIVERY", "01:00"), fact("RETURNING", "02:00")])).toBeNull();
  });

  it("does not count a voided event", () => {
    const arrived = fact("DEST_ARRIVED", "01:00");
    expect(stageNow("inbound", [arrived, fact("VOIDED", "02:00", { voidsEventId: arrived.id })])).toBe("arrival");
  });

  it("skips stages without a standard", () => {
    const events = [fact("DEST_ARRIVED", "01:00")];
    const status = deriveStatus(1, events, "inbound");
    const shipment = { direction: "inbound" as const, totalPieces: 1, events, status };
    expect(currentStage([{ stage: "signed", dueAt: at("09:00") }], shipment)?.stage).toBe("signed");
    expect(currentStage([], shipment)).toBeNull();
  });
});

describe("stageProgress", () => {
  it("tells which pieces are through and when the last one was", () => {
    const events = [
      fact("DEST_ARRIVED", "01:00", { pieces: "1-6" }),
      fact("DEST_IN", "02:00", { pieces: "1-3" }),
      fact("DEST_ARRIVED", "03:00", { pieces: "7-10" }),
    ];
    const status = deriveStatus(10, events, "inbound");
    const [arrival, pickup] = stageProgress({ direction: "inbound", totalPieces: 10, events, status });
    expect(arrival).toMatchObject({ stage: "arrival", completedAt: at("03:00") });
    expect(pickup?.completedAt).toBeNull();
    expect(formatPieces(pickup?.done ?? [])).toBe("1-3");
  });
});

describe("the stages", () => {
  it("are completed by events that exist for the direction, one stage an event", () => {
    for (const direction of DIRECTIONS) {
      const codes = DIRECTION_STAGES[direction].flatMap((rule) => rule.completedBy);
      expect(new Set(codes).size).toBe(codes.length);
      for (const code of codes) {
        expect([code, eventDirections(code).includes(direction)]).toEqual([code, true]);
      }
      expect(stagesOf(direction).at(-1)).toBe("signed");
    }
    expect(new Set(DIRECTIONS.flatMap(stagesOf))).toEqual(new Set(STAGES));
    expect(stageCompletedBy("DEST_IN", "transit")).toBe("hub_in");
    expect(stageCompletedBy("NOTE", "transit")).toBeNull();
  });

  it("are late after their time, not at it", () => {
    expect(isLate(at("09:00"), at("09:00"))).toBe(false);
    expect(isLate(at("09:00"), new Date(at("09:00").getTime() + 1))).toBe(true);
  });
});
