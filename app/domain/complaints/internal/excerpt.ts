const LENGTH = 80;

/** The first words of a text, in one line. */
export function excerptOf(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const characters = [...line];
  return characters.length > LENGTH ? `${characters.slice(0, LENGTH).join("")}…` : line;
}
