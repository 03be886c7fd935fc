import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assignPlanTask } from "#app/domain/incidents/assign-plan-task.server.ts";
import { cancelPlanRun } from "#app/domain/incidents/cancel-plan-run.server.ts";
import { completePlanTask, reopenPlanTask } from "#app/domain/incidents/complete-plan-task.server.ts";
import { DEFAULT_PLAN_ITEMS } from "#app/domain/incidents/default-response-plan.ts";
import { planRunOf } from "#app/domain/incidents/incident-queries.server.ts";
import { openPlanRun } from "#app/domain/incidents/open-plan-run.server.ts";
import { saveResponsePlan } from "#app/domain/incidents/save-response-plan.server.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { type AlertScene, after, alertScene, HOUR, MINUTE, makeStaff, NIGHT } from "#tests/factories/alerts.ts";

let scene: AlertScene;

beforeAll(async () => {
  scene = await alertScene();
  await makeStaff(scene.at(NIGHT), "finance", { displayName: "孙会" });
});
afterAll(() => scene.test.close());

const major = () => scene.complain(NIGHT, { flags: ["loss"] });
const runOf = async (id: string, role: "manager" | "service_agent" | "finance" = "service_agent") => {
  const run = await planRunOf(scene.at(NIGHT, role), "complaint", id);
  if (!run) {
    throw new Error("no run");
  }
  return run;
};
const clockOf = (taskId: string) =>
  scene.db.slaClock.findMany({ where: { subjectId: taskId }, orderBy: { cycle: "asc" } });
const agent = (ms: number) => scene.at(after(ms), "service_agent");

async function firstTask(id: string) {
  const [task] = (await runOf(id)).tasks;
  if (!task) {
    throw new Error("no task");
  }
  return { taskId: task.id, version: task.version };
}

describe("opening the plan", () => {
  it("comes with a major complaint: the plan's lines with owners, due times and clocks", async () => {
    const { id } = await major();
    const run = await runOf(id);
    expect(run).toMatchObject({ planName: "重大投诉处理预案", revision: 1, cycle: 1, status: "open", openedAt: NIGHT });
    expect(run.tasks.map(({ title, dueAt }) => [title, dueAt.getTime() - NIGHT.getTime()])).toEqual(
      DEFAULT_PLAN_ITEMS.map(({ title, withinMs }) => [title, withinMs]),
    );
    const ownerOf = (role: string) => run.tasks.find((task) => task.role === role)?.owner;
    expect(ownerOf("manager")).toEqual({ id: "test-manager", name: "赵敏" });
    expect(ownerOf("finance")).toEqual({ id: "test-finance", name: "孙会" });
    expect(ownerOf("owner")).toBeNull();
    const clocks = await scene.db.slaClock.findMany({ where: { subject: "plan_task", subjectId: run.tasks[0]?.id } });
    expect(clocks).toMatchObject([
      { kind: "plan_task", standardKey: "complaint.plan_task", dueAt: after(10 * MINUTE) },
    ]);
  });

  it("gives the owner's tasks to whoever has the complaint by then", async () => {
    const { id } = await major();
    const taken = { ownerId: "test-service_agent", ownerName: "陈静" };
    await scene.db.complaint.update({ where: { id }, data: taken });
    expect((await runOf(id)).tasks[0]?.owner).toEqual({ id: taken.ownerId, name: taken.ownerName });
  });

  it("happens once for a cycle, and again for the next", async () => {
    const { id } = await major();
    const open = (cycle: number) => {
      const ctx = scene.at(after(HOUR));
      return inTransaction(ctx, (tx) => openPlanRun(tx, ctx, { subject: "complaint", subjectId: id, cycle }));
    };
    const { id: first } = await runOf(id);
    expect(await open(1)).toBe(first);
    expect(await scene.db.planTask.count({ where: { runId: first } })).toBe(DEFAULT_PLAN_ITEMS.length);
    const second = await open(2);
    expect(second).not.toBe(first);
    expect((await runOf(id)).id).toBe(second);
  });

  it("does nothing for a general complaint, nor without a plan in force", async () => {
    const { id } = await scene.complain(NIGHT);
    expect(await planRunOf(agent(0), "complaint", id)).toBeNull();
    await scene.db.responsePlan.updateMany({ data: { active: false } });
    const { id: without } = await major();
    expect(await planRunOf(agent(0), "complaint", without)).toBeNull();
    await scene.db.responsePlan.updateMany({ data: { active: true } });
  });

  it("keeps the revision it was opened with", async () => {
    const { id } = await major();
    const items = [{ no: 1, title: "新", text: "", role: "owner" as const, withinMs: HOUR }];
    await saveResponsePlan(scene.at(NIGHT, "manager"), { key: "complaint.major", seen: 1, name: "新", items });
    expect((await runOf(id)).tasks).toHaveLength(DEFAULT_PLAN_ITEMS.length);
    expect((await runOf((await major()).id)).tasks).toHaveLength(1);
    const old = DEFAULT_PLAN_ITEMS.map((item, index) => ({ no: index + 1, ...item }));
    await saveResponsePlan(scene.at(NIGHT, "manager"), {
      key: "complaint.major",
      seen: 2,
      name: "重大投诉处理预案",
      items: old,
    });
  });
});

