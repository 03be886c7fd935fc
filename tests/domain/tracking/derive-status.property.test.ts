import { describe, expect, it } from "vitest";
import { deriveStatus } from "#app/domain/tracking/derive-status.ts";
import { DIRECTIONS } from "#app/domain/tracking/direction.ts";
import { EVENT_CODES, EVENT_SOURCES } from "#app/domain/tracking/event-definition.ts";
import { countingEvents, type RecordedEvent } from "#app/domain/tracking/event-fact.ts";
import { checkEvent } from "#app/domain/tracking/event-rules.ts";
import { lineRank } from "#app/domain/tracking/milestone.ts";
import { storedPieces } from "#app/domain/tracking/parse-pieces.ts";
import { containsPiece, countPieces, formatPieces } from "#app/domain/tracking/piece-set.ts";
import { afterEvent, isReturning, type PieceState, UNTOUCHED } from "#app/domain/tracking/piece-state.ts";
import { changesPieces, tracePieces } from "#app/domain/tracking/trace-pieces.ts";
import { at, fact } from "./facts.ts";
import { type Random, seeded } from "./random.ts";

const MINUTE = 60_000;

/** A log with distinct times of occurrence and unrelated times of recording; some events voided. */
function randomLog(random: Random, total: number): RecordedEvent[] {
  const minutes = random.shuffle(Array.from({ length: 400 }, (_, i) => i)).slice(0, random.int(1, 14));
  const log = minutes.map((minute) => {
    const from = random.int(1, total);
    const to = random.int(from, total);
    return fact(random.pick(EVENT_CODES), "00:00", {
      occurredAt: new Date(at("00:00").getTime() + minute * MINUTE),
      recordedAt: new Date(at("10:00").getTime() + random.int(0, 600) * MINUTE),
      pieces: random.int(0, 2) === 0 ? formatPieces([[from, to]]) : null,
      source: random.pick(EVENT_SOURCES),
    });
  });
  for (const event of log.filter((candidate) => candidate.code === "VOIDED")) {
    event.voidsEventId = random.pick(log).id;
  }
  return log;
}

/** The slow way: every piece on its own. */
function pieceByPiece(total: number, log: RecordedEvent[], direction: (typeof DIRECTIONS)[number]): PieceState[] {
  const counting = countingEvents(log).filter(changesPieces);
  return Array.from({ length: total }, (_, i) =>
    counting
      .filter((event) => containsPiece(storedPieces(event.pieces, total), i + 1))
      .reduce((state, event) => afterEvent(state, event.code, direction), UNTOUCHED),
  );
}

describe("deriveStatus over 1,500 random logs", () => {
  const random = seeded(214);
  const cases = Array.from({ length: 1500 }, () => {
    const total = random.int(1, 12);
    return { total, direction: random.pick(DIRECTIONS), log: randomLog(random, total) };
  });

  it("does not depend on the order of recording", () => {
    for (const { total, direction, log } of cases) {
      const status = deriveStatus(total, log, direction);
      const times = random.shuffle(log.map((event) => event.recordedAt));
      const reordered = random.shuffle(log.map((event, i) => ({ ...event, recordedAt: times[i]! })));
      expect(deriveStatus(total, reordered, direction)).toEqual(status);
    }
  });

  it("treats pieces in groups as it would treat each piece", () => {
    for (const { total, direction, log } of cases) {
      const slow = pieceByPiece(total, log, direction);
      const groups = tracePieces(total, countingEvents(log), direction);
      for (const [i, state] of slow.entries()) {
        const mine = groups.filter((group) => containsPiece(group.pieces, i + 1));
        expect(mine.map((group) => group.state)).toEqual([state]);
      }
    }
  });

  it("has every piece in exactly one milestone and one place", () => {
    for (const { total, direction, log } of cases) {
      const status = deriveStatus(total, log, direction);
      const count = (sets: Record<string, Parameters<typeof countPieces>[0]>) =>
        Object.values(sets).reduce((sum, set) => sum + countPieces(set), 0);
      expect(count(status.piecesByMilestone)).toBe(total);
      expect(count(status.location.byPlace)).toBe(total);
      expect(status.milestone === "delivered").toBe(status.terminal && countPieces(status.signedPieces) > 0);
      const { partial } = status;
      if (partial) {
        expect(partial.done).toBeGreaterThan(0);
        expect(partial.done).toBeLessThan(total);
        expect(partial.done).toBe(countPieces(status.piecesByMilestone[partial.milestone]));
      } else {
        expect(countPieces(status.piecesByMilestone[status.milestone])).toBe(total);
      }
    }
  });

  it("never goes back by a late event that the rules let in", () => {
    const progress = (state: PieceState) =>
      state.ended || isReturning(state) ? 1e6 : state.attempt * 1000 + lineRank(state.reached);
    let accepted = 0;
    for (const { total, direction, log } of cases) {
      const last = Math.max(...log.map((event) => event.occurredAt.getTime()));
      const [late] = randomLog(random, total);
      const event = { ...late!, occurredAt: new Date(last - random.int(0, 300) * MINUTE - 30_000), voidsEventId: null };
      const problem = checkEvent({
        shipment: { createdAt: at("00:00"), shippedAt: null, totalPieces: total, direction },
        event: { ...event, reason: "other_unknown", photoCount: 1 },
        existing: log,
        now: at("23:00"),
      });
      if (problem !== null || event.code === "VOIDED") {
        continue;
      }
      accepted += 1;
      const before = pieceByPiece(total, log, direction);
      const after = pieceByPiece(total, [...log, event], direction);
      for (const [i, state] of after.entries()) {
        expect(progress(state)).toBeGreaterThanOrEqual(progress(before[i]!));
        if (before[i]!.ended) {
          expect(state.reached).toBe(before[i]!.reached);
        }
      }
    }
    expect(accepted).toBeGreaterThan(300);
  });

  it("gives the same when a log is cut and continued as when it is read at once, if recorded in order", () => {
    for (const { total, direction, log } of cases.slice(0, 500)) {
      const ordered = countingEvents(log);
      const milestones = ordered.map((_, i) => deriveStatus(total, ordered.slice(0, i + 1), direction));
      for (const [i, status] of milestones.entries()) {
        const before = milestones[i - 1];
        if (before?.terminal) {
          expect({ ...status, lastEventAt: null }).toEqual({ ...before, lastEventAt: null });
        }
        if (before) {
          expect(status.attempt).toBeGreaterThanOrEqual(before.attempt);
        }
      }
    }
  });
});

describe("deriveStatus with many pieces", () => {
  it("takes 2,000 pieces scanned one by one in its stride", () => {
    const total = 2000;
    const log = ["DEST_ARRIVED", "DEST_IN"].flatMap((code, round) =>
      Array.from({ length: total }, (_, i) =>
        fact(code as "DEST_IN", "00:00", {
          occurredAt: new Date(at("01:00").getTime() + round * 3_600_000 + ((i * 7919) % total) * 1000),
          pieces: String(i + 1),
        }),
      ),
    );
    const started = performance.now();
    const status = deriveStatus(total, log, "inbound");
    expect(status.partial).toBeNull();
    expect(formatPieces(status.location.byPlace.hub_warehouse)).toBe("1-2000");
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
