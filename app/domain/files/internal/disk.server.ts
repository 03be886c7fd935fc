import { createHash } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";

const root = () => resolve(env.DATA_DIR, "files");

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Where bytes of that fingerprint lie, relative to the folder of files. */
function pathOf(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256}`;
}

async function isThere(file: string, size: number): Promise<boolean> {
  try {
    return (await stat(file)).size === size;
  } catch {
    return false;
  }
}

/**
 * Writes bytes under the name of their content and answers where. They are on the disk when it returns, whole or not at
 * all, also if the machine stops in between; bytes that are there already are left alone.
 */
export async function keepBytes(bytes: Uint8Array): Promise<{ sha256: string; path: string }> {
  const sha256 = sha256Of(bytes);
  const path = pathOf(sha256);
  const file = resolve(root(), path);
  if (await isThere(file, bytes.length)) {
    return { sha256, path };
  }
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${newId()}`;
  try {
    const handle = await open(draft, "wx", 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return { sha256, path };
}

/** Reads bytes back; null if they are gone or no longer what they were. */
export async function readBytes(sha256: string): Promise<Buffer | null> {
  try {
    const bytes = await readFile(resolve(root(), pathOf(sha256)));
    return sha256Of(bytes) === sha256 ? bytes : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return null;
    }
    throw error;
  }
}
