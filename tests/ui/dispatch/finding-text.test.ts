import { describe, expect, test } from "vitest";
import { WARNING_CODES } from "#app/domain/dispatch/findings.ts";
import { translateFor } from "#app/i18n/catalogs.ts";
import { formatsFor } from "#app/i18n/format.ts";
import { findingLines, groupByCode, refusalText, warningText } from "#app/ui/dispatch/finding-text.ts";

const t = translateFor("zh-CN");
const f = formatsFor("zh-CN", "Asia/Shanghai");

/** Parameters as the checks of dispatch give them. */
const samples: Record<(typeof WARNING_CODES)[number], Record<string, string | number>> = {
  over_weight: { loadG: 5_400_000, capacityG: 5_000_000 },
  over_volume: { loadCm3: 21_500_000, capacityCm3: 20_000_000 },
  wrong_vehicle_type: { waybillNo: "XJJ1", needed: "reefer", type: "box" },
  licence_expiring: { paper: "inspection", who: "新A·12345", on: "2026-12-01", days: 13 },
  licence_class: { name: "马国庆", licenceClass: "C1" },
  driver_over_hours: { name: "马国庆", drivingMs: 36_000_000, allowedMs: 28_800_000 },
  promise_missed: { waybillNo: "XJJ1", lateMs: 5_400_000 },
  not_arrived_yet: { waybillNo: "XJJ1", pieces: "1-3", count: 3 },
  partner_lane: { waybillNo: "XJJ1", partner: "南疆快运" },
};

describe("warnings in words", () => {
  test.each(WARNING_CODES)("%s has a sentence and a tag in both languages, with nothing left blank", (code) => {
    for (const locale of ["zh-CN", "en"] as const) {
      const translate = translateFor(locale);
      const text = warningText({ code, params: samples[code] }, translate, formatsFor(locale, "Asia/Shanghai"));
      expect(text).not.toMatch(/[{}]|dispatch\.|fleet\.|NaN/);
      expect(translate(`dispatch.warningTags.${code}`)).not.toContain("dispatch.");
    }
  });

  test("give figures in kilograms, cubic metres and hours, and names for codes", () => {
    const say = (code: (typeof WARNING_CODES)[number]) => warningText({ code, params: samples[code] }, t, f);
    expect(say("over_weight")).toBe("超重：5,400 公斤，核载 5,000 公斤");
    expect(say("over_volume")).toBe("超方：21.5 方，容积 20 方");
    expect(say("wrong_vehicle_type")).toBe("XJJ1 要求冷藏车，这是厢式货车");
    expect(say("licence_expiring")).toBe("新A·12345 的年检 2026-12-01 到期（还有 13 天）");
    expect(say("promise_missed")).toBe("XJJ1 会比承诺晚 1 小时 30 分");
  });
});

describe("refusals in words", () => {
  const codes = [
    ...["taken", "changed", "other_direction", "not_this_task", "already_signed", "trip_not_open", "partner_required"],
    ...["held", "blocked_by_exception", "place_unknown", "not_found", "pieces_malformed", "pieces_empty"],
    ...["pieces_out_of_range", "pieces_taken", "vehicle_inactive", "vehicle_licence_expired", "inspection_expired"],
    ...[
      "driver_inactive",
      "driver_licence_expired",
      "conflict",
      "same_trip",
      "load_gone",
      "stop_done",
      "driver_missing",
    ],
    ...[
      "stops_changed",
      "pickup_after_delivery",
      "undo_gone",
      "undo_stale",
      "trip_empty",
      "unreachable",
      "needs_confirmation",
    ],
  ];
  test.each(codes)("%s is said in both languages", (code) => {
    for (const locale of ["zh-CN", "en"] as const) {
      expect(translateFor(locale)(`errors.${code}`)).not.toBe(`errors.${code}`);
    }
  });

  test("say by whom and why", () => {
    expect(refusalText({ code: "taken", params: { name: "李强", tripNo: "P261121003" } }, t, f)).toBe(
      "已被 李强 派到 P261121003",
    );
    const blocked = { code: "blocked_by_exception", params: { waybillNo: "XJJ1", reason: "carrier_damaged" } };
    expect(refusalText(blocked, t, f)).toContain("运输破损");
    expect(refusalText({ code: "trip_not_open", params: { tripNo: "P1", status: "closed" } }, t, f)).toContain(
      "已收车",
    );
  });
});

describe("findings as lines", () => {
  test("put what forbids first, and say the same thing once", () => {
    const expired = { code: "driver_licence_expired", params: { name: "马国庆", on: "2026-11-17" } };
    const over = { code: "over_weight", params: samples.over_weight };
    const lines = findingLines({ warnings: [over, over], refusals: [expired] }, t, f);
    expect(lines.map(({ code, tone }) => [code, tone])).toEqual([
      ["driver_licence_expired", "text-exception"],
      ["over_weight", "text-late"],
    ]);
  });

  test("are told by kind where there is little room", () => {
    const late = (waybillNo: string) => ({ code: "promise_missed", params: { waybillNo, lateMs: 60_000 } });
    const over = { code: "over_weight", params: samples.over_weight };
    const groups = groupByCode(findingLines({ warnings: [late("XJJ1"), over, late("XJJ2")] }, t, f));
    expect(groups.map(({ code, texts }) => [code, texts.length])).toEqual([
      ["promise_missed", 2],
      ["over_weight", 1],
    ]);
    expect(groups[0]?.texts[1]).toContain("XJJ2");
  });

  test.each([
    "vehicle_inactive",
    "vehicle_licence_expired",
    "inspection_expired",
    "driver_inactive",
    "driver_licence_expired",
  ])("%s has a tag for the card in both languages", (code) => {
    for (const locale of ["zh-CN", "en"] as const) {
      expect(translateFor(locale)(`dispatch.warningTags.${code}`)).not.toContain("dispatch.");
    }
  });
});
