import * as z from "zod";
import { dispatcherRoles } from "#app/domain/identity/roles.ts";

/** What a plan is for. Others come with incidents and contingency plans (S28). */
export const PLAN_OCCASIONS = ["complaint"] as const;
export type PlanOccasion = (typeof PLAN_OCCASIONS)[number];

/** Who does a task: who has the case, or somebody of a role. */
export const TASK_ROLES = ["owner", "manager", "service_agent", ...dispatcherRoles, "finance"] as const;
export type TaskRole = (typeof TASK_ROLES)[number];

/** One line of a plan. `withinMs` counts from the moment the plan is opened. */
export interface PlanItem {
  no: number;
  title: string;
  text: string;
  role: TaskRole;
  withinMs: number;
}

export const WITHIN_UNITS = ["minutes", "hours"] as const;
export type WithinUnit = (typeof WITHIN_UNITS)[number];
const UNIT_MS: Record<WithinUnit, number> = { minutes: 60_000, hours: 3_600_000 };

/** The longest time a task may be given: 30 days. */
const MOST_MS = 30 * 86_400_000;
const MOST_ITEMS = 40;

/** A time as it is edited: whole hours as hours, else minutes. */
export function withinOf(ms: number): { amount: number; unit: WithinUnit } {
  const hours = ms / UNIT_MS.hours;
  return Number.isInteger(hours) && hours >= 1
    ? { amount: hours, unit: "hours" }
    : { amount: Math.round(ms / UNIT_MS.minutes), unit: "minutes" };
}

const list = z.preprocess(
  (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]),
  z.array(z.string().max(1_000)).max(MOST_ITEMS),
);

const lines = z.object({
  name: z.string().trim().min(1).max(60),
  title: list,
  text: list,
  role: list,
  amount: list,
  unit: list,
});

const itemSchema = z.object({
  title: z.string().trim().min(1).max(60),
  text: z.string().trim().max(500),
  role: z.enum(TASK_ROLES),
  amount: z.coerce.number("not_a_number").positive("not_positive"),
  unit: z.enum(WITHIN_UNITS),
});

/** Lines without a title and without a text were left blank; a plan is carried out in the order of time. */
function readItems(form: z.output<typeof lines>, issue: (path: (string | number)[], message: string) => void) {
  const items: Omit<PlanItem, "no">[] = [];
  for (const [index, title] of form.title.entries()) {
    const raw = { title, text: form.text[index] ?? "", role: form.role[index], amount: form.amount[index] };
    if (title.trim() === "" && raw.text.trim() === "") {
      continue;
    }
    const item = itemSchema.safeParse({ ...raw, unit: form.unit[index] });
    if (!item.success) {
      const [first] = item.error.issues;
      const field = String(first?.path[0] ?? "title");
      issue([field, index], first?.code === "too_small" && field === "title" ? "required" : codeOf(first?.message));
      continue;
    }
    const withinMs = Math.round(item.data.amount * UNIT_MS[item.data.unit]);
    if (withinMs > MOST_MS) {
      issue(["amount", index], "too_much");
    }
    items.push({ title: item.data.title, text: item.data.text, role: item.data.role, withinMs });
  }
  return items.sort((a, b) => a.withinMs - b.withinMs).map((item, index) => ({ no: index + 1, ...item }));
}

const codeOf = (message = "") => (/^[a-z_]+$/.test(message) ? message : "wrong");

/** The editor's form: one list for each column, a line for each task. Problems stand at `title.3`, `amount.3`, … */
const planLines = lines.transform(({ name, ...form }, context) => {
  const items = readItems({ name, ...form }, (path, message) =>
    context.addIssue({ code: "custom", path, message, input: form }),
  );
  if (items.length === 0) {
    context.addIssue({ code: "custom", path: ["title", 0], message: "required", input: form });
  }
  return { name, items };
});

const planTarget = z.object({
  /** absent: a new plan */
  key: z.preprocess((value) => (value === "" ? undefined : value), z.string().max(60).optional()),
  /** the revision the writer saw; 0 for a new plan */
  seen: z.coerce.number().int().min(0),
});

export const savePlanSchema = z.intersection(planTarget, planLines);
export type SavePlanInput = z.output<typeof savePlanSchema>;

export const activatePlanSchema = z.object({ key: z.string().min(1).max(60) });

const task = { taskId: z.string().min(1).max(60), version: z.coerce.number().int().min(1) };
export const TASK_OUTCOMES = ["done", "not_needed"] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];

/** Why a task is not needed has to be said. */
export const completeTaskSchema = z
  .object({ ...task, outcome: z.enum(TASK_OUTCOMES), note: z.string().trim().max(500).default("") })
  .refine(({ outcome, note }) => outcome === "done" || note !== "", { path: ["note"], message: "required" });
export const reopenTaskSchema = z.object(task);
export const assignTaskSchema = z.object({ ...task, ownerId: z.string().min(1).max(60) });
export type CompleteTaskInput = z.output<typeof completeTaskSchema>;
export type ReopenTaskInput = z.output<typeof reopenTaskSchema>;
export type AssignTaskInput = z.output<typeof assignTaskSchema>;

/** How a line differs between two revisions. `before`: what it was, where it changed. */
export interface ItemDiff {
  change: "same" | "added" | "removed" | "changed";
  item: PlanItem;
  before: PlanItem | null;
}

/** Compares two revisions task by task; a task is known by its title. Removed ones stand where they stood. Pure. */
export function diffItems(before: readonly PlanItem[], after: readonly PlanItem[]): ItemDiff[] {
  const old = new Map(before.map((item) => [item.title, item]));
  const kept = new Set(after.map(({ title }) => title));
  const now: ItemDiff[] = after.map((item) => {
    const was = old.get(item.title) ?? null;
    const same = was?.text === item.text && was.role === item.role && was.withinMs === item.withinMs;
    return { change: was === null ? "added" : same ? "same" : "changed", item, before: same ? null : was };
  });
  const gone: ItemDiff[] = before
    .filter(({ title }) => !kept.has(title))
    .map((item) => ({ change: "removed", item, before: null }));
  return [...now, ...gone].sort((a, b) => a.item.withinMs - b.item.withinMs);
}

/** The items of a stored plan. */
export function readPlanItems(json: unknown): PlanItem[] {
  return (Array.isArray(json) ? json : []) as PlanItem[];
}
