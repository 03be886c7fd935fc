export type FileKind = "archive" | "text" | "old_excel" | "encrypted" | "empty" | "not_a_table";

/** How far into a file a text is told from other things, in bytes. */
const LOOKED_AT = 4096;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const UTF16_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

const startsWith = (bytes: Uint8Array, head: readonly number[]) => head.every((byte, i) => bytes[i] === byte);

const utf16 = (text: string) => [...text].flatMap((character) => [character.charCodeAt(0), 0]);
const ENCRYPTED_STREAM = utf16("EncryptedPackage");

function includes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first] = wanted;
  for (let at = bytes.indexOf(first ?? 0); at !== -1; at = bytes.indexOf(first ?? 0, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) {
      return true;
    }
  }
  return false;
}

function looksLikeText(bytes: Uint8Array): boolean {
  if (UTF16_MARKS.some((mark) => startsWith(bytes, mark))) {
    return true;
  }
  const head = bytes.subarray(0, LOOKED_AT);
  // Control characters other than tab, line ends and form feed do not occur in a table, in no encoding used here.
  return head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d)) && !isMarkup(head);
}

function isMarkup(head: Uint8Array): boolean {
  const first = String.fromCharCode(...head.subarray(0, 64)).replace(/^\u00ef\u00bb\u00bf/, "");
  return /^\s*<|^%PDF|^\{\\rtf/.test(first);
}

/** What a file is, judged by its bytes (an archive may be a workbook or anything else): names lie (a PDF renamed `.xlsx`, an old `.xls` that is a web page). */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) {
    return "empty";
  }
  if (startsWith(bytes, COMPOUND)) {
    // A workbook with a password is wrapped in the container of the old format.
    return includes(bytes, ENCRYPTED_STREAM) ? "encrypted" : "old_excel";
  }
  if (startsWith(bytes, ZIP)) {
    return "archive";
  }
  return looksLikeText(bytes) ? "text" : "not_a_table";
}
