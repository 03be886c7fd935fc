import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** One file that breaks each rule, beside the innocent file it reaches for. */
const violations: Record<string, [path: string, text: string]> = {
  "routes-are-thin": ["app/routes/a/a.ts", 'import "../../platform/db/db.server.ts";'],
  "no-route-imports-a-route": ["app/routes/b/b.ts", 'import "../a/a.ts";'],
  "ui-is-client-safe": ["app/ui/a/a.tsx", 'import "../../domain/a/read.server.ts";'],
  "domain-knows-no-edge": ["app/domain/a/a.ts", 'import "../../http/context.ts";'],
  "internal-stays-inside": ["app/domain/b/b.ts", 'import "../a/internal/x.ts";'],
  "internal-is-not-for-the-edge": ["app/routes/c/c.ts", 'import "../../domain/a/internal/x.ts";'],
  "platform-knows-no-capability": ["app/platform/p.ts", 'import "../domain/a/internal/x.ts";'],
  "http-has-no-rules": ["app/http/h.ts", 'import "../ui/a/b.ts";'],
  "workers-call-the-domain": ["workers/w.ts", 'import "../app/http/context.ts";'],
  "bullmq-only-in-workers": ["app/domain/a/q.ts", 'import "bullmq";'],
  "one-prisma-client": ["workers/p.ts", 'import "../app/platform/db/client/client.ts";'],
  "no-cycle": ["app/domain/c/one.ts", 'import "./two.ts";'],
};

const innocents: Record<string, string> = {
  "app/platform/db/db.server.ts": "export {};",
  "app/platform/db/client/client.ts": "export {};",
  "app/domain/a/read.server.ts": "export {};",
  "app/domain/a/internal/x.ts": "export {};",
  "app/http/context.ts": "export {};",
  "app/ui/a/b.ts": "export {};",
  "app/domain/c/two.ts": 'import "./one.ts";',
};

let broken: Set<string>;
let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "yidao-rules-"));
  const files = [...Object.entries(innocents), ...Object.values(violations)];
  for (const [path, text] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), `${text}\n`);
  }
  for (const name of [".dependency-cruiser.cjs", "tsconfig.json", "package.json"]) {
    cpSync(name, join(dir, name));
  }
  symlinkSync(resolve("node_modules"), join(dir, "node_modules"));
  const tool = resolve("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const args = [tool, "--output-type", "json", "app", "workers"];
  const output = execFileSync(process.execPath, args, { cwd: dir, encoding: "utf8", maxBuffer: 1e8 });
  const report = JSON.parse(output) as { summary: { violations: { rule: { name: string } }[] } };
  broken = new Set(report.summary.violations.map((violation) => violation.rule.name));
}, 60_000);

afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe("each dependency rule catches the violation made for it", () => {
  it.each(Object.keys(violations))("%s", (name) => {
    expect([...broken]).toContain(name);
  });
});
