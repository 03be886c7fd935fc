// @vitest-environment jsdom
import axe from "axe-core";
import { afterEach, describe, expect, test } from "vitest";
import type { CalendarDayLine, CalendarDetail, CalendarLine } from "#app/domain/calendar/calendar-view.ts";
import { DEFAULT_WEEKLY } from "#app/domain/calendar/default-calendar.ts";
import { holidayOverrides } from "#app/domain/calendar/holidays.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { CalendarPage, type CalendarPageData } from "#app/ui/calendar/calendar-page.tsx";
import { showAsSent } from "#tests/ui/server-page.tsx";

const now = new Date("2026-11-18T02:00:00.000Z");
const line: CalendarLine = {
  ...{ id: "c1", name: "Desk", timeZone: "Asia/Shanghai", isDefault: true, version: 4, openClocks: 12, standards: 2 },
};
const notice = Object.entries(holidayOverrides(2026, DEFAULT_WEEKLY)).map(([date, hours]): CalendarDayLine => {
  return { date, hours, note: "", source: "state_council" };
});
const own: CalendarDayLine = { date: "2026-12-24", hours: [["10:00", "12:00"]], note: "<b>盘点</b>", source: "own" };
const detail: CalendarDetail = { ...line, weekly: DEFAULT_WEEKLY, days: [...notice, own], missingYears: [2027] };

interface Shown extends Partial<CalendarPageData> {
  answer?: unknown;
  locale?: Locale;
  search?: string;
}

function show({ locale = "zh-CN", search = "", answer, ...over }: Shown = {}): void {
  const data: CalendarPageData = {
    ...{ calendars: [line], detail, year: 2026, day: null, today: "2026-11-18", now, shippedYears: [2024, 2025, 2026] },
    ...over,
  };
  showAsSent(<CalendarPage {...data} answer={answer} />, { url: `/admin/calendar${search}`, locale });
}
/** Colours and icons in texts are seen only where something is drawn. */
const needingABrowser = { "color-contrast": { enabled: false }, "label-content-name-mismatch": { enabled: false } };

afterEach(() => {
  document.body.innerHTML = "";
});

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const text = (selector: string) => all(selector).map((element) => element.textContent);
const day = (date: string) => all(`[data-date="${date}"]`)[0];

