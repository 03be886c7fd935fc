import { beforeAll, describe, expect, test } from "vitest";
import { addContact, listContacts } from "#app/domain/alerts/escalation-contacts.server.ts";
import { ensureDefaultResponsePlan } from "#app/domain/incidents/ensure-default-response-plan.server.ts";
import { useDesk } from "#tests/routes/fleet/desk.ts";

const desk = useDesk();
let plans: typeof import("#app/routes/incidents/plans.tsx");

beforeAll(async () => {
  plans = await import("#app/routes/incidents/plans.tsx");
  await ensureDefaultResponsePlan(desk.t.ctx("system"));
});

const PATH = "/incidents/plans";
const post = async (role: "manager" | "inbound_dispatcher" | "finance", form: Record<string, string | string[]>) =>
  desk.reply(await plans.action(desk.args(role, PATH, {}, form)));
const load = (role: "manager" | "inbound_dispatcher" | "finance", path = PATH) =>
  plans.loader(desk.args(role, path, {}));

const lines = {
  "title[]": ["致电客户", "向上级报告", ""],
  "text[]": ["先致歉", "", ""],
  "role[]": ["owner", "manager", "owner"],
  "amount[]": ["10", "1", ""],
  "unit[]": ["minutes", "hours", "hours"],
};
const revise = { intent: "save", key: "complaint.major", seen: "1", name: "重大投诉处理预案", ...lines };

describe("/incidents/plans", () => {
  test("shows everybody of the desk the plans; the contacts to those who work with them", async () => {
    const manager = await load("manager", `${PATH}?tab=contacts`);
    expect(manager).toMatchObject({ tab: "contacts", mayEdit: true, mayManageContacts: true, contacts: [] });
    expect(manager.plans[0]).toMatchObject({ key: "complaint.major", active: true });
    expect(await load("inbound_dispatcher")).toMatchObject({ tab: "plans", mayEdit: false, mayManageContacts: false });
    expect(await load("finance")).toMatchObject({ contacts: null });
  });

  test("saves a revision from the form's columns and comes back to the plan", async () => {
    expect(await post("manager", revise)).toMatchObject({ status: 302, location: `${PATH}?plan=complaint.major` });
    const [file] = (await load("manager")).plans;
    expect(file?.revisions[0]).toMatchObject({
      revision: 2,
      items: [
        { no: 1, title: "致电客户", text: "先致歉", role: "owner", withinMs: 600_000 },
        { no: 2, title: "向上级报告", text: "", role: "manager", withinMs: 3_600_000 },
      ],
    });
  });

  test("says what is wrong at its line, that somebody was faster, and that only the manager may", async () => {
    const wrong = await post("manager", { ...revise, seen: "2", "amount[]": ["0", "1", ""] });
    expect(wrong).toMatchObject({ status: 422, body: { fields: [{ field: "amount.0", code: "not_positive" }] } });
    expect(await post("manager", revise)).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect(await post("inbound_dispatcher", { ...revise, seen: "2" })).toMatchObject({ status: 403 });
    expect((await load("manager")).plans[0]?.revisions).toHaveLength(2);
  });

  test("puts another plan in force", async () => {
    const saved = await post("manager", { ...revise, key: "", seen: "0", name: "货损预案" });
    const key = new URL(saved.location ?? "", "http://x").searchParams.get("plan") ?? "";
    expect((await load("manager")).plans.find((plan) => plan.key === key)?.active).toBe(false);
    await post("manager", { intent: "activate", key });
    expect((await load("manager")).plans.map((plan) => [plan.key === key, plan.active])).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  test("adds and changes contacts; a refusal of a line names it", async () => {
    const contact = {
      level: "1",
      name: "马建国",
      title: "副总经理",
      phone: "13809910101",
      email: "",
      wechatOpenId: "",
    };
    expect(await post("manager", { intent: "add_contact", ...contact })).toMatchObject({
      status: 302,
      location: `${PATH}?tab=contacts`,
    });
    const [line] = await listContacts(desk.t.ctx("manager"));
    const edit = { intent: "edit_contact", ...contact, id: line?.id ?? "", version: "1", active: "on" };
    expect(await post("manager", { ...edit, phone: "" })).toMatchObject({
      status: 422,
      body: { fields: [{ field: "phone", code: "no_way" }], data: { id: line?.id } },
    });
    expect(await post("manager", { ...edit, title: "总经理" })).toMatchObject({ status: 302 });
    expect(await listContacts(desk.t.ctx("manager"))).toMatchObject([{ title: "总经理", active: true, version: 2 }]);
    expect(await post("manager", edit)).toMatchObject({ status: 409, body: { data: { id: line?.id } } });
    const none = { ...contact, phone: "", email: "a@b.example" } as never;
    await expect(addContact(desk.t.ctx("finance"), none)).rejects.toMatchObject({ code: "forbidden" });
  });
});
