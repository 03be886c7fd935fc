// @ts-check
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";

/** The system's limit for a socket path is 108 bytes on Linux and 104 on macOS. */
const SOCKET_PATH_LIMIT = 100;

/**
 * @typedef {object} RedisPlace
 * @property {string} dir where the append-only file and the log are; absolute
 * @property {string} socket
 * @property {string} url for ioredis
 */

/**
 * Where a private Redis of this folder listens: in the folder itself, or, when that path is too long or has characters
 * that do not survive in a URL, in a short folder of the same user under the system's temporary folder.
 * @param {string} dir
 * @returns {RedisPlace}
 */
export function redisPlace(dir) {
  const absolute = path.resolve(dir);
  const inside = path.join(absolute, "redis.sock");
  const usable = inside.length < SOCKET_PATH_LIMIT && /^[\w./-]+$/.test(inside);
  const socket = usable ? inside : path.join(shortFolder(absolute), "redis.sock");
  return { dir: absolute, socket, url: `unix://${socket}` };
}

/** @param {string} absolute */
function shortFolder(absolute) {
  const hash = createHash("sha256").update(absolute).digest("hex").slice(0, 12);
  return path.join(tmpdir(), `yidao-${process.getuid?.() ?? 0}-${hash}`);
}
