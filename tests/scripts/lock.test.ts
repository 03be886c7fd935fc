import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeLock, withLock } from "../../scripts/lib/lock.mjs";
import { processIdentity } from "../../scripts/lib/process-identity.mjs";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "yidao-lock-"));
  file = path.join(folder, "x.lock");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function mustTake(what = "test") {
  const taken = takeLock(file, what);
  if (!("lock" in taken)) {
    throw new Error("the lock was refused");
  }
  return taken;
}

test("one has it, the other is told who, and a release gives it back", () => {
  const { lock } = mustTake("first");
  expect(takeLock(file, "second")).toMatchObject({ owner: { pid: process.pid, what: "first" } });
  lock.release();
  mustTake().lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test("the lock of a process that is gone is taken over", async () => {
  const gone = spawn(process.execPath, ["-e", ""]);
  await new Promise((resolve) => gone.once("exit", resolve));
  writeFileSync(file, JSON.stringify({ pid: gone.pid, identity: "then", nonce: "n", what: "gone" }));
  expect(mustTake().takenOver).toBe(true);
});

test("a process id that was given to another process does not keep the lock", () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, identity: "an earlier boot:1", nonce: "n", what: "old" }));
  expect(mustTake().takenOver).toBe(true);
});

test("an unreadable lock is taken over", () => {
  writeFileSync(file, "");
  expect(mustTake().takenOver).toBe(true);
});

test("the release of a lost lock does not remove the new owner's", () => {
  const { lock } = mustTake();
  writeFileSync(
    file,
    JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid), nonce: "other", what: "new" }),
  );
  lock.release();
  expect(takeLock(file, "x")).toMatchObject({ owner: { what: "new" } });
});

test("those who wait do their work one after the other", async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 8 }, () => withLock(file, "work", work, { pollMs: 2 })));
  expect(most).toBe(1);
});

test("of many processes that find the same stale lock exactly one gets it", async () => {
  writeFileSync(file, JSON.stringify({ pid: 999_999_999, identity: "x", nonce: "stale", what: "gone" }));
  const module = path.resolve(import.meta.dirname, "../../scripts/lib/lock.mjs");
  const script = `const { takeLock } = await import(${JSON.stringify(module)});
    const taken = takeLock(${JSON.stringify(file)}, "race");
    process.stdout.write("lock" in taken ? "got" : "refused");
    process.stdin.resume(); process.stdin.on("end", () => process.exit());`;
  const racers = Array.from({ length: 6 }, () => spawn(process.execPath, ["--input-type=module", "-e", script]));
  const answers = await Promise.all(
    racers.map((racer) => new Promise<string>((resolve) => racer.stdout.once("data", (data) => resolve(String(data))))),
  );
  for (const racer of racers) {
    racer.stdin.end();
  }
  expect(answers.filter((answer) => answer === "got")).toHaveLength(1);
});
