import { customPinyin, pinyin } from "pinyin-pro";

export interface NameKeys {
  /** The name in lower case without spaces, dots and dashes. */
  readonly full: string;
  /** Toneless pinyin in full; Latin and other letters stay. */
  readonly pinyin: string;
  /** First letter of each syllable; of a Latin word the first, of capitals and digits all (ABC商贸 → abcsm). */
  readonly initials: string;
}

// Firms are named after towns, and the dictionary misreads these: it has 什 as in 什么.
customPinyin({
  喀什: "kā shí",
  乌什: "wū shí",
  阿图什: "ā tú shí",
  塔什: "tǎ shí",
  巴什: "bā shí",
  尉犁: "yù lí",
  乐清: "yuè qīng",
});

/** Lists repeat consignees; enough for the distinct names of one import. */
const CACHE_SIZE = 2000;
const cache = new Map<string, NameKeys>();

const HAN = /\p{Script=Han}/u;
const TOKENS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
/** A name this short is a person's: its first character is read as a surname (单 shan, 曾 zeng). */
const LONGEST_PERSON = 3;

/**
 * Keys under which a name is found by typing: the name, its pinyin or its initials. The same name always gives the
 * same keys, so a query passed through this function can be compared with stored keys.
 */
export function nameKeys(name: string): NameKeys {
  const known = cache.get(name);
  if (known) {
    // Moved to the end: the first key of the map is then the one unused for longest.
    cache.delete(name);
    cache.set(name, known);
    return known;
  }
  const keys = buildKeys(name.normalize("NFKC"));
  cache.set(name, keys);
  if (cache.size > CACHE_SIZE) cache.delete(cache.keys().next().value as string);
  return keys;
}

function buildKeys(name: string): NameKeys {
  const tokens = name.match(TOKENS) ?? [];
  const person = tokens.length === 1 && name.trim().length <= LONGEST_PERSON;
  const parts = tokens.map((token) => (HAN.test(token) ? hanKeys(token, person) : letterKeys(token)));
  return {
    full: tokens.join("").toLowerCase(),
    pinyin: parts.map((part) => part.pinyin).join(""),
    initials: parts.map((part) => part.initials).join(""),
  };
}

function hanKeys(token: string, person: boolean): { pinyin: string; initials: string } {
  const syllables = pinyin(token, { toneType: "none", type: "array", v: true, surname: person ? "head" : "off" });
  return { pinyin: syllables.join(""), initials: syllables.map((syllable) => syllable.charAt(0)).join("") };
}

function letterKeys(token: string): { pinyin: string; initials: string } {
  const lower = token.toLowerCase();
  const isCode = token === token.toUpperCase() && token !== lower;
  return { pinyin: lower, initials: isCode || /^\p{N}+$/u.test(token) ? lower : lower.charAt(0) };
}
