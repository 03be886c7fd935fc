/** Marks that separate words in a destination or an address and carry no meaning. */
const SEPARATORS = /[\s,，、;；:：·・•.。/\\\-—–_|()（）[\]【】"“”'‘’`]+/g;
const COMBINING = /\p{M}+/gu;

/** Brings a text to one form for comparison: full-width to half-width, lower case, no separators. */
export function normalisePlaceText(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(SEPARATORS, "");
}

/** As `normalisePlaceText`, and Latin letters lose their marks: Ürümqi → urumqi. */
export function latinKey(text: string): string {
  return normalisePlaceText(text).normalize("NFD").replace(COMBINING, "");
}
