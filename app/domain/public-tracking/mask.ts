/** How much of a name stands for the person: the family name of a Chinese name, the first letters of another. */
const SHOWN = 1;
const STARS = "**";
const COMPANY_LENGTH = 5;

/**
 * A name for those who hold the link: 张**, 古**, A**. Long names without a dot are firms; their first two characters
 * are shown so that somebody with several orders knows them apart. The number of stars tells nothing of the length.
 */
export function maskName(name: string): string {
  const letters = [...name.normalize("NFKC").trim()];
  if (letters.length === 0) {
    return STARS;
  }
  const firm = letters.length >= COMPANY_LENGTH && !/[·•.\s]/u.test(name);
  return `${letters.slice(0, firm ? SHOWN + 1 : SHOWN).join("")}${STARS}`;
}

/** About a hundred metres: enough to see a lorry come nearer, not enough to find a door. */
const DECIMALS = 3;

export function roundedPoint(point: { lat: number; lng: number }): { lat: number; lng: number } {
  const round = (value: number) => Number(value.toFixed(DECIMALS));
  return { lat: round(point.lat), lng: round(point.lng) };
}
