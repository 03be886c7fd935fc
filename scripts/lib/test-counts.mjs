// @ts-check
import { existsSync, readFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Counts from vitest's JSON report. A file that could not be loaded has no tests in the report and counts as one failure.
 * @param {string} file
 * @returns {Counts}
 */
export function readCounts(file) {
  if (!existsSync(file)) {
    return { passed: 0, failed: 0, skipped: 0 };
  }
  /** @type {{ testResults?: { status?: string, assertionResults?: { status: string }[] }[] }} */
  const report = JSON.parse(readFileSync(file, "utf8"));
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults = [] } of report.testResults ?? []) {
    const failed = assertionResults.filter((test) => test.status === "failed").length;
    counts.failed += status === "failed" ? Math.max(1, failed) : failed;
    counts.passed += assertionResults.filter((test) => test.status === "passed").length;
    counts.skipped += assertionResults.filter((test) => test.status !== "passed" && test.status !== "failed").length;
  }
  return counts;
}

/**
 * @param {Counts[]} all
 * @returns {Counts}
 */
export function sumCounts(all) {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * Why a run of tests is not good, although vitest may say so: nothing ran, or something was left out.
 * @param {Counts} counts
 * @param {number} exitCode of vitest
 * @returns {string | undefined}
 */
export function problemWith(counts, exitCode) {
  if (counts.failed > 0) {
    return `${counts.failed} failed`;
  }
  if (exitCode !== 0) {
    return `vitest ended with exit code ${exitCode}`;
  }
  if (counts.skipped > 0) {
    return `${counts.skipped} skipped: a test is mended or removed, not skipped`;
  }
  return counts.passed === 0 ? "no test ran" : undefined;
}

/** @param {Counts} counts */
export function countsLine({ passed, failed, skipped }) {
  return `tests: ${passed} passed, ${failed} failed, ${skipped} skipped`;
}
