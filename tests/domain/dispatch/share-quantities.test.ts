import { expect, test } from "vitest";
import { shareOf } from "#app/domain/dispatch/share-quantities.ts";
import { allPieces, type PieceSet, pieceSet, subtractPieces } from "#app/domain/tracking/piece-set.ts";
import { seeded } from "#tests/factories/many-shipments.ts";

test("a share is in proportion", () => {
  const whole = { pieces: 4, weightG: 100, volumeCm3: 10 };
  expect(shareOf(whole, [[1, 2]])).toEqual({ count: 2, weightG: 50, volumeCm3: 5 });
  expect(shareOf(whole, allPieces(4))).toEqual({ count: 4, weightG: 100, volumeCm3: 10 });
  expect(shareOf(whole, [])).toEqual({ count: 0, weightG: 0, volumeCm3: 0 });
});

test("however the pieces are cut, the parts sum up to the whole", () => {
  const random = seeded(7);
  const upTo = (n: number) => 1 + Math.floor(random() * n);
  for (let round = 0; round < 300; round++) {
    const whole = { pieces: upTo(60), weightG: upTo(99_999), volumeCm3: upTo(999) };
    let rest: PieceSet = allPieces(whole.pieces);
    const parts: PieceSet[] = [];
    while (rest.length > 0) {
      const picked = pieceSet(Array.from({ length: 3 }, () => upTo(whole.pieces)).map((n) => [n, n] as const));
      const left = parts.length > 5 ? [] : subtractPieces(rest, picked);
      parts.push(subtractPieces(rest, left));
      rest = left;
    }
    const sum = (measure: "count" | "weightG" | "volumeCm3") =>
      parts.reduce((total, part) => total + shareOf(whole, part)[measure], 0);
    expect([sum("count"), sum("weightG"), sum("volumeCm3")]).toEqual([whole.pieces, whole.weightG, whole.volumeCm3]);
  }
});