describe("carrying it out", () => {
  it("stops the task's clock in time or late, and says who did it", async () => {
    const { id } = await major();
    const task = await firstTask(id);
    await completePlanTask(agent(8 * MINUTE), { ...task, outcome: "done", note: "已致歉" });
    const [done, next] = (await runOf(id)).tasks;
    expect(done).toMatchObject({
      outcome: "done",
      note: "已致歉",
      doneByName: "测试 service_agent",
      doneAt: after(8 * MINUTE),
    });
    expect(await clockOf(task.taskId)).toMatchObject([{ outcome: "met" }]);
    await completePlanTask(agent(HOUR), {
      taskId: next?.id ?? "",
      version: next?.version ?? 0,
      outcome: "done",
      note: "",
    });
    expect(await clockOf(next?.id ?? "")).toMatchObject([{ outcome: "missed" }]);
    const facts = await scene.db.outboxEvent.findMany({
      where: { entityId: id, event: "plan_task.completed" },
      orderBy: { id: "asc" },
    });
    expect(facts.map(({ payload }) => (payload as { late: boolean }).late)).toEqual([false, true]);
  });

  it("ends with the last task, and goes on when one is taken back", async () => {
    const { id } = await major();
    const { tasks } = await runOf(id);
    for (const { id: taskId, version } of tasks) {
      await completePlanTask(agent(5 * MINUTE), { taskId, version, outcome: "done", note: "" });
    }
    expect(await runOf(id)).toMatchObject({ status: "done", endedAt: after(5 * MINUTE) });
    const task = await firstTask(id);
    await reopenPlanTask(agent(6 * MINUTE), task);
    expect(await runOf(id)).toMatchObject({ status: "open", endedAt: null });
    expect((await runOf(id)).tasks[0]).toMatchObject({ doneAt: null, outcome: null, doneByName: null, note: "" });
    expect((await clockOf(task.taskId)).map(({ outcome, cycle, dueAt }) => [outcome, cycle, dueAt])).toEqual([
      ["met", 1, after(10 * MINUTE)],
      ["open", 2, after(10 * MINUTE)],
    ]);
  });

  it("taken back after its time starts no clock that could only be missed", async () => {
    const { id } = await major();
    await completePlanTask(agent(5 * MINUTE), { ...(await firstTask(id)), outcome: "done", note: "" });
    const task = await firstTask(id);
    await reopenPlanTask(agent(HOUR), task);
    expect(await clockOf(task.taskId)).toHaveLength(1);
    expect((await runOf(id)).tasks[0]?.doneAt).toBeNull();
  });

  it("of two at once one is told to look again, and what is done is not done twice", async () => {
    const { id } = await major();
    const task = await firstTask(id);
    const acts = [1, 2].map(() => completePlanTask(agent(MINUTE), { ...task, outcome: "done", note: "" }));
    const outcomes = await Promise.allSettled(acts);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
    const again = completePlanTask(agent(MINUTE), { ...(await firstTask(id)), outcome: "done", note: "" });
    await expect(again).rejects.toMatchObject({ code: "task_done", params: { name: "测试 service_agent" } });
  });

  it("gives a task to another, and refuses drivers and who is not there", async () => {
    const { id } = await major();
    const task = await firstTask(id);
    await assignPlanTask(agent(MINUTE), { ...task, ownerId: "test-finance" });
    const [given] = (await runOf(id)).tasks;
    expect(given).toMatchObject({ owner: { id: "test-finance", name: "孙会" } });
    await makeStaff(agent(0), "driver");
    for (const ownerId of ["test-driver", "x"]) {
      const version = given?.version ?? 0;
      await expect(assignPlanTask(agent(0), { ...task, version, ownerId })).rejects.toMatchObject({ code: "invalid" });
    }
  });

  it("is open to those who work on complaints and to whose task it is", async () => {
    const { id } = await major();
    const mine = (await runOf(id, "finance")).tasks.filter(({ mayComplete }) => mayComplete);
    expect(mine.map(({ role }) => role)).toEqual(["finance"]);
    expect((await runOf(id, "finance")).people).toEqual([]);
    const task = await firstTask(id);
    const finance = scene.at(NIGHT, "finance");
    await expect(completePlanTask(finance, { ...task, outcome: "done", note: "" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await completePlanTask(finance, {
      taskId: mine[0]?.id ?? "",
      version: mine[0]?.version ?? 0,
      outcome: "done",
      note: "",
    });
    expect((await runOf(id)).people.map(({ id: person }) => person)).not.toContain("test-driver");
  });
});

describe("cancelling", () => {
  it("ends the run and the clocks of what is not done; nothing can be changed after", async () => {
    const { id } = await major();
    const done = await firstTask(id);
    await completePlanTask(agent(MINUTE), { ...done, outcome: "done", note: "" });
    const ctx = agent(2 * MINUTE);
    await inTransaction(ctx, (tx) => cancelPlanRun(tx, ctx, { subject: "complaint", subjectId: id }, "closed"));
    const run = await runOf(id);
    expect(run).toMatchObject({ status: "cancelled", endReason: "closed", endedAt: after(2 * MINUTE), people: [] });
    expect(run.tasks.some(({ mayComplete }) => mayComplete)).toBe(false);
    const outcomes = await scene.db.slaClock.findMany({
      where: { subjectId: { in: run.tasks.map((task) => task.id) } },
    });
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual([
      ...Array.from({ length: DEFAULT_PLAN_ITEMS.length - 1 }, () => "cancelled"),
      "met",
    ]);
    const [, second] = run.tasks;
    const late = completePlanTask(ctx, {
      taskId: second?.id ?? "",
      version: second?.version ?? 0,
      outcome: "done",
      note: "",
    });
    await expect(late).rejects.toMatchObject({ code: "plan_ended" });
  });
});
