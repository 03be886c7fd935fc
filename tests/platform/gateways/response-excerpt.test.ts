import { expect, it } from "vitest";
import { responseExcerpt } from "#app/platform/gateways/response-excerpt.ts";

it("keeps 4,000 characters without NULs and half characters", () => {
  expect(responseExcerpt("好")).toBe("好");
  expect(responseExcerpt("a\0b")).toBe("ab");
  expect(responseExcerpt("好".repeat(5_000))).toBe("好".repeat(4_000));
  expect(responseExcerpt(`${"x".repeat(3_999)}🚚🚚`)).toBe("x".repeat(3_999));
});
