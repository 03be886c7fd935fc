// @ts-check
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * One hash over names and contents of files and of folders with all that is in them. What does not exist counts as such.
 * Contents and not times: a checkout gives every file a new time.
 * @param {string} root
 * @param {string[]} entries paths under `root`
 * @param {{ skip?: (relative: string) => boolean, extra?: string[] }} [options]
 */
export function hashSources(root, entries, { skip = () => false, extra = [] } = {}) {
  const hash = createHash("sha256");
  for (const text of extra) {
    hash.update(`${text}\0`);
  }
  for (const relative of entries.flatMap((entry) => filesUnder(root, entry, skip))) {
    const file = path.join(root, relative);
    hash.update(`${relative}\0`);
    hash.update(existsSync(file) ? readFileSync(file) : "absent");
    hash.update("\0");
  }
  return hash.digest("hex");
}

/**
 * @param {string} root
 * @param {string} relative
 * @param {(relative: string) => boolean} skip
 * @returns {string[]} sorted, so that the hash does not depend on the order of the disk
 */
function filesUnder(root, relative, skip) {
  if (skip(relative)) {
    return [];
  }
  if (!statSync(path.join(root, relative), { throwIfNoEntry: false })?.isDirectory()) {
    return [relative];
  }
  return readdirSync(path.join(root, relative))
    .sort()
    .flatMap((name) => filesUnder(root, `${relative}/${name}`, skip));
}

/**
 * @param {string} file
 * @returns {string | undefined}
 */
export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}

/**
 * @param {string} file
 * @param {string} value
 */
export function writeStamp(file, value) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${value}\n`);
}
