import { beforeAll, describe, expect, test } from "vitest";
import { sendAlert } from "#app/domain/alerts/send-alert.server.ts";
import { checkClocks } from "#app/domain/clocks/check-clocks.server.ts";
import { registerSchema } from "#app/domain/complaints/complaint-forms.ts";
import { ensureDefaultResponsePlan } from "#app/domain/incidents/ensure-default-response-plan.server.ts";
import { ensureServiceStandards } from "#app/domain/standards/ensure-service-standards.server.ts";
import { alertTexts } from "#app/i18n/alert-texts.ts";
import { useDesk } from "#tests/routes/fleet/desk.ts";
import { TEST_NOW } from "#tests/setup/test-db.ts";

const desk = useDesk();
const tools = { texts: alertTexts, settings: { publicUrl: "https://yidao.example", companyName: "驿道物流" } };
let act: typeof import("#app/routes/incidents/act.ts");
let ack: typeof import("#app/routes/incidents/ack.tsx");
let frame: typeof import("#app/routes/frame.tsx");
let flash: typeof import("#app/http/session-cookie.server.ts")["flashCookie"];
// reads the settings when it is loaded, as the routes do
let registerComplaint: typeof import("#app/domain/complaints/register-complaint.server.ts")["registerComplaint"];
let complaintId: string;
let complaintNo: string;

const system = () => desk.t.ctx("system");

beforeAll(async () => {
  act = await import("#app/routes/incidents/act.ts");
  ack = await import("#app/routes/incidents/ack.tsx");
  frame = await import("#app/routes/frame.tsx");
  flash = (await import("#app/http/session-cookie.server.ts")).flashCookie;
  ({ registerComplaint } = await import("#app/domain/complaints/register-complaint.server.ts"));
  await ensureServiceStandards(desk.t.ctx("system", { now: new Date(TEST_NOW.getTime() - 86_400_000) }));
  await ensureDefaultResponsePlan(system());
  await desk.t.db.user.updateMany({ where: { role: "manager" }, data: { email: "zhao@yidao.example" } });
  ({ complaintId, complaintNo } = await raise());
});

let counter = 0;
async function raise() {
  counter += 1;
  const said = { channel: "phone", contactName: "王", contactPhone: "13999112233", flags: ["loss"] };
  const input = registerSchema.parse({ ...said, content: `整票货物找不到了 ${counter}` });
  const complaint = await registerComplaint(system(), input);
  const clocks = await desk.t.db.slaClock.findMany({ where: { subjectId: complaint.id }, select: { id: true } });
  await checkClocks(
    system(),
    clocks.map(({ id }) => id),
  );
  const alert = await desk.t.db.clockAlert.findFirstOrThrow({ where: { subjectId: complaint.id } });
  await sendAlert(system(), tools, alert.id);
  const mail = await desk.t.db.delivery.findFirstOrThrow({ where: { dedupeKey: { startsWith: `staff-${alert.id}` } } });
  const token = /\/incidents\/ack\/([\w-]+)/.exec(mail.body)?.[1] ?? "";
  return { complaintId: complaint.id, complaintNo: complaint.complaintNo, alertId: alert.id, token };
}

type Who = "manager" | "inbound_dispatcher" | "finance";
async function send(role: Who, form: Record<string, string>) {
  const answer = (await act.action(desk.args(role, "/incidents/act", {}, form))) as unknown as Response;
  const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const toast = (await flash.parse(cookie)) as { key: string; tone?: string; params?: object };
  return { status: answer.status, location: answer.headers.get("location"), toast };
}
const ackClock = (subjectId: string) =>
  desk.t.db.slaClock.findFirstOrThrow({ where: { subjectId, kind: "acknowledgement" } });

describe("the banner's data in the frame", () => {
  test("is the manager's, and gone after he acknowledged, whatever page he was on", async () => {
    const shown = async (role: Who) => {
      const data = await frame.loader(desk.args(role, "/shipments", {}));
      return (data as { alerts: { complaintNo: string }[] }).alerts.map((alert) => alert.complaintNo);
    };
    const { alertId, complaintNo: other, complaintId: id } = await raise();
    expect((await shown("manager")).toSorted()).toEqual([complaintNo, other]);
    expect(await shown("finance")).toEqual([]);
    const done = await send("manager", { intent: "acknowledge", alertId, back: "/shipments?direction=inbound" });
    expect(done).toMatchObject({
      status: 302,
      location: "/shipments?direction=inbound",
      toast: { key: "alerts.banner.acknowledged" },
    });
    expect((await ackClock(id)).outcome).toBe("met");
    expect(await shown("manager")).toEqual([complaintNo]);
    const again = await send("manager", { intent: "acknowledge", alertId, back: "/" });
    expect(again.toast.key).toBe("alerts.banner.nothing");
  });
});

