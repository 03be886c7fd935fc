import { describe, expect, it } from "vitest";
import { catalogFor } from "#app/i18n/catalogs.ts";
import type { Catalog } from "#app/i18n/translate.ts";

function texts(catalog: Catalog, path = ""): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(catalog)) {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === "string") {
      all.set(at, value);
    } else {
      for (const [inner, text] of texts(value, at)) {
        all.set(inner, text);
      }
    }
  }
  return all;
}

const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe("the two languages", () => {
  const zh = texts(catalogFor("zh-CN"));
  const en = texts(catalogFor("en"));

  it("say the same things", () => {
    expect(zh.size).toBeGreaterThan(300);
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  it("leave the same blanks", () => {
    // a text message has 70 characters in Chinese and 160 in English: its templates may say more or less
    const differing = [...zh]
      .filter(([key]) => !key.startsWith("notifications.defaults.sms."))
      .filter(([key, text]) => blanks(text).join() !== blanks(en.get(key) ?? "").join());
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it("leave nothing empty, and no Chinese in the English", () => {
    const han = /\p{Script=Han}/u;
    expect([...zh, ...en].filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
    // names of languages, and the words an arrival list has in its Chinese cells
    const named = new Set([
      "common.otherLanguage",
      "notifications.customer.languages.zh-CN",
      "imports.upload.senderHint",
      "imports.problems.payment_term",
      "imports.problems.delivery_mode",
    ]);
    expect([...en].filter(([key, text]) => han.test(text) && !named.has(key)).map(([key]) => key)).toEqual([]);
  });

  it("have Chinese marks between Chinese words", () => {
    const half = /[\p{Script=Han}）》”}][,;:!?](?=[\p{Script=Han}（《“{])/u;
    expect([...zh].filter(([, text]) => half.test(text)).map(([key]) => key)).toEqual([]);
    expect(half.test("没有找到,可能已被删除")).toBe(true);
  });
});
