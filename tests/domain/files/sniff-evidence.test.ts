import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { nameFits, sniffEvidence } from "#app/domain/files/sniff-evidence.ts";
import { DOCX_TYPE, XLSX_TYPE } from "#app/domain/files/stored-file.ts";
import { zipNames } from "#app/domain/files/zip-names.ts";

/** An archive with empty files of these names, none packed. */
function zip(names: readonly string[]): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const name of names) {
    const bytes = Buffer.from(name);
    const local = Buffer.alloc(30 + bytes.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(bytes.length, 26);
    bytes.copy(local, 30);
    const entry = Buffer.alloc(46 + bytes.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(bytes.length, 28);
    entry.writeUInt32LE(at, 42);
    bytes.copy(entry, 46);
    locals.push(local);
    entries.push(entry);
    at += local.length;
  }
  const list = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, list, end]);
}

const container = (brand: string) =>
  Buffer.from(`\u0000\u0000\u0000\u0018ftyp${brand}\u0000\u0000\u0002\u0000isom`, "latin1");
const word = ["[Content_Types].xml", "_rels/.rels", "word/document.xml"];

test.each<[string, Buffer, string | null]>([
  ["a JPEG", Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0]), "image/jpeg"],
  ["a PNG", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), "image/png"],
  ["a WebP", Buffer.from("RIFF\u0000\u0000\u0000\u0000WEBPVP8 ", "latin1"), "image/webp"],
  ["an iPhone's photo", container("heic"), "image/heic"],
  ["a film", container("isom"), "video/mp4"],
  ["an iPhone's film", container("qt  "), "video/mp4"],
  ["another container", container("avif"), null],
  ["a PDF", Buffer.from("%PDF-1.7\n%âãÏÓ"), "application/pdf"],
  ["a document", zip(word), DOCX_TYPE],
  ["a document with macros", zip([...word, "word/vbaProject.bin"]), null],
  ["an archive that claims to be a document", zip(["word/document.xml"]), null],
  ["a document with a program in it", zip([...word, "setup.EXE"]), null],
  ["any archive", zip(["a.txt"]), null],
  ["half an archive", zip(word).subarray(0, 60), null],
  ["a text", Buffer.from("聊天记录:10:05 司机说明天送"), "text/plain"],
  ["a web page", Buffer.from("<!doctype html><script>alert(1)</script>"), null],
  ["a vector image", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), null],
  ["a program", Buffer.from("MZ\u0090\u0000\u0003", "latin1"), null],
  ["an ELF", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]), null],
  ["an old Excel file", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), null],
  ["nothing", Buffer.alloc(0), null],
])("%s", (_what, bytes, type) => {
  expect(sniffEvidence(bytes)).toBe(type);
});

test("a real workbook is one", async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet("赔付").addRow(["件数", 3]);
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  expect(sniffEvidence(bytes)).toBe(XLSX_TYPE);
  expect(zipNames(bytes)).toContain("xl/workbook.xml");
});

test("a table of contents that points outside the file is no archive", () => {
  const bytes = zip(word);
  for (const [offset, value] of [
    [16, 0xffffff00],
    [16, bytes.length],
    [10, 500],
  ] as const) {
    const broken = Buffer.from(bytes);
    const end = broken.length - 22;
    offset === 10 ? broken.writeUInt16LE(value, end + offset) : broken.writeUInt32LE(value, end + offset);
    expect(zipNames(broken)).toBeNull();
  }
});

test.each([
  ["IMG_1.jpg", "image/png", true],
  ["IMG_1.HEIC", "image/jpeg", true],
  ["截图", "image/png", true],
  ["报告.pdf", "image/png", false],
  ["photo.jpg", "application/pdf", false],
  ["run.bat", "text/plain", false],
  ["page.html", "text/plain", false],
  ["照片.jpg.exe", "image/jpeg", false],
  ["film.mov", "video/mp4", true],
] as const)("%s for %s: %s", (name, type, fits) => {
  expect(nameFits(name, type)).toBe(fits);
});
