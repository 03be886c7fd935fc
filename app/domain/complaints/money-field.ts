import * as z from "zod";
import { MONEY, parseQuantity } from "#app/domain/shipments/arrival-list/quantities.ts";

/** The fen of a sum, or what is wrong with it. A text is yuan as people type it ("1,250.5", "¥120"), a number is fen. */
function readFen(typed: string | number): number | { code: string } {
  if (typed === "") {
    return { code: "required" };
  }
  const read =
    typeof typed === "number" ? { ok: true as const, value: typed } : parseQuantity(typed, MONEY, MONEY.usual);
  if (!read.ok) {
    return { code: read.code === "too_big" ? "too_much" : "not_a_number" };
  }
  if (!Number.isInteger(read.value)) {
    return { code: "not_whole" };
  }
  return read.value < 0 ? { code: "negative" } : read.value > MONEY.max ? { code: "too_much" } : read.value;
}

/** A sum of money in a form; fen comes out. At most 10 million yuan: above it somebody has typed a digit too many. */
export const moneyField = z.union([z.number(), z.string().trim().max(40)]).transform((typed, check) => {
  const read = readFen(typed);
  if (typeof read === "number") {
    return read;
  }
  check.issues.push({ code: "custom", message: read.code, input: typed, continue: true });
  return z.NEVER;
});