async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document, { resultTypes: ["violations"], rules: needingABrowser });
  return violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`);
}

const pages: [string, Shown][] = [
  ["with a day open", { day: "2026-12-24", calendars: [line, { ...line, id: "c2", isDefault: false }] }],
  ["of a calendar that is not the default", { detail: { ...detail, isDefault: false, openClocks: 0, standards: 0 } }],
  ["without any calendar", { calendars: [], detail: null }],
];

describe("the calendar's page", () => {
  test.each(pages)("is accessible: %s", async (_, shown) => {
    show(shown);
    expect(await faults()).toEqual([]);
  });

  test.each(pages)("has words for everything in both languages: %s", (_, shown) => {
    for (const locale of ["zh-CN", "en"] as const) {
      show({ ...shown, locale });
      expect(document.body.textContent).not.toMatch(/calendar\.\w|errors\.\w|\{\w+\}/);
    }
  });
});

describe("the year", () => {
  test("tells what each date is by a word and a mark, not by colour alone", () => {
    show();
    expect(all("[data-date]")).toHaveLength(365);
    expect(day("2026-10-01")?.getAttribute("aria-label")).toBe("10 月 1 日 周四，放假，不上班");
    expect(day("2026-10-10")?.getAttribute("aria-label")).toBe("10 月 10 日 周六，调休上班，10:00–14:00 15:30–19:30");
    expect(day("2026-12-24")?.getAttribute("aria-label")).toBe("12 月 24 日 周四，时间有变，10:00–12:00 · <b>盘点</b>");
    const marks = ["2026-10-01", "2026-10-10", "2026-12-24", "2026-11-21", "2026-11-18"].map(
      (date) => day(date)?.dataset.mark,
    );
    expect(marks).toEqual(["休", "班", "改", "–", undefined]);
    expect(day("2026-10-10")?.getAttribute("href")).toBe("/admin/calendar?id=c1&year=2026&day=2026-10-10#day");
  });

  test("says that the coming one is missing, and how many clocks a change touches", () => {
    show();
    expect(text(".notice-warning")[0]).toContain("2027 年的放假安排国务院公布后");
    expect(text(".cal-touches")).toContain("保存后，正在计时的 12 个时限将重新计算到期时间。");
    show({ detail: { ...detail, missingYears: [2026], openClocks: 0 } });
    expect(text(".notice-warning button")).toEqual(["载入 2026 年放假安排"]);
    expect(text(".cal-touches")).toContain("目前没有正在计时的时限使用这个日历。");
  });
});

describe("forms without a script", () => {
  const inputs = (name: string) => all(`input[name="${name}"]`).map((input) => (input as HTMLInputElement).value);

  test("have the hours that are kept and a blank row more", () => {
    show({ day: "2026-12-24" });
    // the blank row stands in <noscript>
    expect(document.body.innerHTML.match(/name="mon\.opens\[\]"/g)).toHaveLength(3);
    expect(inputs("mon.opens[]").slice(0, 2)).toEqual(["10:00", "15:30"]);
    expect(inputs("opens[]").slice(0, 1)).toEqual(["10:00"]);
  });

  test("show again what was typed, with the problem at its row", () => {
    const typed = { intent: "weekly", "sat.opens.0": "10", "sat.opens.1": "", "sat.closes.0": "9", "sat.closes.1": "" };
    const fields = [{ field: "sat.0", code: "interval_order" }];
    show({ answer: { ok: false, code: "invalid", params: {}, fields, data: { typed } } });
    expect(inputs("sat.opens[]")[0]).toBe("10");
    expect(text(".cal-problem")).toEqual(["下班要晚于上班"]);
    expect(text("[role=alert].notice")).toEqual(["有些内容需要更正"]);
  });

  test("say a refusal that has no form at the head of the page", () => {
    const answer = {
      ok: false,
      code: "calendar_is_default",
      params: {},
      fields: [],
      data: { typed: { intent: "delete" } },
    };
    show({ answer });
    expect(text("[role=alert].notice")).toEqual(["默认日历不能删除，请先把另一个设为默认"]);
  });
});

describe("a deadline to try", () => {
  test("is worked out from the address, with what counted", () => {
    show({ search: "?start=2026-10-09T19:00&amount=10&unit=hours" });
    expect(text(".cal-due")).toEqual(["到期 2026-10-12 11:30"]);
    expect(text(".cal-try li")).toEqual([
      "2026-10-09 周五工作日 · 10:00–14:00 15:30–19:30计 30 分",
      "2026-10-10 周六调休上班 · 10:00–14:00 15:30–19:30计 8 小时",
      "2026-10-11 周日公休不计",
      "2026-10-12 周一工作日 · 10:00–14:00 15:30–19:30计 1 小时 30 分",
    ]);
    show({ search: "?start=2026-02-13T11:00&amount=2&unit=working_days" });
    expect(text(".cal-try li")).toEqual([
      "2026-02-13 周五工作日起算当日，不计",
      "2026-02-14 周六调休上班 · 10:00–14:00 15:30–19:30第 1 个工作日",
      "2026-02-15 至 2026-02-23，9 天放假不计",
      "2026-02-24 周二工作日 · 10:00–14:00 15:30–19:30第 2 个工作日",
    ]);
  });

  test.each([
    "?start=never&amount=2",
    "?amount=1.5&unit=working_days",
    "?amount=-1&unit=hours",
    "?amount=9e9&unit=hours",
  ])("is refused for %s", (search) => {
    show({ search });
    expect(text(".notice-problem")).toEqual(["请填写起算时间和大于 0 的时长(工作日为整数)"]);
  });

  test("says that a calendar never opens", () => {
    const closed = { ...detail, weekly: { mon: [] }, days: [{ ...own, date: "2020-01-01" }] };
    show({ detail: closed });
    expect(text(".notice-problem")).toEqual(["工作日历连续 370 天没有上班时间，不能计算时限"]);
  });
});
