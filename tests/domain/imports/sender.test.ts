import { describe, expect, test } from "vitest";
import { senderFromTitle, senderKeyOf } from "#app/domain/imports/sender.ts";

describe("sender", () => {
  test.each([
    ["沪新专线 到货清单", "沪新专线"],
    ["沪新专线到货明细表", "沪新专线"],
    ["义乌—乌鲁木齐 货物交接单据", "义乌—乌鲁木齐"],
    ["  广州快线  ", "广州快线"],
    ["到货清单", null],
    ["", null],
    [undefined, null],
    ["很".repeat(41), null],
  ])("title %j names %j", (title, name) => {
    expect(senderFromTitle(title)).toBe(name);
  });

  test("a name is one sender however it is written", () => {
    expect(senderKeyOf(" 沪新 专线 ")).toBe(senderKeyOf("沪新专线"));
    expect(senderKeyOf("ＡＢＣ Line")).toBe("abcline");
    expect(senderKeyOf("沪新专线")).not.toBe(senderKeyOf("沪疆专线"));
  });
});
