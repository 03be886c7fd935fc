import type { Direction } from "#app/domain/tracking/direction.ts";

/** 进, 出, 中 */
const LETTERS = { inbound: "J", outbound: "C", transit: "Z" } as const satisfies Record<Direction, string>;
/** The letter takes part in the check as a digit. */
const LETTER_DIGITS: Record<string, string> = { J: "1", C: "2", Z: "3" };

/**
 * A quasigroup of order 10 (H. M. Damm, 2004): a check digit over it finds every single wrong digit and every swap of
 * two neighbours, the two mistakes people make when they read a number over the phone.
 */
const DAMM = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
];

function checkDigit(digits: string): number {
  let state = 0;
  for (const digit of digits) {
    state = Number(DAMM[state]?.[Number(digit)]);
  }
  return state;
}

const FORM = /^XJ([JCZ])(\d{6})(\d{4,})(\d)$/;

/**
 * The number of a shipment: `XJ`, direction (J 进 / C 出 / Z 中), business date YYMMDD, sequence of the day (4 digits or
 * more), check digit.
 * @param businessDate day in Beijing, YYYY-MM-DD
 * @param sequence from 1
 */
export function formatWaybillNo(direction: Direction, businessDate: string, sequence: number): string {
  const letter = LETTERS[direction];
  const rest = `${businessDate.slice(2).replaceAll("-", "")}${String(sequence).padStart(4, "0")}`;
  return `XJ${letter}${rest}${checkDigit(`${LETTER_DIGITS[letter]}${rest}`)}`;
}

/** Whether a text is a waybill number of ours with the right check digit. Blanks and small letters are forgiven. */
export function isWaybillNo(text: string): boolean {
  const match = FORM.exec(text.replace(/\s+/g, "").toUpperCase());
  if (!match) {
    return false;
  }
  const [, letter = "", date = "", sequence = "", check = ""] = match;
  return checkDigit(`${LETTER_DIGITS[letter]}${date}${sequence}`) === Number(check);
}
