import { describe, expect, it } from "vitest";
import {
  allPieces,
  containsPiece,
  countPieces,
  eachPiece,
  formatPieces,
  includesPieces,
  intersectPieces,
  isAllPieces,
  type PieceRange,
  type PieceSet,
  pieceSet,
  samePieces,
  subtractPieces,
  takePieces,
  unionPieces,
} from "#app/domain/tracking/piece-set.ts";
import { seeded } from "./random.ts";

const TOTAL = 40;

function randomSet(random: ReturnType<typeof seeded>): PieceSet {
  const ranges = Array.from({ length: random.int(0, 6) }, (): PieceRange => {
    const from = random.int(1, TOTAL);
    return [from, Math.min(TOTAL, from + random.int(0, 8))];
  });
  return pieceSet(ranges);
}

const numbers = (set: PieceSet) => [...eachPiece(set)];

function expectNormal(set: PieceSet): void {
  for (const [i, [from, to]] of set.entries()) {
    expect(from).toBeLessThanOrEqual(to);
    const before = set[i - 1];
    if (before) {
      // a gap of at least one piece, else the two runs should be one
      expect(from).toBeGreaterThan(before[1] + 1);
    }
  }
}

describe("piece sets", () => {
  it("agree with plain sets of numbers in every operation (600 random pairs)", () => {
    const random = seeded(20261001);
    for (let round = 0; round < 600; round++) {
      const a = randomSet(random);
      const b = randomSet(random);
      const [inA, inB] = [new Set(numbers(a)), new Set(numbers(b))];
      const all = numbers(allPieces(TOTAL));
      const results: [PieceSet, number[]][] = [
        [unionPieces(a, b), all.filter((n) => inA.has(n) || inB.has(n))],
        [intersectPieces(a, b), all.filter((n) => inA.has(n) && inB.has(n))],
        [subtractPieces(a, b), all.filter((n) => inA.has(n) && !inB.has(n))],
      ];
      for (const [set, expected] of results) {
        expect(numbers(set)).toEqual(expected);
        expect(countPieces(set)).toBe(expected.length);
        expectNormal(set);
      }
      expect(includesPieces(a, b)).toBe([...inB].every((n) => inA.has(n)));
      expect(samePieces(a, b)).toBe(formatPieces(a) === formatPieces(b));
      expect(isAllPieces(a, TOTAL)).toBe(inA.size === TOTAL);
      const piece = random.int(1, TOTAL);
      expect(containsPiece(a, piece)).toBe(inA.has(piece));
      const wanted = random.int(0, TOTAL);
      expect(numbers(takePieces(a, wanted))).toEqual([...inA].sort((x, y) => x - y).slice(0, wanted));
    }
  });

  it("join runs that touch and drop empty ones", () => {
    expect(
      pieceSet([
        [4, 6],
        [1, 3],
        [9, 8],
        [8, 8],
      ]),
    ).toEqual([
      [1, 6],
      [8, 8],
    ]);
    expect(
      formatPieces(
        pieceSet([
          [1, 12],
          [15, 15],
        ]),
      ),
    ).toBe("1-12,15");
    expect(formatPieces([])).toBe("");
    expect(allPieces(0)).toEqual([]);
    expect(isAllPieces([], 0)).toBe(true);
    expect(isAllPieces([[2, 10]], 10)).toBe(false);
  });

  it("leave their operands alone", () => {
    const a: PieceSet = Object.freeze([Object.freeze([1, 5] as const), Object.freeze([9, 9] as const)]);
    const b: PieceSet = Object.freeze([Object.freeze([3, 8] as const)]);
    expect(formatPieces(unionPieces(a, b))).toBe("1-9");
    expect(formatPieces(subtractPieces(a, b))).toBe("1-2,9");
    expect(formatPieces(intersectPieces(a, b))).toBe("3-5");
  });

  it("stay quick with 20,000 pieces in 10,000 runs", () => {
    const odd = pieceSet(Array.from({ length: 10_000 }, (_, i): PieceRange => [2 * i + 1, 2 * i + 1]));
    const even = pieceSet(Array.from({ length: 10_000 }, (_, i): PieceRange => [2 * i + 2, 2 * i + 2]));
    const started = performance.now();
    for (let i = 0; i < 5; i++) {
      expect(unionPieces(odd, even)).toEqual([[1, 20_000]]);
      expect(intersectPieces(odd, even)).toEqual([]);
      expect(subtractPieces(allPieces(20_000), odd)).toEqual(even);
    }
    // an implementation that is quadratic in the runs takes minutes
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
