/** The province a plate is from: one character, as GA 36 lists them. */
const PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
/** Letters of plates: no I and O, which look like figures. */
const LETTER = "A-HJ-NP-Z";
const ORDINARY = new RegExp(`^[${LETTER}0-9]{4}[${LETTER}0-9挂学警]$`);
/** New energy plates have one character more; the kind of drive is its first (small) or last (large vehicles). */
const NEW_ENERGY = new RegExp(`^(?:[A-HJK][${LETTER}0-9]\\d{4}|\\d{5}[A-HJK])$`);
const HEAD = new RegExp(`^([${PROVINCES}][${LETTER}])(.+)$`);

/**
 * Reads a number plate as people write it: 新A12345, 新a·12345, 新A 12345, 新AD12345 (new energy). The same plate always
 * gives the same text, 新A·12345; null when it is none.
 */
export function parsePlate(text: string): string | null {
  const plain = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s·•・.．\-—]/g, "");
  const [, head, tail] = HEAD.exec(plain) ?? [];
  if (!head || !tail) {
    return null;
  }
  const letters = tail.replace(/[挂学警]$/, "").replace(/[^A-Z]/g, "");
  const ordinary = ORDINARY.test(tail) && letters.length <= 2;
  return ordinary || NEW_ENERGY.test(tail) ? `${head}·${tail}` : null;
}
