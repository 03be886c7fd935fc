import { afterEach, beforeEach, expect, test } from "vitest";
import { addAct } from "#app/domain/complaints/add-act.server.ts";
import { closeComplaint } from "#app/domain/complaints/close-complaint.server.ts";
import { complaintFile } from "#app/domain/complaints/complaint-file.server.ts";
import { checkAct, completeAct } from "#app/domain/complaints/complete-act.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import {
  bring,
  confirm,
  DAY,
  evaluate,
  HOUR,
  later,
  makeUser,
  registered,
  rowOf,
  seen,
} from "#tests/factories/complaints.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let agent: Ctx;
let no: string;
let ownerId: string;
beforeEach(async () => {
  t = await testDb();
  agent = t.ctx("service_agent");
  no = (await registered(agent)).complaintNo;
  ownerId = await makeUser(agent, "finance", { name: "老张" });
});
afterEach(() => t.close());

const plan = (over: Partial<Parameters<typeof addAct>[1]> = {}) =>
  addAct(agent, {
    complaintNo: no,
    kind: "corrective",
    text: "更换装卸班组并培训",
    ownerId,
    dueAt: later(agent, 7 * DAY).now,
    checkDueAt: later(agent, 30 * DAY).now,
    ...over,
  });

const clocks = async () =>
  (await t.db.slaClock.findMany({ where: { subject: "corrective_act" }, orderBy: { cycle: "asc" } })).map(
    ({ cycle, outcome, dueAt }) => `${cycle} ${outcome} ${(dueAt.getTime() - agent.now.getTime()) / DAY}d`,
  );

test("a measure has an owner and a date ahead, on a complaint that is valid", async () => {
  await expect(plan()).rejects.toMatchObject({ code: "not_judged" });
  await bring(agent, no, "investigating");
  const refused = (over: object, field: string, code: string) =>
    expect(plan(over)).rejects.toMatchObject({ fields: [{ field, code }] });
  await refused({ dueAt: agent.now }, "dueAt", "in_past");
  await refused({ dueAt: later(agent, 400 * DAY).now }, "dueAt", "too_far");
  await refused({ checkDueAt: later(agent, 7 * DAY).now }, "checkDueAt", "before_due");
  await refused({ ownerId: await makeUser(agent, "driver") }, "ownerId", "not_a_choice");
  expect(await clocks()).toEqual([]);
  await plan();
  expect(await clocks()).toEqual(["1 open 7d"]);
});

test("a complaint is not closed over an open measure: which ones is said; done, its effect is looked at later", async () => {
  await bring(agent, no, "confirming");
  await confirm(agent, no);
  await evaluate(agent, no, { causeFixed: false });
  await expect(closeComplaint(agent, await seen(agent, no))).rejects.toMatchObject({
    code: "complaint_incomplete",
    data: { missing: ["act"] },
  });
  const actId = await plan();
  await expect(closeComplaint(agent, await seen(agent, no))).rejects.toMatchObject({
    code: "acts_open",
    params: { count: 1 },
    data: { missing: ["acts_open"], openActs: [{ id: actId, ownerName: "老张", text: "更换装卸班组并培训" }] },
  });
  expect((await rowOf(agent, no)).open).toBe(true);

  const owner = { ...t.ctx("finance"), actor: { ...t.ctx("finance").actor, id: ownerId } };
  await expect(completeAct(t.ctx("finance"), { actId, version: 1, note: "x" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(checkAct(agent, { actId, version: 1, effective: true, note: "x" })).rejects.toMatchObject({
    code: "act_not_done",
  });
  await completeAct(later(owner, DAY), { actId, version: 1, note: "已培训 12 人" });
  await expect(completeAct(agent, { actId, version: 1, note: "x" })).rejects.toMatchObject({ code: "act_changed" });
  await expect(completeAct(agent, { actId, version: 2, note: "x" })).rejects.toMatchObject({ code: "act_done" });
  expect(await clocks()).toEqual(["1 met 7d", "2 open 30d"]);
  await closeComplaint(later(agent, DAY + HOUR), await seen(agent, no));
  expect(await clocks()).toEqual(["1 met 7d", "2 open 30d"]);

  await checkAct(later(agent, 31 * DAY), { actId, version: 2, effective: false, note: "仍有破损" });
  expect(await clocks()).toEqual(["1 met 7d", "2 missed 30d"]);
  const [act] = (await complaintFile(agent, no)).acts;
  expect(act).toMatchObject({
    effective: false,
    checkedByName: "测试 service_agent",
    doneNote: "已培训 12 人",
    late: false,
  });
});

test("done after its effect was to be looked at: the look is put off by the same time", async () => {
  await bring(agent, no, "investigating");
  const actId = await plan({ checkDueAt: later(agent, 10 * DAY).now });
  await completeAct(later(agent, 12 * DAY), { actId, version: 1, note: "完成" });
  expect(await clocks()).toEqual(["1 missed 7d", "2 open 15d"]);
});
