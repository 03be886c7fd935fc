import { describe, expect, test } from "vitest";
import { approverOf, coversHimself } from "#app/domain/complaints/approval.ts";
import { branchOf, CAUSE_CODES, isCauseCode } from "#app/domain/complaints/cause-tree.ts";
import { COMPLAINT_STATUSES, isOpenStatus } from "#app/domain/complaints/complaint.ts";
import {
  answerSchema,
  investigationSchema,
  proposalSchema,
  registerSchema,
} from "#app/domain/complaints/complaint-forms.ts";
import { proposeSeverity, type SeverityFacts } from "#app/domain/complaints/severity.ts";
import { type GateFacts, missingFor, STEP_OF, STEPS, stepFits } from "#app/domain/complaints/steps.ts";
import { parseInput } from "#app/http/forms.server.ts";

const nothing: SeverityFacts = {
  flags: [],
  lost: false,
  claimFen: null,
  claimLimitFen: 1_000_000,
  vip: false,
  recentComplaints: 1,
  overdue: false,
};

describe("severity", () => {
  test.each<[string, Partial<SeverityFacts>, string[]]>([
    ["nothing", {}, []],
    ["injury and media", { flags: ["media", "injury"] }, ["injury", "media"]],
    ["goods on record as lost", { lost: true }, ["loss"]],
    ["lost, and marked as lost", { lost: true, flags: ["loss"] }, ["loss"]],
    ["a claim at the limit", { claimFen: 1_000_000 }, []],
    ["a claim above it", { claimFen: 1_000_001 }, ["claim_above_limit"]],
    ["a VIP's second", { vip: true, recentComplaints: 2 }, []],
    ["a VIP's third", { vip: true, recentComplaints: 3 }, ["vip_third"]],
    ["anybody's third", { recentComplaints: 3 }, []],
    ["raised by an alert", { overdue: true }, ["overdue"]],
  ])("%s", (_what, facts, signs) => {
    const found = proposeSeverity({ ...nothing, ...facts });
    expect(found).toEqual({ severity: signs.length > 0 ? "major" : "general", signs });
  });
});

const done: GateFacts = {
  validity: "valid",
  severity: "general",
  party: "department",
  department: "fleet",
  partnerId: null,
  causeCode: "cargo.lost",
  whys: 1,
  findings: "found",
  options: 1,
  answered: true,
  fedBack: true,
  verdict: "accepted",
  causeFixed: true,
  summary: "learnt",
  acts: 0,
  openActs: 0,
};

describe("gates", () => {
  test("nothing is missing when everything is there", () => {
    expect(STEPS.flatMap((step) => missingFor(step, done))).toEqual([]);
  });
  test("an investigation needs who answers for it, why, and what was found", () => {
    const blank = { ...done, party: null, causeCode: null, whys: 0, findings: "" };
    expect(missingFor("finish_investigation", blank)).toEqual(["party", "cause", "why", "findings"]);
    expect(missingFor("finish_investigation", { ...done, department: null })).toEqual(["department"]);
    expect(missingFor("finish_investigation", { ...done, party: "partner" })).toEqual(["partner"]);
    expect(missingFor("finish_investigation", { ...done, party: "customer", department: null })).toEqual([]);
  });
  test("closing needs an answer, a verdict, an evaluation and no open measure", () => {
    const early = {
      ...done,
      answered: false,
      fedBack: false,
      verdict: null,
      causeFixed: null,
      summary: "",
      openActs: 2,
    };
    expect(missingFor("close", early)).toEqual(["answer", "telling", "verdict", "evaluation", "acts_open"]);
    expect(missingFor("close", { ...done, severity: null })).toEqual(["severity"]);
  });
  test("a cause that is still there needs a measure", () => {
    expect(missingFor("close", { ...done, causeFixed: false })).toEqual(["act"]);
    expect(missingFor("close", { ...done, causeFixed: false, acts: 1 })).toEqual([]);
  });
  test("an invalid one needs only that the customer was told", () => {
    const invalid = { ...done, validity: "invalid", verdict: null, causeFixed: null, summary: "" };
    expect(missingFor("close", invalid)).toEqual([]);
    expect(missingFor("close", { ...invalid, fedBack: false })).toEqual(["telling"]);
  });
  test("every state but the two ends can be left", () => {
    const left = new Set(STEPS.flatMap((step) => STEP_OF[step]));
    expect(COMPLAINT_STATUSES.filter((status) => !left.has(status))).toEqual(["merged"]);
    expect(COMPLAINT_STATUSES.filter((status) => stepFits("judge", status))).toEqual(
      COMPLAINT_STATUSES.filter(isOpenStatus),
    );
  });
});

