import { sniffType } from "./sniff-type.ts";
import { DOCX_TYPE, type FileType, XLSX_TYPE } from "./stored-file.ts";
import { zipNames } from "./zip-names.ts";

const text = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** Brands of the container that photos (HEIF) and films (MP4, QuickTime, 3GP) share: four letters after "ftyp". */
const HEIF_BRANDS = /^(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/;
const FILM_BRANDS = /^(?:isom|iso\d|mp4\d|avc1|M4V |M4VP|MSNV|dash|qt {2}|3gp\d|3g2.)$/;

function containerType(bytes: Uint8Array): FileType | null {
  if (bytes.length < 12 || text(bytes, 4, 8) !== "ftyp") {
    return null;
  }
  const brand = text(bytes, 8, 12);
  if (HEIF_BRANDS.test(brand)) {
    return "image/heic";
  }
  return FILM_BRANDS.test(brand) ? "video/mp4" : null;
}

/** A document or workbook without macros; other archives may hold anything. */
function officeType(bytes: Uint8Array): FileType | null {
  const names = zipNames(bytes);
  if (!names?.includes("[Content_Types].xml") || names.some((name) => /vbaProject|\.(?:exe|dll|js|vbs)$/i.test(name))) {
    return null;
  }
  if (names.includes("word/document.xml")) {
    return DOCX_TYPE;
  }
  return names.includes("xl/workbook.xml") ? XLSX_TYPE : null;
}

/** What a piece of evidence is, by its bytes; null for everything that is not kept. Pure. */
export function sniffEvidence(bytes: Uint8Array): FileType | null {
  if (text(bytes, 0, 5) === "%PDF-") {
    return "application/pdf";
  }
  const container = containerType(bytes);
  if (container) {
    return container;
  }
  const type = sniffType(bytes);
  if (type === XLSX_TYPE) {
    return officeType(bytes);
  }
  return type === "text/csv" ? "text/plain" : type;
}

const FAMILIES: readonly { types: RegExp; endings: RegExp }[] = [
  { types: /^image\//, endings: /^(?:jpe?g|jfif|png|webp|heic|heif)$/ },
  { types: /^video\//, endings: /^(?:mp4|m4v|mov|3gp)$/ },
  { types: /pdf$/, endings: /^pdf$/ },
  { types: /wordprocessingml/, endings: /^docx$/ },
  { types: /spreadsheetml/, endings: /^xlsx$/ },
  { types: /^text\//, endings: /^(?:txt|csv|log)$/ },
];

/**
 * Whether a file's name says what it is: phones call a PNG ".jpg" and that does no harm, but a document is no picture.
 * A name without an ending says nothing wrong. Pure.
 */
export function nameFits(name: string, type: FileType): boolean {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  const family = FAMILIES.find(({ types }) => types.test(type));
  return ending === undefined || family === undefined || family.endings.test(ending);
}
