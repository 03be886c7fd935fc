const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
/** The comment of an archive is at most so long. */
const LONGEST_COMMENT = 0xffff;
const MOST_ENTRIES = 10_000;

/** Where the record at the end of an archive begins; -1 without one. */
function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_MARK) {
      return at;
    }
  }
  return -1;
}

/** The names in an archive's table of contents, without unpacking anything; null for what is no whole archive. Pure. */
export function zipNames(bytes: Uint8Array): string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = view.byteLength < END_SIZE ? -1 : endOf(view);
  if (end === -1) {
    return null;
  }
  const count = Math.min(view.getUint16(end + 10, true), MOST_ENTRIES);
  let at = view.getUint32(end + 16, true);
  const names: string[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_SIZE > end || view.getUint32(at, true) !== ENTRY_MARK) {
      return null;
    }
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    names.push(new TextDecoder().decode(bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + name)));
    at += ENTRY_SIZE + name + extra + comment;
  }
  return names;
}