describe("approval", () => {
  const limits = { agentFen: 50_000, managerFen: 500_000 };
  test.each([
    [0, "service_agent"],
    [50_000, "service_agent"],
    [50_001, "manager"],
    [500_000, "manager"],
    [500_001, "superior"],
  ] as const)("%d fen is for %s", (fen, approver) => {
    expect(approverOf(fen, limits)).toBe(approver);
  });
  test("only a manager covers what needs a manager, and nobody what is above him", () => {
    expect([coversHimself("service_agent", "manager"), coversHimself("manager", "manager")]).toEqual([false, true]);
    expect([coversHimself("manager", "superior"), coversHimself("inbound_dispatcher", "service_agent")]).toEqual([
      false,
      true,
    ]);
  });
});

test("causes are unique and know their branch", () => {
  expect(new Set(CAUSE_CODES).size).toBe(CAUSE_CODES.length);
  expect(CAUSE_CODES.length).toBeGreaterThan(40);
  expect([branchOf("cargo.wet"), branchOf("cargo"), branchOf(null)]).toEqual(["cargo", null, null]);
  expect(isCauseCode("cargo.stolen")).toBe(false);
});

const problems = (body: () => unknown) => {
  try {
    body();
    return [];
  } catch (error) {
    return (error as { fields: { field: string; code: string }[] }).fields.map(({ field, code }) => `${field} ${code}`);
  }
};
const base = { channel: "phone", contactName: "王", contactPhone: "13999112233", content: "送货太晚了" };
const seen = { complaintNo: "TS2611180001", version: "1" };

describe("forms", () => {
  test("ten megabytes of text are refused, and it is said how much is taken", () => {
    const huge = "长".repeat(3_500_000);
    expect(problems(() => parseInput(registerSchema, { ...base, content: huge }))).toEqual(["content too_long"]);
    const answer = { ...seen, channel: "phone", text: huge, send: "on", promisedAt: "" };
    expect(problems(() => parseInput(answerSchema, answer))).toContain("text too_long");
  });
  test("money is yuan as typed, or fen as a number; blank is none", () => {
    const claim = (claimFen: unknown) => parseInput(registerSchema, { ...base, claimFen }).claimFen;
    expect([claim("¥1,250.50"), claim("120元"), claim(12_345), claim("")]).toEqual([125_050, 12_000, 12_345, null]);
    expect(problems(() => claim("viel"))).toEqual(["claimFen not_a_number"]);
    expect(problems(() => claim("-5"))).toEqual(["claimFen negative"]);
    expect(problems(() => claim("99999999999"))).toEqual(["claimFen too_much"]);
  });
  test("numbers are taken as they are pasted, a single flag as a list", () => {
    const parsed = parseInput(registerSchema, { ...base, waybillNos: "XJ1, XJ2\nXJ3；XJ4", flags: "injury" });
    expect(parsed).toMatchObject({ waybillNos: ["XJ1", "XJ2", "XJ3", "XJ4"], flags: ["injury"], complainant: null });
  });
  test("only what can be sent is sent", () => {
    const answer = { ...seen, text: "您好", promisedAt: "" };
    expect(problems(() => parseInput(answerSchema, { ...answer, channel: "phone", send: "on" }))).toEqual([
      "channel cannot_send",
    ]);
    expect(parseInput(answerSchema, { ...answer, channel: "sms", send: "on" })).toMatchObject({ send: true });
    expect(parseInput(answerSchema, { ...answer, channel: "phone" })).toMatchObject({ send: false, promisedAt: null });
  });
  test("blank lines of the 5-why are dropped, an unknown cause is not taken", () => {
    const whys = [
      { why: "为什么", because: "因为" },
      { why: "", because: "" },
    ];
    expect(parseInput(investigationSchema, { ...seen, whys }).whys).toHaveLength(1);
    expect(problems(() => parseInput(investigationSchema, { ...seen, causeCode: "x.y" }))).toEqual([
      "causeCode not_a_choice",
    ]);
  });
  test("the chosen option must be one", () => {
    const options = [{ title: "致歉", text: "", compensationFen: "0" }];
    expect(problems(() => parseInput(proposalSchema, { ...seen, options, chosen: "1" }))).toEqual([
      "chosen not_a_choice",
    ]);
  });
});
