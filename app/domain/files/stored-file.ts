export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The types that are kept; everything else is refused. */
export const FILE_TYPES = [
  XLSX_TYPE,
  DOCX_TYPE,
  "application/pdf",
  "text/csv",
  "text/plain",
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/heic",
  "video/mp4",
] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** What a file belongs to. */
export const FILE_ENTITIES = ["arrival_list", "shipment", "complaint"] as const;
export type FileEntity = (typeof FILE_ENTITIES)[number];

const MIB = 1024 * 1024;

/** What is taken for each purpose: types and the most bytes. */
export const FILE_PURPOSES = {
  /** a workbook or delimited text; what is inside is for the reader of lists to judge */
  table: { types: [XLSX_TYPE, "text/csv"], bytes: 20 * MIB },
  /** a photo from a driver's phone */
  photo: { types: ["image/jpeg", "image/png", "image/webp"], bytes: 8 * MIB },
  /** a signature drawn on glass */
  signature: { types: ["image/png"], bytes: MIB },
  /** what a complaint is proved with: photos, films, documents; saved, never shown in a page of ours */
  evidence: {
    types: [
      "image/jpeg",
      "image/png",
      "image/webp",
      "image/heic",
      "video/mp4",
      "application/pdf",
      DOCX_TYPE,
      XLSX_TYPE,
      "text/plain",
    ],
    bytes: 20 * MIB,
  },
} as const satisfies Record<string, { types: readonly FileType[]; bytes: number }>;

export type FilePurpose = keyof typeof FILE_PURPOSES;

/** Whether a browser may show it in a page; other files are only saved. */
export function isImage(contentType: string): boolean {
  return /^image\/(?:jpeg|png|webp)$/.test(contentType);
}

/** Whether a browser shows it when it is opened. Evidence comes from strangers and is only saved. */
export function isShown(file: { entity: string; contentType: string }): boolean {
  return file.entity !== "complaint" && isImage(file.contentType);
}

const LONGEST_NAME = 120;

/** A file's name without folders and characters that no file system takes; `fallback` if nothing but dots is left. */
export function cleanFileName(name: string, fallback: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .normalize("NFC")
    .replace(/[\p{Cc}<>:"|?*]/gu, "")
    .trim();
  if (/^\.*$/.test(clean)) {
    return fallback;
  }
  return clean.length > LONGEST_NAME ? clean.slice(-LONGEST_NAME) : clean;
}
