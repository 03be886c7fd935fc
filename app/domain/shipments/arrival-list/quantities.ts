import { type CellValue, isFormula } from "./cell.ts";

export type Quantity =
  | { ok: true; value: number }
  | { ok: false; code: "not_a_number" | "formula" | "too_big" | "not_whole" };

/** How many of the stored unit (g, cm³, fen, pieces) one of a written unit is, and which unit is meant where none is written. */
export interface Measure {
  factors: Readonly<Record<string, number>>;
  usual: number;
  max: number;
  /** half a piece is a mistake, not something to round */
  wholeOnly?: boolean;
}

/** Stored in grams. One shipment of 100 t is more than a truck carries. */
export const WEIGHT: Measure = {
  factors: {
    kg: 1000,
    kgs: 1000,
    公斤: 1000,
    千克: 1000,
    吨: 1_000_000,
    t: 1_000_000,
    斤: 500,
    市斤: 500,
    g: 1,
    克: 1,
  },
  usual: 1000,
  max: 100_000_000,
};

/** Stored in cubic centimetres; at most 1,000 m³. */
export const VOLUME: Measure = {
  factors: {
    m3: 1_000_000,
    cbm: 1_000_000,
    立方米: 1_000_000,
    立方: 1_000_000,
    方: 1_000_000,
    升: 1000,
    l: 1000,
    cm3: 1,
  },
  usual: 1_000_000,
  max: 1_000_000_000,
};

/** Stored in fen; at most 10 million yuan. */
export const MONEY: Measure = {
  factors: { 元: 100, 块: 100, 圆: 100, rmb: 100, cny: 100, 万元: 1_000_000, 万: 1_000_000, 分: 1 },
  usual: 100,
  max: 1_000_000_000,
};

/** Whole things; at most 99,999. */
export const COUNT: Measure = {
  factors: { 件: 1, 箱: 1, 个: 1, 份: 1, 张: 1, 包: 1, 捆: 1, 桶: 1, 托: 1, 卷: 1, 票: 1, pcs: 1, ctns: 1 },
  usual: 1,
  max: 99_999,
  wholeOnly: true,
};

/** Spreadsheets store 0.1 + 0.2 as 0.30000000000000004: a difference this small was never typed. */
const NOISE = 1e-4;

const CURRENCY_FIRST = /^([+-]?)(?:¥|rmb|cny)/;
const NUMBER_WITH_UNIT = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?([^\d.,+-].*)?$/;

/** Exact product of a decimal and a power-of-ten-like factor, rounded half up to a whole: no binary fractions on the way. */
function scaled(whole: string, fraction: string, factor: number): number {
  const digits = fraction.slice(0, 12).padEnd(12, "0");
  const product = BigInt(whole + digits) * BigInt(factor);
  const unit = 1_000_000_000_000n;
  return Number((product + unit / 2n) / unit);
}

function parseText(text: string, measure: Measure, headingFactor: number): Quantity {
  const plain = text.normalize("NFKC").toLowerCase().replace(/\s+/g, "").replace(CURRENCY_FIRST, "$1");
  if (plain.startsWith("=")) {
    return { ok: false, code: "formula" };
  }
  const match = NUMBER_WITH_UNIT.exec(plain);
  const [, sign, whole, fraction, unit] = match ?? [];
  if (!match || (whole === undefined && !fraction)) {
    return { ok: false, code: "not_a_number" };
  }
  const factor = unit === undefined ? headingFactor : measure.factors[unit];
  if (factor === undefined) {
    return { ok: false, code: "not_a_number" };
  }
  if (measure.wholeOnly && /[1-9]/.test(fraction ?? "")) {
    return { ok: false, code: "not_whole" };
  }
  const size = scaled((whole ?? "0").replaceAll(",", ""), fraction ?? "", factor);
  if (size > measure.max) {
    return { ok: false, code: "too_big" };
  }
  return { ok: true, value: sign === "-" && size !== 0 ? -size : size };
}

/** Stored units per unit named in a heading; what is usual for the measure where the heading names none or another thing. */
export function headingFactor(unit: string | undefined, measure: Measure): number {
  return (unit === undefined ? undefined : measure.factors[unit]) ?? measure.usual;
}

/**
 * Reads a number as people write it (`1,250.5`, `36公斤`, `¥120`, full-width digits) into the measure's stored unit.
 * A unit in the cell outranks the one of the heading. Approximations such as `约120` are not numbers. May be negative.
 */
export function parseQuantity(cell: CellValue, measure: Measure, factor: number): Quantity {
  if (isFormula(cell)) {
    return { ok: false, code: "formula" };
  }
  if (typeof cell === "string") {
    return parseText(cell, measure, factor);
  }
  return typeof cell === "number" && Number.isFinite(cell)
    ? parseNumber(cell, measure, factor)
    : { ok: false, code: "not_a_number" };
}

function parseNumber(number: number, measure: Measure, factor: number): Quantity {
  if (Math.abs(number) * factor > measure.max) {
    return { ok: false, code: "too_big" };
  }
  const nearest = Math.round(number * factor);
  if (Math.abs(number * factor - nearest) < NOISE) {
    return { ok: true, value: nearest === 0 ? 0 : nearest };
  }
  // More decimals than the stored unit has: binary fractions would round some halves the wrong way.
  return parseText(number.toFixed(9), measure, factor);
}
