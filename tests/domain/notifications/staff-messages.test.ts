import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDeliveryFilter } from "#app/domain/notifications/delivery-filter.server.ts";
import { deliveryDetail, listDeliveries } from "#app/domain/notifications/delivery-queries.server.ts";
import { MESSAGE_KINDS, MESSAGE_VARIABLES } from "#app/domain/notifications/message-kind.ts";
import { saveTemplateSchema, templateSlotSchema } from "#app/domain/notifications/notification-forms.ts";
import { saveTemplate } from "#app/domain/notifications/save-template.server.ts";
import { templateProblems } from "#app/domain/notifications/template.ts";
import { listTemplates, templateDetail, templateSample } from "#app/domain/notifications/template-queries.server.ts";
import { noticeTexts } from "#app/i18n/notice-texts.ts";
import { type AlertScene, alertScene, NIGHT } from "#tests/factories/alerts.ts";
import { PLAN_TOOLS } from "#tests/factories/notifications.ts";

let scene: AlertScene;
let complaintNo: string;

beforeAll(async () => {
  scene = await alertScene();
  const complaint = await scene.complain(NIGHT, { flags: ["injury"] });
  complaintNo = complaint.complaintNo;
  await scene.pass(NIGHT, complaint.id);
});
afterAll(() => scene.test.close());

const list = async (query: string) =>
  (await listDeliveries(scene.at(NIGHT, "service_agent"), readDeliveryFilter(new URLSearchParams(query)), null)).lines;

describe("the lists of messages", () => {
  it("show for whom of ours an alert is, and the complaint it is about", async () => {
    const lines = await list("purpose=staff");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({
      purpose: "staff",
      notice: "staff_alert",
      complaintNo,
      person: { name: "赵敏", role: "manager" },
      customerName: null,
      waybillNo: null,
    });
    expect(lines.map(({ recipient }) => recipient).toSorted()).toEqual([
      "138****1001",
      "open****",
      "s***@yidao.example",
    ]);
    expect(await list(`q=${complaintNo.toLowerCase()}`)).toHaveLength(3);
    expect(await list("purpose=notice")).toEqual([]);
    expect(await list("purpose=case")).toEqual([]);
    expect(await list("purpose=nonsense")).toHaveLength(3);
  });

  it("hide the acknowledge link from everybody but whom it was sent to", async () => {
    const mail = (await list("purpose=staff&channel=email"))[0]?.id ?? "";
    const read = async (role: "manager" | "service_agent") => (await deliveryDetail(scene.at(NIGHT, role), mail)).body;
    expect(await read("manager")).toMatch(/\/incidents\/ack\/[\w-]{32}/);
    const others = await read("service_agent");
    expect(others).toContain("/incidents/ack/****");
    expect(others).toContain(complaintNo);
  });
});

describe("the templates of ready-written messages", () => {
  it("are for SMS and WeChat, in both languages without a fault, with variables of their own", async () => {
    for (const kind of MESSAGE_KINDS) {
      for (const channel of ["sms", "wechat"] as const) {
        for (const locale of ["zh-CN", "en"] as const) {
          const template = noticeTexts.template(channel, kind, locale);
          expect(template.body).toContain("{text}");
          expect(templateProblems(channel, template, MESSAGE_VARIABLES)).toEqual([]);
        }
      }
    }
    const cells = await listTemplates(scene.at(NIGHT, "manager"), "zh-CN");
    expect(cells.filter(({ versions }) => versions.email === null).map(({ notice }) => notice)).toEqual([
      "staff_alert",
      "case_message",
    ]);
    expect(templateSlotSchema.safeParse({ notice: "staff_alert", channel: "email", locale: "en" }).success).toBe(false);
    expect(templateSlotSchema.safeParse({ notice: "delivered", channel: "email", locale: "en" }).success).toBe(true);
  });

  it("are saved with the provider's number, and refuse a shipment's variables", async () => {
    const manager = scene.at(NIGHT, "manager");
    const slot = { notice: "staff_alert", channel: "sms", locale: "zh-CN" } as const;
    const save = (body: string) =>
      saveTemplate(manager, saveTemplateSchema.parse({ ...slot, seen: 0, subject: "SMS_1", body }));
    await expect(save("{waybillNo} {text}")).rejects.toMatchObject({ fields: [{ code: "unknown_variable" }] });
    expect(await save("{number} {text} {due} {url}")).toBe(1);
    expect((await templateDetail(manager, noticeTexts, slot)).current).toMatchObject({ version: 1, subject: "SMS_1" });
  });

  it("are shown with made-up words and nothing added under them", () => {
    const words = { goods: "灯具", place: "乌鲁木齐", signedBy: "古丽", alert: "待确认", answer: "已找到" };
    const slot = { notice: "case_message", channel: "sms", locale: "zh-CN" } as const;
    const { values, footer } = templateSample(slot, words, PLAN_TOOLS, NIGHT);
    expect(footer).toBe("");
    expect(Object.keys(values).toSorted()).toEqual([...MESSAGE_VARIABLES].toSorted());
    expect(values.text).toBe("已找到");
  });
});
