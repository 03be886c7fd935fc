// @ts-check
import { existsSync, readFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";

/** @typedef {{ role: string, username: string, password: string, name: string }} DemoAccount */

/**
 * @param {string} [file]
 * @returns {DemoAccount[]}
 */
export function readDemoAccounts(file = inRoot("prisma/demo-accounts.json")) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
}

/**
 * The accounts as lines of a table whose columns stand under each other, also with Chinese in them.
 * @param {DemoAccount[]} accounts
 * @returns {string[]}
 */
export function demoAccountLines(accounts) {
  const head = { role: "role", username: "user name", password: "password", name: "name" };
  const columns = /** @type {(keyof DemoAccount)[]} */ (["role", "username", "password", "name"]);
  const rows = [head, ...accounts].map((account) => columns.map((column) => String(account[column] ?? "")));
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => widthOf(row[index] ?? ""))));
  return rows.map((row) =>
    row
      .map((cell, index) => padTo(cell, widths[index] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/**
 * Columns a text takes in a terminal: Chinese characters and full-width signs take two.
 * @param {string} text
 */
export function widthOf(text) {
  return [...text].reduce(
    (sum, char) =>
      sum +
      (/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(
        char,
      )
        ? 2
        : 1),
    0,
  );
}

/**
 * @param {string} text
 * @param {number} width
 */
function padTo(text, width) {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}
