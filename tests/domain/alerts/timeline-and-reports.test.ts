import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acknowledgeAlert } from "#app/domain/alerts/acknowledge-alert.server.ts";
import { editContactSchema, needsManager, newContactSchema, superiorLevel } from "#app/domain/alerts/alert.ts";
import { alertTimeline } from "#app/domain/alerts/alert-timeline.server.ts";
import { addContact, editContact, listContacts } from "#app/domain/alerts/escalation-contacts.server.ts";
import { upwardReport, upwardReportsOf } from "#app/domain/alerts/upward-report.server.ts";
import { type AlertScene, after, alertScene, MINUTE, NIGHT } from "#tests/factories/alerts.ts";

let scene: AlertScene;

beforeAll(async () => {
  scene = await alertScene();
});
afterAll(() => scene.test.close());

describe("the timeline of a complaint's alerts", () => {
  it("says when each was due and sent, to whom by which way, who acknowledged it, and what comes next", async () => {
    const { id } = await scene.complain(NIGHT, { flags: ["loss"] });
    const late = after(20_000);
    await scene.pass(late, id);
    const agent = scene.at(late, "service_agent");
    const timeline = await alertTimeline(agent, "complaint", id);
    const ack = timeline.filter(({ clockKind }) => clockKind === "acknowledgement");
    expect(ack).toMatchObject([
      { kind: "escalation", level: 1, dueAt: NIGHT, firedAt: late, acknowledgedAt: null },
      { id: null, kind: "escalation", level: 2, dueAt: after(15 * MINUTE), firedAt: null, recipients: [] },
    ]);
    const [manager] = ack[0]?.recipients ?? [];
    expect(manager).toMatchObject({ name: "赵敏", role: "manager", skipped: [] });
    expect(manager?.deliveries.map(({ channel, status }) => [channel, status])).toEqual([
      ["email", "pending"],
      ["sms", "pending"],
      ["wechat", "pending"],
    ]);
    await acknowledgeAlert(scene.at(after(MINUTE), "manager"), ack[0]?.id ?? "");
    const after1 = (await alertTimeline(agent, "complaint", id)).filter((a) => a.clockKind === "acknowledgement");
    expect(after1).toMatchObject([{ acknowledgedName: "测试 manager", acknowledgedAt: after(MINUTE) }]);
  });

  it("has the alerts of the tasks of its plan, by their titles", async () => {
    const { id } = await scene.complain(NIGHT, { flags: ["loss"] });
    const task = await scene.db.planTask.findFirstOrThrow({
      where: { run: { subjectId: id } },
      orderBy: { no: "asc" },
    });
    await scene.pass(after(11 * MINUTE), task.id);
    const alerts = await alertTimeline(scene.at(NIGHT, "manager"), "complaint", id);
    const own = alerts.filter(({ clockKind, title }) => clockKind === "plan_task" && title === task.title);
    expect(own.map(({ kind, firedAt }) => [kind, firedAt !== null])).toContainEqual(["breach", true]);
  });

  it("is not for drivers", async () => {
    await expect(alertTimeline(scene.at(NIGHT, "driver"), "complaint", "x")).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("reports upward", () => {
  it("are kept with who told whom, how and in which words, and stand in the case's history", async () => {
    const { id } = await scene.complain(NIGHT, { flags: ["loss"] });
    const manager = scene.at(after(MINUTE), "manager");
    const input = {
      subject: "complaint",
      subjectId: id,
      toName: "马建国 副总经理",
      channel: "phone",
      text: "已派人到场",
    };
    const reportId = await upwardReport(manager, input as Parameters<typeof upwardReport>[1]);
    expect(await upwardReportsOf(manager, "complaint", id)).toEqual([
      {
        id: reportId,
        at: after(MINUTE),
        toName: input.toName,
        channel: "phone",
        text: input.text,
        byName: "测试 manager",
      },
    ]);
    const entry = await scene.db.complaintEntry.findFirstOrThrow({ where: { complaintId: id, kind: "upward_report" } });
    expect(entry).toMatchObject({ text: "已派人到场", channel: "phone", details: { toName: "马建国 副总经理" } });
    const told = await scene.db.outboxEvent.findFirstOrThrow({ where: { event: "upward_report.recorded" } });
    expect(JSON.stringify(told.payload)).not.toContain("马建国");
  });

  it("are refused of who may not, and about nothing", async () => {
    const input = { subject: "complaint", subjectId: "x", toName: "马", channel: "phone", text: "…" } as const;
    await expect(upwardReport(scene.at(NIGHT, "finance"), input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(upwardReport(scene.at(NIGHT, "manager"), input)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the people above the manager", () => {
  it("are added, changed and taken out of use by manager or administrator", async () => {
    const admin = scene.at(NIGHT, "admin");
    const input = newContactSchema.parse({
      level: "3",
      name: " 艾山 ",
      title: "总经理",
      phone: "13809910009",
      email: "",
    });
    expect(input).toEqual({
      level: 3,
      name: "艾山",
      title: "总经理",
      phone: "13809910009",
      email: null,
      wechatOpenId: null,
    });
    const id = await addContact(admin, input);
    const edit = (over: Record<string, unknown>) =>
      editContactSchema.parse({ ...input, email: "", wechatOpenId: "", id, version: "1", ...over });
    await editContact(admin, edit({ title: "董事长" }));
    await expect(editContact(admin, edit({ title: "别的" }))).rejects.toMatchObject({ code: "conflict" });
    const line = (await listContacts(scene.at(NIGHT, "service_agent"))).find((contact) => contact.id === id);
    // the box was not ticked
    expect(line).toMatchObject({ title: "董事长", active: false, version: 2 });
    await expect(addContact(scene.at(NIGHT, "service_agent"), input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(editContact(admin, edit({ id: "x" }))).rejects.toMatchObject({ code: "not_found" });
  });

  it("can be reached somehow", () => {
    const parsed = newContactSchema.safeParse({
      level: 1,
      name: "马",
      title: "副总",
      phone: " ",
      email: "",
      wechatOpenId: "",
    });
    expect(parsed.success).toBe(false);
    expect(newContactSchema.safeParse({ level: 4, name: "马", title: "副总", phone: "1" }).success).toBe(false);
    expect(newContactSchema.safeParse({ level: 1, name: "马", title: "副总", email: "no" }).success).toBe(false);
  });

  it("are the only ones beside the manager whose word stops an alert to them", () => {
    expect(needsManager(["owner", "service_agent"])).toBe(false);
    expect(needsManager(["owner", "superior_2"])).toBe(true);
    expect([superiorLevel("superior_3"), superiorLevel("superior_4"), superiorLevel("manager")]).toEqual([
      3,
      null,
      null,
    ]);
  });
});
