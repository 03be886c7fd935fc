// @ts-check
import { existsSync } from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";
import { ROOT, toolFile } from "./paths.mjs";
import { runNode } from "./run.mjs";
import { step } from "./say.mjs";
import { hashSources, readStamp, writeStamp } from "./stamp.mjs";

/** @param {string} root */
function clientFolder(root) {
  return path.join(root, "app/platform/db/client");
}

/** @param {string} root */
export function clientStamp(root = ROOT) {
  return hashSources(root, ["prisma/schema.prisma", "node_modules/prisma/package.json"]);
}

/** @param {string} [root] */
export function clientIsFresh(root = ROOT) {
  const folder = clientFolder(root);
  return existsSync(path.join(folder, "client.ts")) && readStamp(path.join(folder, ".stamp")) === clientStamp(root);
}

/** Generates the database client when the schema changed since the last time. */
export async function ensurePrismaClient() {
  if (clientIsFresh()) {
    return;
  }
  await withLock(path.join(ROOT, ".cache/client.lock"), "generating the database client", async () => {
    if (!clientIsFresh()) {
      const stamp = clientStamp();
      await step("Generating the database client", () => runNode("prisma generate", [toolFile("prisma"), "generate"]));
      writeStamp(path.join(clientFolder(ROOT), ".stamp"), stamp);
    }
  });
}
