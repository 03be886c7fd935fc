import ts from "typescript";
import { describe, expect, it } from "vitest";
import { parse, type SourceFile, sourcesIn, visit } from "./sources.ts";

const han = /\p{Script=Han}/u;

/** Files whose Chinese is data (headings, names of places, surnames), not words on the screen. */
const dataFiles = [
  /^app\/domain\/shipments\/arrival-list\//,
  /^app\/domain\/places\//,
  /^app\/domain\/standards\/default-standards/,
  /^app\/domain\/incidents\/default-response-plan/,
  /^app\/domain\/fleet\/plate/,
  /^app\/domain\/imports\/internal\/draft-of-row/,
];

/** Texts in the code (not in comments) with Chinese characters. */
function chineseTexts(file: SourceFile): string[] {
  const found: string[] = [];
  visit(parse(file), (node) => {
    const text =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node) ||
      ts.isJsxText(node)
        ? node.text
        : "";
    if (han.test(text)) {
      found.push(`${file.path}: ${text.trim()}`);
    }
  });
  return found;
}

/** Reads of `process.env`. */
function environmentReads(file: SourceFile): string[] {
  const found: string[] = [];
  visit(parse(file), (node) => {
    if (ts.isPropertyAccessExpression(node) && node.getText() === "process.env") {
      found.push(file.path);
    }
  });
  return found;
}

/** Asking the machine for the time instead of the context. */
function clockReads(file: SourceFile): string[] {
  const found: string[] = [];
  visit(parse(file), (node) => {
    const bare =
      ts.isNewExpression(node) && node.expression.getText() === "Date" && (node.arguments?.length ?? 0) === 0;
    const now = ts.isCallExpression(node) && node.expression.getText() === "Date.now";
    if (bare || now) {
      found.push(file.path);
    }
  });
  return found;
}

const gates = [
  "requireDesk(",
  "requireUser(",
  "requireDriver(",
  "publicCtx(",
  "requireDevice(",
  "redirect(",
  '"method_not_allowed"',
];

/** Loaders and actions that call none of the functions that say who may come in. */
function openDoors(file: SourceFile): string[] {
  return [...file.text.matchAll(/^export (?:async )?(?:function|const) (loader|action)\b/gm)]
    .filter((match) => {
      const rest = file.text.slice(match.index);
      const end = rest.search(/\n}\n/);
      const body = end === -1 ? rest : rest.slice(0, end);
      return !gates.some((gate) => body.includes(gate));
    })
    .map((match) => `${file.path}: ${match[1]}`);
}

const violation = (path: string, text: string): SourceFile => ({ path, text });

describe("words on the screen stand in the catalogs", () => {
  const files = sourcesIn("app/routes", "app/ui", "app/domain", "app/http", "workers").filter(
    (file) => !dataFiles.some((pattern) => pattern.test(file.path)),
  );
  it("in no component, route or rule", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(chineseTexts)).toEqual([]);
  });
  it("catches a text in a component", () => {
    expect(
      chineseTexts(violation("x.tsx", "// 注释\nexport const X = () => <b title={`第一页`}>保存</b>;")),
    ).toHaveLength(2);
  });
});

describe("the environment is read in one place", () => {
  it("in env.server.ts and nowhere else", () => {
    const readers = sourcesIn("app", "workers").flatMap(environmentReads);
    expect([...new Set(readers)]).toEqual(["app/platform/env.server.ts"]);
  });
  it("catches another reader", () => {
    expect(environmentReads(violation("x.ts", "export const port = process.env.PORT;"))).toEqual(["x.ts"]);
  });
});

describe("rules never ask the clock", () => {
  it("in no domain file", () => {
    expect(sourcesIn("app/domain").flatMap(clockReads)).toEqual([]);
  });
  it("catches new Date() and Date.now()", () => {
    expect(clockReads(violation("x.ts", "export const a = [new Date(), Date.now(), new Date(0)];"))).toHaveLength(2);
  });
});

describe("every door has a gate", () => {
  it("each loader and action says who may come in", () => {
    const routes = sourcesIn("app/routes");
    expect(routes.length).toBeGreaterThan(5);
    expect(routes.flatMap(openDoors)).toEqual([]);
  });
  it("catches a loader without one", () => {
    expect(openDoors(violation("x.tsx", "export function loader() {\n  return readAll();\n}\n"))).toEqual([
      "x.tsx: loader",
    ]);
  });
});
