import { describe, expect, it } from "vitest";
import { DEFAULT_SERVICE_STANDARDS } from "#app/domain/standards/default-standards-service.ts";
import { serviceStandardSchema } from "#app/domain/standards/service-standard.ts";
import { catalogFor } from "#app/i18n/catalogs.ts";
import { formatsFor } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translate.ts";
import { amountOf, groupOf, levelRows, offsetOf, readServiceForm } from "#app/ui/standards/service-draft.ts";
import { amountWords, levelWords } from "#app/ui/standards/service-words.ts";

const t = translator(catalogFor("zh-CN"));
const f = formatsFor("zh-CN", "Asia/Shanghai");

describe("amounts and offsets", () => {
  it("are shown in the largest unit that leaves a whole number", () => {
    expect(amountOf("ms", 7_200_000)).toEqual({ value: 2, unit: "hour" });
    expect(amountOf("ms", 172_800_000)).toEqual({ value: 48, unit: "hour" });
    expect(amountOf("ms", 900_000)).toEqual({ value: 15, unit: "minute" });
    expect(amountOf("ms", 1_500)).toEqual({ value: 1.5, unit: "second" });
    expect(amountOf("basis_points", 9_850)).toEqual({ value: 98.5, unit: "percent" });
    expect([86_400_000, -259_200_000, 5_400_000, 0].map(offsetOf)).toEqual([
      { value: 24, unit: "hour" },
      { value: 3, unit: "day" },
      { value: 90, unit: "minute" },
      { value: 0, unit: "minute" },
    ]);
  });

  it("are said in words", () => {
    const words = (key: string) => {
      const standard = DEFAULT_SERVICE_STANDARDS.find((one) => one.key === key);
      return standard && amountWords(t, f, standard);
    };
    expect(
      ["complaint.first_response", "follow_up.delivered", "complaint.timeliness", "hotline.answer"].map(words),
    ).toEqual(["2 小时", "2 个工作日", "95 %", "30 秒"]);
    expect(["satisfaction", "complaint.claim_major"].map(words)).toEqual(["90 分", "10,000 元"]);
    const level = { kind: "escalation", level: 2, act: "raise", roles: ["manager", "superior_1"] } as const;
    const said = (offsetMs: number) => levelWords(t, f, { ...level, roles: [...level.roles], offsetMs });
    expect(said(86_400_000)).toBe("超时 24 小时后，建议升为重大并通知客服部经理、上一级领导");
    expect(said(-900_000)).toBe("到期前 15 分钟，建议升为重大并通知客服部经理、上一级领导");
    expect(said(0)).toBe("到期时，建议升为重大并通知客服部经理、上一级领导");
  });
});

it("every shipped standard goes through the form and comes out as it was", () => {
  for (const standard of DEFAULT_SERVICE_STANDARDS) {
    const { value, unit } = amountOf(standard.unit, standard.amount);
    const rows = levelRows(standard.alerts);
    const raw = {
      ...{ key: standard.key, revision: "1", name: standard.name, amount: String(value), amountUnit: unit },
      ...{ calendarId: standard.unit === "working_days" ? "c" : "", alertHours: standard.alertHours },
      ...{ effectiveFrom: "", note: "" },
      "level.kind": rows.map(({ kind }) => kind),
      "level.amount": rows.map(({ amount }) => amount),
      "level.unit": rows.map(({ unit }) => unit),
      "level.side": rows.map(({ side }) => side),
      "level.act": rows.map(({ act }) => act),
      ...Object.fromEntries(rows.map(({ roles }, at) => [`roles.${at}`, roles])),
    };
    const { input, problems } = readServiceForm(raw);
    expect(problems).toEqual([]);
    const { amount, unit: stored, alerts, alertHours } = serviceStandardSchema.parse(input);
    expect({ amount, unit: stored, alerts, alertHours }).toEqual({
      ...{ amount: standard.amount, unit: standard.unit, alertHours: standard.alertHours },
      alerts: [...standard.alerts],
    });
  }
});

it("every key has its group", () => {
  const groups = DEFAULT_SERVICE_STANDARDS.map(({ key }) => [key, groupOf(key)]);
  expect(Object.fromEntries(groups)).toMatchObject({
    "complaint.first_response": "complaints",
    "complaint.timeliness": "complaints",
    "complaint.claim_major": "limits",
    "complaint.compensation.agent": "limits",
    "response.timeliness": "response",
    "hotline.answer": "response",
    "follow_up.monthly_share": "follow_up",
    "survey.response_time": "survey",
    satisfaction: "survey",
  });
});
