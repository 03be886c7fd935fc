import { beforeAll, describe, expect, test } from "vitest";
import { ensureServiceStandards } from "#app/domain/standards/ensure-service-standards.server.ts";
import { useDesk } from "#tests/routes/fleet/desk.ts";

const desk = useDesk();
let route: typeof import("#app/routes/standards/standards.tsx");
beforeAll(async () => {
  route = await import("#app/routes/standards/standards.tsx");
  await ensureServiceStandards(desk.t.ctx("system"));
});

const load = async (role: "manager" | "finance" = "manager") => {
  const page = await route.loader(desk.args(role, "/standards?tab=service", {}));
  if (page.tab !== "service") {
    throw new Error("the other tab");
  }
  return page;
};
const post = async (form: Record<string, string | string[]>, role: "manager" | "finance" = "manager") =>
  desk.reply(await route.action(desk.args(role, "/standards?tab=service&edit=x", {}, { act: "revise", ...form })));

const answerSoon = {
  key: "complaint.first_response",
  revision: "1",
  name: "投诉首次答复",
  amount: "1.5",
  amountUnit: "hour",
  calendarId: "",
  alertHours: "always",
  effectiveFrom: "2026-11-20",
  note: "旺季",
  "level.kind[]": ["escalation", "warning", "breach", "", "escalation"],
  "level.amount[]": ["2", "20", "0", "", "45"],
  "level.unit[]": ["hour", "minute", "minute", "minute", "minute"],
  "level.side[]": ["after", "before", "after", "after", "after"],
  "level.act[]": ["raise", "notify", "notify", "notify", "reassign"],
  "roles.0[]": ["manager", "superior_1"],
  "roles.1[]": "owner",
  "roles.2[]": ["owner", "manager"],
  "roles.4[]": "manager",
};

describe("service standards", () => {
  test("stand on a tab of their own; the lanes' is as it was", async () => {
    const page = await load();
    expect(page.standards.map(({ key }) => key)).toContain("satisfaction");
    expect(page.calendars).toHaveLength(1);
    expect(page.tomorrow).toBe("2026-11-19");
    expect(await route.loader(desk.args("manager", "/standards", {}))).toMatchObject({ tab: "lanes", lines: [] });
    await expect(load("finance")).rejects.toMatchObject({ init: { status: 403 } });
  });

  test("are revised from a day on, alerts numbered by their time", async () => {
    const done = await post(answerSoon);
    expect(done).toMatchObject({ status: 302, location: "/standards?tab=service" });
    const one = (await load()).standards.find(({ key }) => key === answerSoon.key);
    expect(one?.current).toMatchObject({ revision: 1, amount: 7_200_000 });
    expect(one?.coming).toMatchObject([{ revision: 2, amount: 5_400_000, note: "旺季", alertHours: "always" }]);
    expect(one?.coming[0]?.effectiveFrom).toEqual(new Date("2026-11-19T16:00:00Z"));
    expect(one?.coming[0]?.alerts).toEqual([
      { kind: "warning", level: 1, offsetMs: -1_200_000, act: "notify", roles: ["owner"] },
      { kind: "breach", level: 0, offsetMs: 0, act: "notify", roles: ["owner", "manager"] },
      { kind: "escalation", level: 1, offsetMs: 2_700_000, act: "reassign", roles: ["manager"] },
      { kind: "escalation", level: 2, offsetMs: 7_200_000, act: "raise", roles: ["manager", "superior_1"] },
    ]);
    const again = await post(answerSoon);
    expect(again).toMatchObject({ status: 409, body: { code: "conflict", data: { typed: { amount: "1.5" } } } });
  });

  test("show what is wrong at its field, and keep what was typed", async () => {
    const wrong = {
      ...{ ...answerSoon, key: "complaint.next_reply" },
      amount: "soon",
      "level.amount[]": ["100", "x", "0", "", "-5"],
      "level.unit[]": ["day", "minute", "minute", "minute", "minute"],
      "roles.4[]": [],
    };
    const { status, body } = await post(wrong);
    expect(status).toBe(422);
    const refusal = body as { fields: { field: string; code: string }[]; data: { typed: Record<string, string> } };
    expect(refusal.fields.map(({ field, code }) => [field, code])).toEqual([
      ["levels.0.amount", "too_much"],
      ["levels.1.amount", "not_a_number"],
      ["levels.4.amount", "negative"],
      ["levels.4.roles", "required"],
      ["amount", "not_a_number"],
    ]);
    expect(refusal.data.typed).toMatchObject({
      "level.amount.1": "x",
      "roles.0.0": "manager",
      "roles.0.1": "superior_1",
    });
  });

  test.each<[Record<string, string | string[]>, string, string]>([
    [{ amount: "0" }, "amount", "not_positive"],
    [{ amountUnit: "percent" }, "unit", "not_a_choice"],
    [{ amountUnit: "working_day", amount: "2" }, "calendarId", "required"],
    [{ calendarId: "nowhere" }, "calendarId", "not_a_choice"],
    [{ effectiveFrom: "2026-11-01" }, "effectiveFrom", "in_past"],
    [{ name: " " }, "name", "required"],
    [{ "level.kind[]": [] }, "alerts", "required"],
  ])("refuse %j", async (over, field, code) => {
    const { body } = await post({ ...answerSoon, key: "complaint.next_reply", ...over });
    expect(body).toMatchObject({ ok: false, fields: [{ field, code }] });
  });

  test.each([
    ["complaint.timeliness", "97.5", "percent", 9_750],
    ["satisfaction", "92", "points", 920],
    ["complaint.claim_major", "12,000", "yuan", 1_200_000],
    ["hotline.answer", "20", "second", 20_000],
    ["follow_up.new_customer", "4", "calendar_day", 4],
  ])("take %s as %s %s", async (key, amount, amountUnit, stored) => {
    const { status } = await post({ key, revision: "1", name: key, amount, amountUnit, effectiveFrom: "", note: "" });
    expect(status).toBe(302);
    expect((await load()).standards.find((one) => one.key === key)?.current?.amount).toBe(stored);
  });

  test("are the manager's alone", async () => {
    expect((await post({ ...answerSoon, key: "complaint.plan_task" }, "finance")).status).toBe(403);
  });
});
