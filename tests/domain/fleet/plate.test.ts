import { expect, test } from "vitest";
import { parsePlate } from "#app/domain/fleet/plate.ts";

test.each([
  ["新A12345", "新A·12345"],
  ["新a·12345", "新A·12345"],
  [" 新A 1234Z ", "新A·1234Z"],
  ["新AD12345", "新A·D12345"],
  ["新A12345F", "新A·12345F"],
  ["京AF1234挂", null],
  ["新A1234挂", "新A·1234挂"],
  ["新A１２３４５", "新A·12345"],
])("%s is read as %s", (text, plate) => {
  expect(parsePlate(text)).toBe(plate);
});

test.each([
  "",
  "A12345",
  "新12345",
  "新A1234",
  "新A1234I",
  "新AO2345",
  "新A123456",
  "新AX12345",
  "甲A12345",
  "新AABCDE",
])("%j is no plate", (text) => {
  expect(parsePlate(text)).toBeNull();
});
