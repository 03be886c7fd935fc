import Papa from "papaparse";
import { cleanText, isBlank, type RawRow } from "./cell.ts";

export type TextEncoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

const DELIMITERS = [",", "\t", ";", "|", "\uff0c"] as const;
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;
/** How many rows are split to find out the delimiter. */
const PROBED_ROWS = 40;
/** `="00123"` and `'00123` are how exports keep a spreadsheet from cutting leading zeros: the text inside is meant. */
const PROTECTED_TEXT = /^(?:="([^"]*)"|'(\d.*))$/;

function encodingOf(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return "utf-16le";
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return "utf-16be";
  }
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "gb18030";
  }
}

/** Text of a file and how it was encoded: by its mark, else UTF-8 if all of it is valid, else GB 18030, which contains GBK. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } {
  const encoding = encodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function split(text: string, delimiter: string, preview: number): { rows: RawRow[]; truncated: boolean } {
  const { data, meta } = Papa.parse<string[]>(text, { delimiter, preview, skipEmptyLines: false });
  return { rows: data.map(toRow), truncated: meta.truncated };
}

function chooseDelimiter(text: string, headingScore: (row: RawRow) => number): string {
  const scored = DELIMITERS.map((delimiter) => {
    const { rows } = split(text, delimiter, PROBED_ROWS);
    const score = Math.max(0, ...rows.map(headingScore));
    const width = Math.max(0, ...rows.map((row) => row.cells.length));
    return { delimiter, score, width };
  });
  // A stable sort: where nothing tells them apart the comma stays first.
  return scored.toSorted((a, b) => b.score - a.score || b.width - a.width)[0]?.delimiter ?? ",";
}

function toRow(texts: string[], index: number): RawRow {
  const cells = texts.map((text) => {
    const clean = cleanText(text);
    const kept = clean === null ? null : PROTECTED_TEXT.exec(clean);
    return kept ? cleanText(kept[1] ?? kept[2] ?? "") : clean;
  });
  return { rowNumber: index + 1, cells };
}

/**
 * Splits a text into rows, blank ones left out. The delimiter is the one by which most headings are recognised, unless
 * the first line says it (`sep=;`). Row numbers are those a spreadsheet program shows. `truncated` tells that the text
 * has more than `rowsAtMost` lines.
 */
export function readCsv(
  text: string,
  headingScore: (row: RawRow) => number,
  rowsAtMost: number,
): { rows: RawRow[]; truncated: boolean } {
  const told = SEPARATOR_LINE.exec(text);
  const { rows, truncated } = split(text, told?.[1] ?? chooseDelimiter(text, headingScore), rowsAtMost);
  return { rows: rows.filter((row) => !(told && row.rowNumber === 1) && !row.cells.every(isBlank)), truncated };
}
