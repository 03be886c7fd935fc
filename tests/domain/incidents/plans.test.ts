import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureDefaultResponsePlan } from "#app/domain/incidents/ensure-default-response-plan.server.ts";
import { listResponsePlans } from "#app/domain/incidents/incident-queries.server.ts";
import type { PlanItem } from "#app/domain/incidents/response-plan.ts";
import { activateResponsePlan, saveResponsePlan } from "#app/domain/incidents/save-response-plan.server.ts";
import { type AlertScene, after, alertScene, HOUR, NIGHT } from "#tests/factories/alerts.ts";

let scene: AlertScene;
const items = (...titles: string[]): PlanItem[] =>
  titles.map((title, index) => ({ no: index + 1, title, text: "", role: "owner", withinMs: (index + 1) * HOUR }));
const plans = () => listResponsePlans(scene.at(NIGHT, "service_agent"));
const inForce = () =>
  scene.db.responsePlan.findMany({ where: { active: true }, select: { key: true, revision: true } });

beforeAll(async () => {
  scene = await alertScene();
});
afterAll(() => scene.test.close());

describe("response plans", () => {
  it("begin with the default one, given once", async () => {
    await Promise.all([ensureDefaultResponsePlan(scene.at(NIGHT)), ensureDefaultResponsePlan(scene.at(NIGHT))]);
    const [file, ...more] = await plans();
    expect(more).toEqual([]);
    expect(file).toMatchObject({ key: "complaint.major", occasion: "complaint", active: true });
    expect(file?.revisions.map(({ revision }) => revision)).toEqual([1]);
  });

  it("are revised by the manager: the new revision is in force, the old one stays as it was", async () => {
    const manager = scene.at(after(HOUR), "manager");
    const before = (await plans())[0]?.revisions[0]?.items;
    const input = { key: "complaint.major", seen: 1, name: "重大投诉处理预案", items: items("致电", "上报") };
    expect(await saveResponsePlan(manager, input)).toEqual({ key: "complaint.major", revision: 2, active: true });
    const [file] = await plans();
    expect(file?.revisions.map(({ revision, createdByName }) => [revision, createdByName])).toEqual([
      [2, "测试 manager"],
      [1, "测试 system"],
    ]);
    expect(file?.revisions[1]?.items).toEqual(before);
    expect(await inForce()).toEqual([{ key: "complaint.major", revision: 2 }]);
  });

  it("refuse who saw an older revision, who may not, and what is not there", async () => {
    const input = { key: "complaint.major", seen: 1, name: "x", items: items("a") };
    await expect(saveResponsePlan(scene.at(NIGHT, "manager"), input)).rejects.toMatchObject({
      code: "conflict",
      data: { revision: 2 },
    });
    await expect(saveResponsePlan(scene.at(NIGHT, "service_agent"), input)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(saveResponsePlan(scene.at(NIGHT, "manager"), { ...input, key: "gone" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(activateResponsePlan(scene.at(NIGHT, "manager"), { key: "gone" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(listResponsePlans(scene.at(NIGHT, "driver"))).rejects.toMatchObject({ code: "forbidden" });
  });

  it("may be several, of which one is in force until another is put in its place", async () => {
    const manager = scene.at(NIGHT, "manager");
    const spare = await saveResponsePlan(manager, { seen: 0, name: "货损预案", items: items("封存") });
    expect(spare).toMatchObject({ revision: 1, active: false });
    expect(await inForce()).toEqual([{ key: "complaint.major", revision: 2 }]);
    await activateResponsePlan(manager, { key: spare.key });
    expect(await inForce()).toEqual([{ key: spare.key, revision: 1 }]);
    const revised = { key: spare.key, seen: 1, name: "货损预案", items: items("封存", "报案") };
    expect(await saveResponsePlan(manager, revised)).toMatchObject({ revision: 2, active: true });
    expect((await plans()).map(({ key, active }) => [key, active])).toEqual([
      [spare.key, true],
      ["complaint.major", false],
    ]);
    await activateResponsePlan(manager, { key: "complaint.major" });
    expect(await inForce()).toEqual([{ key: "complaint.major", revision: 2 }]);
  });
});
