import { describe, expect, it } from "vitest";
import { DEFAULT_PLAN_ITEMS } from "#app/domain/incidents/default-response-plan.ts";
import {
  completeTaskSchema,
  diffItems,
  type PlanItem,
  savePlanSchema,
  TASK_ROLES,
  withinOf,
} from "#app/domain/incidents/response-plan.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const form = (over: Record<string, unknown> = {}) => ({
  key: "",
  seen: "0",
  name: "预案",
  title: ["上报", "致电客户", "", "查因"],
  text: ["向上级", "先致歉", "", ""],
  role: ["manager", "owner", "owner", "owner"],
  amount: ["1", "10", "", "1.5"],
  unit: ["hours", "minutes", "hours", "hours"],
  ...over,
});
const problems = (over: Record<string, unknown>) => {
  const parsed = savePlanSchema.safeParse(form(over));
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
};

describe("the editor's form", () => {
  it("becomes numbered lines in the order of time; blank ones are left out", () => {
    expect(savePlanSchema.parse(form())).toEqual({
      key: undefined,
      seen: 0,
      name: "预案",
      items: [
        { no: 1, title: "致电客户", text: "先致歉", role: "owner", withinMs: 10 * MINUTE },
        { no: 2, title: "上报", text: "向上级", role: "manager", withinMs: HOUR },
        { no: 3, title: "查因", text: "", role: "owner", withinMs: 90 * MINUTE },
      ],
    });
  });

  it("says at each line what is wrong with it", () => {
    expect(problems({})).toEqual([]);
    expect(problems({ title: ["", "致电客户", "", "查因"] })).toEqual(["title.0 required"]);
    expect(problems({ amount: ["x", "0", "", "9999"] })).toEqual([
      "amount.0 not_a_number",
      "amount.1 not_positive",
      "amount.3 too_much",
    ]);
    expect(problems({ role: ["nobody", "owner", "owner", "owner"] })).toHaveLength(1);
    expect(problems({ title: ["", "", "", ""], text: ["", "", "", ""] })).toEqual(["title.0 required"]);
    expect(problems({ name: " " })).toHaveLength(1);
  });

  it("reads a single line, which a form sends as a text", () => {
    const one = { title: "致电", text: "", role: "owner", amount: "10", unit: "minutes" };
    expect(savePlanSchema.parse(form(one)).items).toHaveLength(1);
  });
});

describe("a time of the plan", () => {
  it("is edited as it is said, and comes back as it was", () => {
    expect(withinOf(10 * MINUTE)).toEqual({ amount: 10, unit: "minutes" });
    expect(withinOf(90 * MINUTE)).toEqual({ amount: 90, unit: "minutes" });
    expect(withinOf(HOUR)).toEqual({ amount: 1, unit: "hours" });
    expect(withinOf(48 * HOUR)).toEqual({ amount: 48, unit: "hours" });
    for (const { withinMs } of DEFAULT_PLAN_ITEMS) {
      const { amount, unit } = withinOf(withinMs);
      expect(amount * (unit === "hours" ? HOUR : MINUTE)).toBe(withinMs);
    }
  });
});

describe("the comparison of two revisions", () => {
  const item = (no: number, title: string, over: Partial<PlanItem> = {}): PlanItem => ({
    ...{ no, title, text: "t", role: "owner", withinMs: no * HOUR },
    ...over,
  });
  it("tells what is new, gone and changed, in the order of time", () => {
    const before = [item(1, "a"), item(2, "b", { withinMs: 90 * MINUTE }), item(3, "c")];
    const after = [item(1, "a"), item(2, "c", { role: "manager" }), item(3, "d", { withinMs: 5 * HOUR })];
    expect(
      diffItems(before, after).map(({ change, item: { title }, before: was }) => [title, change, was?.role]),
    ).toEqual([
      ["a", "same", undefined],
      ["b", "removed", undefined],
      ["c", "changed", "owner"],
      ["d", "added", undefined],
    ]);
    expect(diffItems(before, before).every(({ change }) => change === "same")).toBe(true);
    expect(diffItems([], after).every(({ change }) => change === "added")).toBe(true);
  });
});

describe("the default plan", () => {
  it("goes from the first call within ten minutes to settling in 48 hours, each line once, for roles there are", () => {
    const times = DEFAULT_PLAN_ITEMS.map(({ withinMs }) => withinMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect([times[0], times.at(-1)]).toEqual([10 * MINUTE, 48 * HOUR]);
    expect(new Set(DEFAULT_PLAN_ITEMS.map(({ title }) => title)).size).toBe(DEFAULT_PLAN_ITEMS.length);
    expect(DEFAULT_PLAN_ITEMS.every(({ role }) => TASK_ROLES.includes(role))).toBe(true);
  });
});

describe("reporting a task", () => {
  it("needs a reason only where it was not needed", () => {
    const task = { taskId: "t", version: "1" };
    expect(completeTaskSchema.safeParse({ ...task, outcome: "done" }).success).toBe(true);
    expect(completeTaskSchema.safeParse({ ...task, outcome: "not_needed", note: " " }).success).toBe(false);
    expect(completeTaskSchema.safeParse({ ...task, outcome: "not_needed", note: "无人受伤" }).success).toBe(true);
  });
});
