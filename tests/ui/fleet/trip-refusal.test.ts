import { describe, expect, test } from "vitest";
import { EXCEPTION_CODES } from "#app/domain/tracking/exception-codes.ts";
import { translateFor } from "#app/i18n/catalogs.ts";
import { reasonChoices } from "#app/ui/fleet/reason-choices.ts";
import { refusalText } from "#app/ui/fleet/trip-refusal.tsx";

const zh = translateFor("zh-CN");
/** What the commands of a trip's life refuse. */
const codes = [
  ...["trip_not_open", "trip_empty", "driver_missing", "stops_open", "stop_done", "held", "blocked_by_exception"],
  ...["vehicle_inactive", "vehicle_licence_expired", "inspection_expired", "driver_inactive", "driver_licence_expired"],
  ...["conflict", "not_found", "forbidden", "already_ended", "in_future", "photo_required"],
];

describe("a refusal", () => {
  test.each(codes)("%s has words of its own in both languages", (code) => {
    for (const t of [zh, translateFor("en")]) {
      const text = refusalText(t, { code, params: {} });
      expect(text).not.toContain(code);
      expect(text).not.toBe(t("errors.invalid"));
    }
  });
  test("puts codes among its parameters into words", () => {
    const params = { waybillNo: "XJJ1", reason: "consignee_address" };
    expect(refusalText(zh, { code: "blocked_by_exception", params })).toContain(
      zh("tracking.exceptions.consignee_address"),
    );
    expect(refusalText(zh, { code: "trip_not_open", params: { tripNo: "P1", status: "closed" } })).toContain("已收车");
  });
});

test("reasons are all there once, the likely ones of the stop first", () => {
  const pickup = reasonChoices(zh, "pickup").map((choice) => choice.value);
  expect([...pickup].sort()).toEqual([...EXCEPTION_CODES].sort());
  expect(pickup[0]).toMatch(/^shipper_/);
  expect(reasonChoices(zh, "delivery")[0]?.value).toMatch(/^consignee_/);
  expect(reasonChoices(zh, "transfer")[0]?.value).toMatch(/^partner_/);
});