describe("acts from any page", () => {
  test("go back only to a page of our own", async () => {
    for (const back of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""]) {
      expect((await send("manager", { intent: "acknowledge", alertId: "x", back })).location).toBe("/");
    }
  });

  test("say in words why they were refused", async () => {
    const { alertId } = await raise();
    const refused = await send("finance", { intent: "acknowledge", alertId, back: "/" });
    expect(refused.toast).toMatchObject({ key: "errors.forbidden", tone: "problem" });
    expect((await send("manager", { intent: "nonsense", back: "/" })).toast.key).toBe("errors.not_found");
    const report = {
      intent: "report",
      subject: "complaint",
      subjectId: complaintId,
      toName: "",
      channel: "phone",
      text: "x",
    };
    expect((await send("manager", { ...report, back: "/" })).toast.key).toBe("errors.field.required");
  });

  test("tick, take back and hand over a task of the plan", async () => {
    const tasks = () =>
      desk.t.db.planTask.findMany({ where: { run: { subjectId: complaintId } }, orderBy: { no: "asc" } });
    const form = async (over: Record<string, string>) => {
      const [task] = await tasks();
      return {
        taskId: task?.id ?? "",
        version: String(task?.version),
        no: "1",
        back: `/complaints/${complaintNo}`,
        ...over,
      };
    };
    const stale = await form({ intent: "complete", outcome: "done" });
    const user = await desk.t.db.user.findFirstOrThrow({ where: { role: "inbound_dispatcher" } });
    expect(await send("inbound_dispatcher", await form({ intent: "assign", ownerId: user.id }))).toMatchObject({
      location: `/complaints/${complaintNo}`,
      toast: { key: "incidents.run.assigned" },
    });
    expect((await send("manager", stale)).toast).toMatchObject({ key: "errors.conflict", tone: "problem" });
    const bare = await form({ intent: "complete", outcome: "not_needed" });
    expect((await send("manager", bare)).toast.key).toBe("errors.field.required");
    expect((await send("manager", await form({ intent: "complete", outcome: "done", note: "已打" }))).toast).toEqual({
      key: "incidents.run.completed",
      params: { n: "1" },
    });
    expect((await tasks())[0]).toMatchObject({ outcome: "done", note: "已打", doneByName: "manager" });
    expect((await send("manager", await form({ intent: "reopen" }))).toast.key).toBe("incidents.run.reopened");
    expect((await tasks())[0]?.doneAt).toBeNull();
  });

  test("record a report upward", async () => {
    const report = { intent: "report", subject: "complaint", subjectId: complaintId, channel: "phone", back: "/" };
    await send("manager", { ...report, toName: "马建国", text: "已派人到场" });
    expect(await desk.t.db.upwardReport.findMany()).toMatchObject([{ toName: "马建国", byName: "manager" }]);
  });
});

describe("the page behind the link in an alert", () => {
  const args = (token: string, form?: Record<string, string>) =>
    desk.args("finance", `/incidents/ack/${token}`, { token }, form);

  test("is for who is not signed in, kept by nobody, and works without a script", async () => {
    expect(ack.handle).toEqual({ static: true });
    expect(ack.headers()).toMatchObject({ "Cache-Control": "private, no-store" });
    const { token, complaintNo: number, complaintId: id } = await raise();
    const shown = await ack.loader(args(token));
    expect(shown.ack).toEqual({ state: "open", number, major: true, name: "manager", acknowledgedAt: null });
    expect((await ackClock(id)).outcome).toBe("open");
    const done = desk.reply(await ack.action(args(token, {})));
    expect(done).toMatchObject({ status: 200, body: { ok: true, result: { state: "acknowledged" } } });
    expect((await ackClock(id)).outcome).toBe("met");
    expect((await ack.loader(args(token))).ack.state).toBe("acknowledged");
  });

  test("tells a guess nothing", async () => {
    expect((await ack.loader(args("x"))).ack).toEqual({
      ...{ state: "unknown", number: "", major: false, name: "", acknowledgedAt: null },
    });
  });
});
