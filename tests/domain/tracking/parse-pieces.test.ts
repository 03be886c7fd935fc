import { describe, expect, it } from "vitest";
import { parsePieces, piecesToStore, storedPieces } from "#app/domain/tracking/parse-pieces.ts";
import { formatPieces, pieceSet } from "#app/domain/tracking/piece-set.ts";
import { seeded } from "./random.ts";

const read = (text: string | null, total = 20) => {
  const parsed = parsePieces(text, total);
  return parsed.ok ? formatPieces(parsed.pieces) : parsed.problem;
};

describe("parsePieces", () => {
  it.each([
    ["1-12,15", "1-12,15"],
    [" 3 ", "3"],
    ["15,1-3,2-5", "1-5,15"],
    ["3、5～7", "3,5-7"],
    ["１－３，９", "1-3,9"],
    ["1 至 4；6", "1-4,6"],
    ["1–2 4", "1-2,4"],
    ["1,,2,", "1-2"],
    ["007", "7"],
    ["1-20", "1-20"],
  ])("reads %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["", "pieces_empty"],
    [" , ", "pieces_empty"],
    ["0", "pieces_out_of_range"],
    ["21", "pieces_out_of_range"],
    ["1-21", "pieces_out_of_range"],
    ["5-3", "pieces_malformed"],
    ["a", "pieces_malformed"],
    ["1-2-3", "pieces_malformed"],
    ["-3", "pieces_malformed"],
    ["1.5", "pieces_malformed"],
    ["99999999999999999999", "pieces_malformed"],
    ["all", "pieces_malformed"],
  ])("refuses %j as %s", (text, problem) => {
    expect(read(text)).toBe(problem);
  });

  it("takes null for all pieces", () => {
    expect(read(null)).toBe("1-20");
  });

  it("reads back what was written (500 random sets)", () => {
    const random = seeded(7);
    for (let round = 0; round < 500; round++) {
      const set = pieceSet(
        Array.from({ length: random.int(1, 5) }, () => {
          const from = random.int(1, 90);
          return [from, from + random.int(0, 10)] as const;
        }),
      );
      expect(parsePieces(formatPieces(set), 100)).toEqual({ ok: true, pieces: set });
      expect(storedPieces(piecesToStore(set, 100), 100)).toEqual(set);
    }
  });
});

describe("storedPieces", () => {
  it("leaves out pieces beyond a corrected total", () => {
    expect(formatPieces(storedPieces("5-12,15", 10))).toBe("5-10");
    expect(storedPieces("15", 10)).toEqual([]);
  });

  it("reads null as all, the empty text as none, and refuses to guess at anything else", () => {
    expect(storedPieces(null, 3)).toEqual([[1, 3]]);
    expect(storedPieces("", 3)).toEqual([]);
    expect(() => storedPieces("{}", 3)).toThrow(RangeError);
  });

  it("stores all pieces as null", () => {
    expect(piecesToStore([[1, 9]], 9)).toBeNull();
    expect(piecesToStore([[1, 8]], 9)).toBe("1-8");
    expect(piecesToStore([], 9)).toBe("");
  });
});
