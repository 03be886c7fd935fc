import { createRemixStub } from "@remix-run/testing";
import { renderToString } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { ComplaintFile } from "#app/domain/complaints/complaint-view.ts";
import type { CaseData } from "#app/ui/complaints/case/case-context.tsx";
import { AT, Case, dataOf, fileOf } from "./case.tsx";

function page(over: Partial<ComplaintFile> = {}, data: Partial<CaseData> = {}): string {
  const Stub = createRemixStub([{ path: "/", Component: () => <Case data={dataOf(fileOf(over), data)} /> }]);
  return renderToString(<Stub />);
}

const intents = (html: string) =>
  new Set([...html.matchAll(/name="intent" value="(\w+)"|value="(\w+)" name="intent"/g)].map((m) => m[1] ?? m[2]));

const option = { title: "减免运费", text: "", compensationFen: 12_000 };
const proposal = {
  ...{ id: "p", no: 1, cycle: 1, options: [option], chosen: 0, compensationFen: 12_000, status: "submitted" as const },
  ...{ approverRole: "superior" as const, proposedById: "u1", proposedByName: "陈静", createdAt: AT },
  ...{ decidedAt: null, decidedByName: null, decision: "" },
};

describe("the page of a case", () => {
  test("offers the form of the step it stands at, in forms that need no script", () => {
    const at = (over: Partial<ComplaintFile>) => intents(page(over));
    expect(at({})).toContain("judge");
    expect(at({ status: "investigating", validity: "valid", steps: { finish_investigation: [] } })).toContain(
      "finishInvestigation",
    );
    expect(at({ status: "proposing", validity: "valid", steps: { submit_proposal: [] } })).toContain("submitProposal");
    const approving = { status: "approving" as const, validity: "valid" as const, proposals: [proposal] };
    expect(at({ ...approving, steps: { decide_proposal: [] } })).toContain("approve");
    expect(at({ ...approving, steps: {} })).not.toContain("approve");
    expect(at({ status: "carrying_out", validity: "valid", steps: { carry_out: [] } })).toContain("carryOut");
    expect(at({ status: "confirming", validity: "valid", steps: { confirm: [] } })).toContain("confirm");
    expect(at({ status: "evaluating", validity: "valid", steps: { evaluate: [], close: [] } })).toContain("close");
    expect(at({ status: "closed", open: false, validity: "valid", steps: { reopen: [] } })).toContain("reopen");
  });

  test("offers nothing but a statement to who only reads", () => {
    const may = { ...fileOf().may, work: false, judge: false, handOver: false, seePhone: false };
    expect([...intents(page({ may, steps: {} }))]).toEqual(["statement"]);
  });

  test("carries the version that was seen, and writes names as text", () => {
    const html = page();
    expect(html).toContain('name="version" value="3"');
    expect(html).toContain("&lt;i&gt;王先生");
    expect(html).not.toContain("<i>王先生");
    expect(html).not.toMatch(/complaints\.|errors\./);
  });

  test("says what is missing before the step can be left, and which measures are open", () => {
    const act = {
      ...{ id: "a1", version: 1, kind: "corrective" as const, text: "培训司机", ownerId: "u2", ownerName: "赵敏" },
      ...{ dueAt: AT, doneAt: null, doneNote: "", checkDueAt: null, checkedAt: null, checkedByName: null },
      ...{ effective: null, checkNote: "", late: true },
    };
    const html = page({
      status: "evaluating",
      validity: "valid",
      acts: [act],
      steps: { evaluate: [], close: ["acts_open"] },
    });
    expect(html).toContain("改进措施尚未全部完成");
    expect(html).toContain('href="#act-a1"');
  });

  test("asks for the name of who above the manager agreed, only where the sum needs it", () => {
    const approving = { status: "approving" as const, validity: "valid" as const, steps: { decide_proposal: [] } };
    expect(page({ ...approving, proposals: [proposal] })).toContain('name="superior"');
    expect(page({ ...approving, proposals: [{ ...proposal, approverRole: "manager" }] })).not.toContain(
      'name="superior"',
    );
  });

  test("without script shows a refusal in its own form with what was typed", () => {
    const posted = {
      ...{ ok: false, code: "complaint_changed", params: { name: "赵敏", at: "11-18 10:00" }, fields: [] },
      data: { intent: "judge", of: "", typed: { reason: "后判的" }, version: 7, name: "赵敏", at: AT.toISOString() },
    };
    const html = page({}, { posted });
    expect(html).toContain("赵敏 在 11-18 10:00 刚刚改过这宗投诉");
    expect(html).toContain(">后判的</textarea>");
    expect(html).toContain('name="version" value="7"');
    expect(html.match(/role="alert"/g)).toHaveLength(1);
  });

  test("prints the whole case with number, company and room to sign", () => {
    const sheet = /<article class="cmp-sheet".*<\/article>/s.exec(
      page({ judgeReason: "情况属实", validity: "valid" }),
    )?.[0];
    for (const text of ["投诉处理单", "驿道物流", "TS2611180001", "送货太晚", "情况属实", "139****2233", "经理"]) {
      expect(sheet).toContain(text);
    }
  });
});
