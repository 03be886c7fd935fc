import { createInflateRaw } from "node:zlib";

/** One file inside a zip archive. */
export interface ZipPart {
  name: string;
  /** reads the part as UTF-8 text, in pieces that never cut a character */
  text(): AsyncGenerator<string>;
}

export class ZipFault extends Error {
  constructor(readonly reason: "damaged" | "too_large" | "encrypted" | "not_a_table") {
    super(reason);
    this.name = "ZipFault";
  }
}

const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const COMMENT_AT_MOST = 65_535;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_SIZE = 30;
const STORED = 0;
const DEFLATED = 8;
const FLAG_ENCRYPTED = 1;

/** A zip of 20 MB can hold gigabytes of zeros. No list of 50,000 rows needs more than this, in bytes. */
const UNPACKED_AT_MOST = 256 * 1024 * 1024;

interface Entry {
  name: string;
  method: number;
  encrypted: boolean;
  packedSize: number;
  size: number;
  headerAt: number;
}

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - END_SIZE - COMMENT_AT_MOST);
  for (let at = bytes.length - END_SIZE; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) === END_SIGNATURE) {
      return at;
    }
  }
  throw new ZipFault("damaged");
}

function readEntries(bytes: Buffer): Entry[] {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_SIZE > bytes.length || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) {
      throw new ZipFault("damaged");
    }
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString("utf8", at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength).replace(/^\//, ""),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & FLAG_ENCRYPTED) !== 0,
      packedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      headerAt: bytes.readUInt32LE(at + 42),
    });
    at += ENTRY_SIZE + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function packedBytes(bytes: Buffer, entry: Entry): Buffer {
  const at = entry.headerAt;
  if (at + LOCAL_SIZE > bytes.length || bytes.readUInt32LE(at) !== LOCAL_SIGNATURE) {
    throw new ZipFault("damaged");
  }
  const start = at + LOCAL_SIZE + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (start + entry.packedSize > bytes.length) {
    throw new ZipFault("damaged");
  }
  return bytes.subarray(start, start + entry.packedSize);
}

async function* unpack(bytes: Buffer, entry: Entry): AsyncGenerator<Buffer> {
  if (entry.encrypted) {
    throw new ZipFault("encrypted");
  }
  const packed = packedBytes(bytes, entry);
  if (entry.method === STORED) {
    yield packed;
  } else if (entry.method === DEFLATED) {
    const inflate = createInflateRaw({ chunkSize: 64 * 1024 });
    inflate.end(packed);
    try {
      yield* inflate as AsyncIterable<Buffer>;
    } catch {
      throw new ZipFault("damaged");
    }
  } else {
    throw new ZipFault("damaged");
  }
}

async function* readText(bytes: Buffer, entry: Entry): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8");
  let size = 0;
  for await (const piece of unpack(bytes, entry)) {
    size += piece.length;
    // Nothing grows beyond what the directory says, so the sum checked at opening holds.
    if (size > entry.size) {
      throw new ZipFault("damaged");
    }
    yield decoder.decode(piece, { stream: true });
  }
  yield decoder.decode();
}

/** Opens a zip archive held in memory. Throws `ZipFault` here or while a part is read. */
export function openZip(bytes: Buffer): ZipPart[] {
  const entries = readEntries(bytes);
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > UNPACKED_AT_MOST) {
    throw new ZipFault("too_large");
  }
  return entries.map((entry) => ({ name: entry.name, text: () => readText(bytes, entry) }));
}
