import { type PhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";

export type PhoneResult =
  | {
      readonly ok: true;
      /** E.164: +8619912345678, +869912345678. */
      readonly value: string;
      readonly kind: "mobile" | "landline";
      /** Digits after 转; not part of `value`. */
      readonly extension?: string;
    }
  | { readonly ok: false; readonly reason: "too_short" | "not_a_phone" };

/** Fewer digits than any number that can be called from another city: an area code and seven digits are ten. */
const FEWEST_DIGITS = 10;
/** Mainland mobiles of prefixes given out whole: a list of thousands need not be parsed one by one. */
const COMMON_MOBILE = /^(?:\+?86|0086)?(1(?:[38]\d|5[0-35-9]|7[0-35-8]|9[0-35-9])\d{8})$/;
/** What may stand in a number besides digits. */
const MARKS = /[\s\-–—()（）.·]/g;
const EXTENSION = /(?:转|分机|ext\.?|x|#)[:.]?(\d{1,6})$|^(0\d{2,3}-?\d{7,8})-(\d{1,6})$/;
const MOBILE_TYPES: ReadonlySet<string | undefined> = new Set(["MOBILE", "FIXED_LINE_OR_MOBILE"]);
const LANDLINE_TYPES: ReadonlySet<string | undefined> = new Set([
  "FIXED_LINE",
  "TOLL_FREE",
  "SHARED_COST",
  "UAN",
  "VOIP",
]);

/**
 * Reads a telephone number as people type it: spaces, dashes, full-width digits, +86 / 86 / 0086, extension.
 * A number without a country code is Chinese; with one it may be any country's.
 */
export function normalizePhone(raw: string): PhoneResult {
  const { number, extension } = splitExtension(raw.normalize("NFKC").toLowerCase().trim());
  const compact = number.replace(MARKS, "");
  const mobile = COMMON_MOBILE.exec(compact);
  if (mobile) return accepted(`+86${mobile[1]}`, "mobile", extension);
  if (!/^\+?\d*$/.test(compact)) return { ok: false, reason: "not_a_phone" };
  if (compact.replace(/\D/g, "").length < FEWEST_DIGITS) return { ok: false, reason: "too_short" };
  const parsed = parsePhoneNumberFromString(international(compact), "CN");
  const kind = parsed?.isValid() ? kindOf(parsed) : null;
  if (!parsed || !kind) return { ok: false, reason: "not_a_phone" };
  return accepted(parsed.number, kind, extension);
}

function accepted(value: string, kind: "mobile" | "landline", extension: string | undefined): PhoneResult {
  return { ok: true, value, kind, ...(extension === undefined ? {} : { extension }) };
}

function splitExtension(text: string): { number: string; extension?: string } {
  const found = EXTENSION.exec(text.replace(/\s+/g, ""));
  if (!found) return { number: text };
  if (found[2] !== undefined) return { number: found[2], extension: found[3] };
  return { number: text.replace(/\s+/g, "").slice(0, found.index), extension: found[1] };
}

/** 0086… and 86 before a number that is whole without it become +86…; a number with + is left alone. */
function international(compact: string): string {
  if (compact.startsWith("00")) return `+${compact.slice(2)}`;
  return /^86(?:1[3-9]\d{9}|0?[1-9]\d{8,10})$/.test(compact) ? `+${compact}` : compact;
}

function kindOf(number: PhoneNumber): "mobile" | "landline" | null {
  const type = number.getType();
  if (MOBILE_TYPES.has(type)) return "mobile";
  return LANDLINE_TYPES.has(type) ? "landline" : null;
}
