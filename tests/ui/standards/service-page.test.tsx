// @vitest-environment jsdom
import axe from "axe-core";
import { afterEach, describe, expect, test } from "vitest";
import { DEFAULT_SERVICE_STANDARDS } from "#app/domain/standards/default-standards-service.ts";
import type { ServiceStandard, ServiceStandardHistory } from "#app/domain/standards/service-standard.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { ServiceStandardsPage } from "#app/ui/standards/service-standards-page.tsx";
import { showAsSent } from "#tests/ui/server-page.tsx";

const from = (text: string) => new Date(`${text}T00:00:00+08:00`);

function history(key: string, next?: Partial<ServiceStandard>): ServiceStandardHistory {
  const shipped = DEFAULT_SERVICE_STANDARDS.find((one) => one.key === key);
  if (!shipped) {
    throw new Error(key);
  }
  const made = { effectiveFrom: from("2020-01-01"), note: "", createdAt: from("2026-11-01"), createdByName: "系统" };
  const calendarId = shipped.unit === "working_days" ? "c1" : null;
  const current: ServiceStandard = { ...shipped, ...made, calendarId, id: `${key} 1`, revision: 1 };
  const coming = next ? [{ ...current, id: `${key} 2`, revision: 2, ...next }] : [];
  return { key, current, coming, revisions: [...coming, current] };
}

const standards = DEFAULT_SERVICE_STANDARDS.map(({ key }) =>
  key === "complaint.first_response"
    ? history(key, { amount: 5_400_000, effectiveFrom: from("2026-12-01"), note: "旺季", createdByName: "赵敏" })
    : history(key),
);

function show(search: string, over: { locale?: Locale; answer?: unknown; mayManage?: boolean } = {}): void {
  const { locale = "zh-CN", answer, mayManage = true } = over;
  const props = { standards, mayManage, answer, calendars: [{ id: "c1", name: "Desk" }], tomorrow: "2026-11-19" };
  showAsSent(<ServiceStandardsPage {...props} />, { url: `/standards${search}`, locale });
}
/** Colours and icons in texts are seen only where something is drawn. */
const needingABrowser = { "color-contrast": { enabled: false }, "label-content-name-mismatch": { enabled: false } };

afterEach(() => {
  document.body.innerHTML = "";
});

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const row = (name: string) => all(".svc-row").find((one) => one.querySelector("h3")?.textContent === name);

describe.each(["zh-CN", "en"] as const)("service standards in %s", (locale) => {
  test("are accessible, and every text has its words", async () => {
    show("?tab=service&edit=complaint.major.settlement", { locale });
    const { violations } = await axe.run(document, { resultTypes: ["violations"], rules: needingABrowser });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(document.body.textContent).not.toMatch(/standards\.\w|identity\.\w|\{\w+\}/);
  });
});

describe("the list", () => {
  test("says targets, clocks, alerts and what is to come in words", () => {
    show("?tab=service");
    expect(all(".svc-row")).toHaveLength(DEFAULT_SERVICE_STANDARDS.length);
    const first = row("投诉首次答复");
    expect(first?.querySelector(".svc-target")?.textContent).toBe("2 小时自然时间，不分昼夜");
    expect(first?.querySelector(".svc-coming")?.textContent).toBe("待生效：2026-12-01 起改为 90 分钟");
    expect([...(first?.querySelectorAll(".svc-item .svc-alerts li") ?? [])].map((one) => one.textContent)).toEqual([
      "预警 1到期前 30 分钟，通知负责人",
      "超时到期时，通知负责人、客服部经理",
      "升级 1超时 1 小时后，转交经理并通知客服部经理",
    ]);
    const revisions = [...(first?.querySelectorAll(".svc-history li.stack-s") ?? [])].map((one) => one.textContent);
    expect(revisions[0]).toContain("第 2 版待生效2026-12-01 起，第 2 版90 分钟");
    expect(revisions[0]).toContain("旺季");
    expect(revisions[1]).toContain("第 1 版生效中");
    expect(row("签收后回访")?.querySelector(".svc-target")?.textContent).toBe("2 个工作日工作时间(Desk)");
  });

  test("offers no form to those who may only read", () => {
    show("?tab=service&edit=satisfaction", { mayManage: false });
    expect(all("form, .svc-item .btn")).toEqual([]);
  });
});

describe("the form", () => {
  const values = (name: string) => all(`[name="${name}"]`).map((one) => (one as HTMLInputElement).value);

  test("begins with the last revision, its alerts and two blank ones", () => {
    show("?tab=service&edit=complaint.first_response");
    expect(values("amount")).toEqual(["90"]);
    expect(values("revision")).toEqual(["2"]);
    expect(values("level.amount[]")).toEqual(["30", "0", "1"]);
    // the blank ones stand in <noscript>
    expect(document.body.innerHTML.match(/name="level\.amount\[\]"/g)).toHaveLength(5);
    expect(all("input[name='roles.1[]']:checked").map((one) => (one as HTMLInputElement).value)).toEqual([
      "owner",
      "manager",
    ]);
    expect(all("button[name=act]")[0]?.textContent).toBe("保存为第 3 版");
  });

  test("shows what was typed again, with problems at their rows", () => {
    const typed = {
      ...{ act: "revise", amount: "soon", amountUnit: "minute" },
      ...{ "level.kind.0": "warning", "level.amount.0": "x", "level.unit.0": "hour", "level.side.0": "before" },
      ...{ "level.act.0": "notify", "roles.0.0": "admin" },
    };
    const fields = [
      { field: "amount", code: "not_a_number" },
      { field: "levels.0.amount", code: "not_a_number" },
    ];
    show("?tab=service&edit=complaint.first_response", {
      answer: { ok: false, code: "invalid", params: {}, fields, data: { typed } },
    });
    expect(values("amount")).toEqual(["soon"]);
    expect(values("level.amount[]")[0]).toBe("x");
    expect(all("input[name='roles.0[]']:checked").map((one) => (one as HTMLInputElement).value)).toEqual(["admin"]);
    expect(all(".problem, .svc-problem").map((one) => one.textContent)).toEqual(["不是数字", "不是数字"]);
  });
});
