import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { demoAccountLines, widthOf } from "../../scripts/lib/demo-accounts.mjs";
import { countsLine, problemWith, readCounts, sumCounts } from "../../scripts/lib/test-counts.mjs";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "yidao-counts-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function report(testResults: { status: string; tests: string[] }[]) {
  const file = path.join(folder, "report.json");
  const results = testResults.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((one) => ({ status: one })),
  }));
  writeFileSync(file, JSON.stringify({ testResults: results }));
  return readCounts(file);
}

test("passed, failed and everything else are counted", () => {
  const counts = report([
    { status: "passed", tests: ["passed", "passed", "skipped", "todo", "pending"] },
    { status: "failed", tests: ["failed", "failed", "passed"] },
  ]);
  expect(counts).toEqual({ passed: 3, failed: 2, skipped: 3 });
  expect(countsLine(sumCounts([counts, counts]))).toBe("tests: 6 passed, 4 failed, 6 skipped");
});

test("a file that cannot be loaded is a failure, though no test of it failed", () => {
  const counts = report([{ status: "failed", tests: [] }]);
  expect(counts.failed).toBe(1);
});

test("nothing that is not a full success passes", () => {
  const good = { passed: 3, failed: 0, skipped: 0 };
  expect(problemWith(good, 0)).toBeUndefined();
  expect(problemWith(good, 1)).toContain("exit code 1");
  expect(problemWith({ ...good, skipped: 1 }, 0)).toContain("1 skipped");
  expect(problemWith({ ...good, failed: 2 }, 1)).toBe("2 failed");
  expect(problemWith(readCounts(path.join(folder, "absent.json")), 0)).toBe("no test ran");
});

test("the table of accounts stands in columns with Chinese in it", () => {
  const lines = demoAccountLines([
    { role: "进港调度 inbound", username: "li", password: "p1", name: "李" },
    { role: "manager", username: "wangwu", password: "p22222222222", name: "王五" },
  ]);
  const column = (line: string | undefined, text: string) => widthOf((line ?? "").slice(0, (line ?? "").indexOf(text)));
  expect(column(lines[1], "li")).toBe(column(lines[2], "wangwu"));
  expect(column(lines[1], "李")).toBe(column(lines[2], "王五"));
  expect(column(lines[0], "password")).toBe(column(lines[1], "p1"));
});
