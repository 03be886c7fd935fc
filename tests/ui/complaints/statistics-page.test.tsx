// @vitest-environment jsdom
import { createRemixStub } from "@remix-run/testing";
import axe from "axe-core";
import type { ReactElement } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, describe, expect, test } from "vitest";
import {
  type ComplaintReport,
  monthPeriod,
  NO_CASES,
  NO_CLOCKS,
  trendMonths,
} from "#app/domain/complaints/complaint-statistics.ts";
import { catalogFor } from "#app/i18n/catalogs.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { I18nProvider } from "#app/i18n/react.tsx";
import { ReportPage } from "#app/ui/complaints/statistics/report-page.tsx";
import { lowestOf } from "#app/ui/complaints/statistics/timeliness-lines.tsx";

const period = monthPeriod("2026-11");
const clocks = (over: Partial<ComplaintReport["clocks"]> = {}): ComplaintReport["clocks"] => ({
  first_response: NO_CLOCKS,
  resolution: NO_CLOCKS,
  acknowledgement: NO_CLOCKS,
  next_reply: NO_CLOCKS,
  ...over,
});
const counted = clocks({
  first_response: { met: 99, missed: 1, overdue: 0, pending: 2 },
  resolution: { met: 9, missed: 1, overdue: 2, pending: 3 },
});
const line = (key: string, name: string | null = null, shipments: number | null = null) => ({
  ...{ key, name, shipments, clocks: counted },
  cases: { ...NO_CASES, registered: 4, valid: 3, major: 1, compensationFen: 32_000 },
});

const full: ComplaintReport = {
  ...{ period, at: new Date("2026-11-18T02:00:00Z"), merged: 2, shipments: 2_000, clocks: counted },
  cases: {
    ...NO_CASES,
    registered: 12,
    valid: 8,
    invalid: 2,
    major: 3,
    open: 5,
    compensated: 4,
    compensationFen: 99_900,
  },
  targets: { complaint: 0.95, response: 0.98 },
  answer: { n: 11, medianMs: 48 * 60_000, p90Ms: 150 * 60_000 },
  settle: { n: 7, medianMs: 20 * 3_600_000, p90Ms: 40 * 3_600_000 },
  breakdowns: {
    channel: [line("phone"), line("public_form")],
    cause: [line("cargo.wet"), line("")],
    party: [line("department:fleet"), line("partner:p", "喀什快运"), line("other"), line("")],
    lane: [line("transit:653100", "喀什", 500), line("")],
    person: [line("u1", "陈静"), line("")],
  },
  months: trendMonths(period).map((month, index) => ({
    ...{ month, registered: index, resolution: counted.resolution },
    first_response: index % 3 === 0 ? NO_CLOCKS : counted.first_response,
  })),
  acts: {
    ...{ open: 21, late: 1, unchecked: 2 },
    first: [
      {
        ...{ id: "a", complaintNo: "TS2611010001", kind: "corrective", text: "装车复核", ownerName: "赵敏" },
        ...{ dueAt: new Date("2026-11-10T02:00:00Z"), late: true },
      },
    ],
  },
};
const empty: ComplaintReport = {
  ...full,
  ...{ cases: NO_CASES, merged: 0, shipments: 0, clocks: clocks() },
  ...{ answer: { n: 0, medianMs: null, p90Ms: null }, settle: { n: 0, medianMs: null, p90Ms: null } },
  breakdowns: { channel: [], cause: [], party: [], lane: [], person: [] },
  months: full.months.map(({ month }) => ({ month, registered: 0, resolution: NO_CLOCKS, first_response: NO_CLOCKS })),
  acts: { open: 0, late: 0, unchecked: 0, first: [] },
};

let root: Root | null = null;

