import { fileKind } from "#app/domain/shipments/arrival-list/file-kind.ts";
import { type FileType, XLSX_TYPE } from "./stored-file.ts";

const startsWith = (bytes: Uint8Array, head: readonly number[], at = 0) =>
  head.every((byte, index) => bytes[at + index] === byte);

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const RIFF = [0x52, 0x49, 0x46, 0x46];
const WEBP = [0x57, 0x45, 0x42, 0x50];

/** What a file is, by its bytes; null for everything that is not kept. An archive counts as a workbook until it is opened. */
export function sniffType(bytes: Uint8Array): FileType | null {
  if (startsWith(bytes, PNG)) {
    return "image/png";
  }
  if (startsWith(bytes, JPEG)) {
    return "image/jpeg";
  }
  if (startsWith(bytes, RIFF) && startsWith(bytes, WEBP, 8)) {
    return "image/webp";
  }
  switch (fileKind(bytes)) {
    case "archive":
      return XLSX_TYPE;
    case "text":
      return "text/csv";
    default:
      return null;
  }
}
