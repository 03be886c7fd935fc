import { expect, test } from "vitest";
import { barcodeImage } from "#app/platform/barcode.server.ts";

test("a number becomes an SVG image of bars, another number another one", () => {
  const [head, body = ""] = barcodeImage("P261118001").split(",");
  expect(head).toBe("data:image/svg+xml;base64");
  const svg = Buffer.from(body, "base64").toString("utf8");
  expect(svg).toMatch(/^<svg [^>]*viewBox=/);
  expect(svg).toContain("<path");
  expect(barcodeImage("P261118002")).not.toBe(barcodeImage("P261118001"));
});