function show(page: ReactElement, locale: Locale = "zh-CN"): void {
  const Stub = createRemixStub([{ path: "/", Component: () => page }]);
  document.documentElement.lang = locale;
  document.title = "驿道";
  const main = document.body.appendChild(document.createElement("main"));
  root = createRoot(main);
  flushSync(() =>
    root?.render(
      <I18nProvider locale={locale} timeZone="Asia/Shanghai" catalog={catalogFor(locale)}>
        <Stub />
      </I18nProvider>,
    ),
  );
}
afterEach(() => {
  root?.unmount();
  document.body.innerHTML = "";
});

const pageOf = (report: ComplaintReport) => <ReportPage report={report} by="lane" company="驿道物流" />;
const hrefs = () => [...document.querySelectorAll("a")].map((link) => link.getAttribute("href") ?? "");

describe.each(["zh-CN", "en"] as const)("the report in %s", (locale) => {
  test.each([
    ["full", full],
    ["empty", empty],
  ])("%s: nothing for axe to find, no key without a text", async (_, report) => {
    show(pageOf(report), locale);
    // colours and the width of letters need a browser that draws
    const rules = { "color-contrast": { enabled: false }, "label-content-name-mismatch": { enabled: false } };
    const { violations } = await axe.run(document, { rules });
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
    expect(document.body.textContent).not.toMatch(/complaintStatistics\.|complaints\.|common\./);
    expect(document.body.textContent).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe("the report", () => {
  test("says its figures, and which target was not reached", () => {
    show(pageOf(full));
    const tile = (label: string) =>
      [...document.querySelectorAll(".stat-tile")].find((one) => one.textContent?.includes(label));
    expect(tile("受理投诉")?.textContent).toContain("12");
    expect(tile("每千票")?.textContent).toContain("6");
    expect(tile("响应及时率")?.textContent).toContain("99%");
    expect(tile("响应及时率")?.getAttribute("data-tone")).toBe("good");
    expect(tile("处理及时率")?.textContent).toContain("75%");
    expect(tile("处理及时率")?.textContent).toContain("低于目标 95%，9/12 按时");
    expect(tile("成立率")?.textContent).toContain("80%");
    expect(tile("赔付")?.textContent).toContain("¥999.00");
  });
  test("each figure leads to its rows: of all, and of a line of the breakdown", () => {
    show(pageOf(full));
    const all = "/complaints/statistics/cases?from=2026-11-01&to=2026-11-30";
    expect(hrefs()).toContain(`${all}&figure=registered`);
    expect(hrefs()).toContain(`${all}&figure=missed&kind=resolution`);
    expect(hrefs()).toContain(`${all}&figure=due&kind=first_response&by=lane&key=transit%3A653100`);
    expect(hrefs()).toContain("/complaints/TS2611010001");
    expect(hrefs()).toContain("/complaints/statistics/report.xlsx?from=2026-11-01&to=2026-11-30");
    expect(hrefs()).toContain("/complaints/statistics?month=2026-03");
    expect(document.body.textContent).toContain("中转 → 喀什");
    expect(document.body.textContent).toContain("另有 20 项未列出");
  });
  test("on paper all breakdowns are there, on the screen the chosen one", () => {
    show(pageOf(full));
    const shown = [...document.querySelectorAll(".stat-breakdown")];
    expect(shown).toHaveLength(5);
    const onScreen = shown.filter((one) => !one.classList.contains("print-only"));
    expect(onScreen.map((one) => one.querySelector("caption")?.textContent)).toEqual(["线路"]);
  });
  test("a month without clocks is no point of the line, and the scale reaches down to the values", () => {
    show(pageOf(full));
    expect(document.querySelectorAll(".stat-svg .series-first_response a")).toHaveLength(8);
    expect(document.querySelectorAll(".stat-svg .series-resolution a")).toHaveLength(12);
    expect(lowestOf([0.97, 0.99])).toBe(0.8);
    expect(lowestOf([0.97, 0.75])).toBeCloseTo(0.7);
    expect(lowestOf([0])).toBe(0);
  });
});
