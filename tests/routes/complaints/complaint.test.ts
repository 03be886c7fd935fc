import { beforeAll, describe, expect, test } from "vitest";
import { useDesk } from "#tests/routes/fleet/desk.ts";

const desk = useDesk();
let route: typeof import("#app/routes/complaints/complaint.tsx");
// loaded after the settings are those of this database
let make: typeof import("#tests/factories/complaints.ts");
beforeAll(async () => {
  make = await import("#tests/factories/complaints.ts");
  route = await import("#app/routes/complaints/complaint.tsx");
});

type Role = "service_agent" | "manager" | "finance";
type Form = Record<string, string | string[]>;
const ctx = () => desk.t.ctx("manager");
const row = (no: string) => make.rowOf(ctx(), no);
const load = (no: string, role: Role = "service_agent") => route.loader(desk.args(role, `/complaints/${no}`, { no }));

/** An act on the case as it stands now. */
async function act(no: string, intent: string, form: Form = {}, role: Role = "service_agent") {
  const { version } = await make.seen(ctx(), no);
  const fields = { intent, version: String(version), ...form };
  return desk.reply(await route.action(desk.args(role, `/complaints/${no}`, { no }, fields)));
}

const judged = { validity: "valid", reason: "情况属实", severity: "general", severityReason: "" };
const found = {
  ...{ party: "department", department: "fleet", partnerId: "", causeCode: "timeliness.delivery_late" },
  ...{ "whys.0.why": "为什么晚", "whys.0.because": "车坏了", "whys.1.why": "", "whys.1.because": "" },
};

describe("a case from the desk", () => {
  test("goes all the way by forms as browsers send them", async () => {
    const { complaintNo: no } = await make.registered(ctx());
    await act(no, "claim");
    const answered = { channel: "phone", text: "正在核实", promisedAt: "2026-11-18T14:00" };
    expect(await act(no, "answer", answered)).toMatchObject({ status: 200, body: { ok: true } });
    expect((await row(no)).firstRespondedAt).not.toBeNull();
    const promise = await desk.t.db.slaClock.findFirstOrThrow({
      where: { subjectId: (await row(no)).id, kind: "next_reply" },
    });
    expect(promise.dueAt).toEqual(new Date("2026-11-18T06:00:00Z"));
    await act(no, "judge", judged);
    expect(await act(no, "finishInvestigation", { ...found, findings: "司机迟到" })).toMatchObject({ status: 200 });
    expect((await row(no)).whys).toEqual([{ why: "为什么晚", because: "车坏了" }]);
    const options = { "options.0.title": "减免", "options.0.text": "运费", "options.0.compensationFen": "88.5" };
    await act(no, "submitProposal", { ...options, "options.1.title": "", "options.1.text": "", chosen: "0" });
    expect(await row(no)).toMatchObject({ status: "carrying_out", compensationFen: 8_850 });
    await act(no, "carryOut", { channel: "phone", text: "已减免" });
    await act(no, "confirm", { verdict: "accepted", words: "可以", channel: "phone" });
    await act(no, "evaluate", { causeFixed: "true", summary: "已换车" });
    expect(await act(no, "close")).toMatchObject({ body: { result: { toast: "complaints.case.done.close" } } });
    expect(await row(no)).toMatchObject({ status: "closed", open: false });
  });

  test("a stale form is refused with who and when, and brings back what was typed and the version to go on with", async () => {
    const { complaintNo: no } = await make.registered(ctx());
    const { version } = await make.seen(ctx(), no);
    await act(no, "judge", { ...judged, reason: "先判的" }, "manager");
    const late = await act(no, "judge", { ...judged, reason: "后判的", version: String(version) });
    expect(late).toMatchObject({
      status: 409,
      body: { code: "complaint_changed", params: { name: "manager" } },
    });
    const { data } = late.body as { data: Record<string, unknown> };
    expect(data).toMatchObject({ intent: "judge", typed: { reason: "后判的" }, version: version + 1 });
    expect(await row(no)).toMatchObject({ judgeReason: "先判的" });
  });

  test("an investigation with gaps is kept, and what is missing is said", async () => {
    const { complaintNo: no } = await make.registered(ctx());
    await make.bring(ctx(), no, "investigating");
    const { version } = await make.seen(ctx(), no);
    const reply = await act(no, "finishInvestigation", { ...found, findings: "" });
    expect(reply).toMatchObject({
      status: 409,
      body: { code: "complaint_incomplete", data: { missing: ["findings"], version: version + 1 } },
    });
    expect(await row(no)).toMatchObject({ status: "investigating", causeCode: "timeliness.delivery_late" });
  });

  test("an open act keeps it from being closed, and is named", async () => {
    const { complaintNo: no } = await make.registered(ctx());
    await make.bring(ctx(), no, "evaluating");
    const { id: ownerId } = await desk.t.db.user.findFirstOrThrow({ where: { role: "service_agent" } });
    const measure = { kind: "corrective", text: "培训司机", ownerId, dueAt: "2026-11-25T18:00", checkDueAt: "" };
    expect(await act(no, "addAct", measure)).toMatchObject({ status: 200 });
    await act(no, "evaluate", { causeFixed: "true", summary: "已换车" });
    expect(await act(no, "close")).toMatchObject({
      status: 409,
      body: { code: "acts_open", data: { openActs: [{ text: "培训司机" }] } },
    });
    const [measured] = (await load(no)).file.acts;
    await act(no, "completeAct", { actId: measured?.id ?? "", actVersion: "1", note: "已培训" });
    expect(await act(no, "close")).toMatchObject({ status: 200 });
  });

  test("without script the browser is sent back to the page, and a refusal is on it", async () => {
    const { complaintNo: no } = await make.registered(ctx());
    const { version } = await make.seen(ctx(), no);
    const plain = (form: Form) => {
      const args = desk.args("service_agent", `/complaints/${no}`, { no }, { version: String(version), ...form });
      args.request.headers.set("accept", "text/html,application/xhtml+xml");
      return route.action(args).then(desk.reply);
    };
    expect(await plain({ intent: "note", text: "记一笔" })).toMatchObject({
      status: 302,
      location: `/complaints/${no}`,
    });
    expect(await plain({ intent: "answer", channel: "phone", text: "在查" })).toMatchObject({
      status: 422,
      body: { fields: [{ field: "promisedAt", code: "promise_required" }], data: { typed: { text: "在查" } } },
    });
  });

  test("finance reads without numbers, and acts on nothing", async () => {
    const { complaintNo: no } = await make.registered(ctx());
    const page = await load(no, "finance");
    expect(page.file.may).toMatchObject({ work: false, seePhone: false, statement: true });
    expect(JSON.stringify(page)).not.toContain("13999112233");
    expect(await act(no, "claim", {}, "finance")).toMatchObject({ status: 403 });
    expect(await act(no, "reveal", {}, "finance")).toMatchObject({ status: 403 });
    expect(await act(no, "reveal")).toMatchObject({ body: { result: { phone: "139 9911 2233" } } });
  });

  test("an unknown act and an unknown case are not found; a flood of text is refused", async () => {
    const { complaintNo: no } = await make.registered(ctx());
    expect(await act(no, "constructor")).toMatchObject({ status: 404 });
    await expect(load("TS0000000000")).rejects.toMatchObject({ init: { status: 404 } });
    const args = desk.args("service_agent", `/complaints/${no}`, { no }, { intent: "note", text: "长" });
    args.request.headers.set("content-length", String(10 * 1024 * 1024));
    expect(desk.reply(await route.action(args))).toMatchObject({ status: 413, body: { code: "too_large" } });
  });
});
