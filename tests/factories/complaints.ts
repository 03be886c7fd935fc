import { answerCustomer } from "#app/domain/complaints/answer-customer.server.ts";
import { carryOut } from "#app/domain/complaints/carry-out.server.ts";
import type { ComplaintStatus } from "#app/domain/complaints/complaint.ts";
import {
  answerSchema,
  carryOutSchema,
  confirmSchema,
  evaluateSchema,
  investigationSchema,
  judgeSchema,
  proposalSchema,
  registerSchema,
} from "#app/domain/complaints/complaint-forms.ts";
import { confirmOutcome } from "#app/domain/complaints/confirm-outcome.server.ts";
import { evaluateComplaint } from "#app/domain/complaints/evaluate-complaint.server.ts";
import { judgeComplaint } from "#app/domain/complaints/judge-complaint.server.ts";
import { type Registered, registerComplaint } from "#app/domain/complaints/register-complaint.server.ts";
import { finishInvestigation, saveInvestigation } from "#app/domain/complaints/save-investigation.server.ts";
import { saveProposal } from "#app/domain/complaints/save-proposal.server.ts";
import { submitProposal } from "#app/domain/complaints/submit-proposal.server.ts";
import type { Role } from "#app/domain/identity/roles.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

type Over = Record<string, unknown>;

/** The same person so much later, ms. */
export const later = (ctx: Ctx, ms: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + ms) });

/** A complaint by telephone, general by all signs; its words differ from those of every other. */
let counter = 0;
export async function registered(ctx: Ctx, over: Over = {}, about?: { shipmentIds: string[] }): Promise<Registered> {
  counter += 1;
  const said = {
    channel: "phone",
    contactName: "王先生",
    contactPhone: "13999112233",
    content: `送货太晚,电话不通 ${counter}`,
  };
  return registerComplaint(ctx, registerSchema.parse({ ...said, ...over }), about);
}

/** The complaint as somebody sees it who opens its page now. */
export async function seen(ctx: Ctx, complaintNo: string): Promise<{ complaintNo: string; version: number }> {
  const { version } = await ctx.db.complaint.findUniqueOrThrow({ where: { complaintNo }, select: { version: true } });
  return { complaintNo, version };
}

export const rowOf = (ctx: Ctx, complaintNo: string) => ctx.db.complaint.findUniqueOrThrow({ where: { complaintNo } });

/** A complaint's clocks as text, oldest first: "resolution 1 open 24h" with the hours from its start to its due time. */
export async function clocksOf(ctx: Ctx, complaintId: string): Promise<string[]> {
  const clocks = await ctx.db.slaClock.findMany({
    where: { subject: "complaint", subjectId: complaintId },
    orderBy: [{ kind: "asc" }, { cycle: "asc" }],
  });
  return clocks.map(({ kind, cycle, outcome, startedAt, dueAt, pausedAt }) => {
    const hours = (dueAt.getTime() - startedAt.getTime()) / HOUR;
    return `${kind} ${cycle} ${pausedAt ? "paused" : outcome} ${Math.round(hours * 100) / 100}h`;
  });
}

export const judge = async (ctx: Ctx, no: string, over: Over = {}) =>
  judgeComplaint(
    ctx,
    judgeSchema.parse({
      ...(await seen(ctx, no)),
      validity: "valid",
      reason: "情况属实",
      severity: "general",
      ...over,
    }),
  );

export const answer = async (ctx: Ctx, no: string, over: Over = {}) =>
  answerCustomer(
    ctx,
    answerSchema.parse({
      ...(await seen(ctx, no)),
      channel: "phone",
      text: "正在核实,稍后答复",
      promisedAt: new Date(ctx.now.getTime() + 4 * HOUR),
      ...over,
    }),
  );

export const findings = {
  party: "department",
  department: "fleet",
  causeCode: "timeliness.delivery_late",
  whys: [{ why: "为什么晚送", because: "车辆中途故障" }],
  findings: "司机未按约定时间送达",
};

export const investigate = async (ctx: Ctx, no: string, over: Over = {}) => {
  await saveInvestigation(ctx, investigationSchema.parse({ ...(await seen(ctx, no)), ...findings, ...over }));
  await finishInvestigation(ctx, await seen(ctx, no));
};

export const propose = async (ctx: Ctx, no: string, fen = 10_000) => {
  const options = [
    { title: "致歉", text: "电话致歉", compensationFen: 0 },
    { title: "减免运费", text: "", compensationFen: fen },
  ];
  await saveProposal(ctx, proposalSchema.parse({ ...(await seen(ctx, no)), options, chosen: 1 }));
  await submitProposal(ctx, await seen(ctx, no));
};

export const tellResult = async (ctx: Ctx, no: string, over: Over = {}) =>
  carryOut(
    ctx,
    carryOutSchema.parse({ ...(await seen(ctx, no)), channel: "phone", text: "已减免运费 100 元", ...over }),
  );

export const confirm = async (ctx: Ctx, no: string, verdict: "accepted" | "refused" = "accepted") =>
  confirmOutcome(ctx, confirmSchema.parse({ ...(await seen(ctx, no)), verdict, words: "好的" }));

export const evaluate = async (ctx: Ctx, no: string, over: Over = {}) =>
  evaluateComplaint(
    ctx,
    evaluateSchema.parse({ ...(await seen(ctx, no)), causeFixed: true, summary: "已更换车辆", ...over }),
  );

const WAY: [ComplaintStatus, (ctx: Ctx, no: string) => Promise<void>][] = [
  ["registered", judge],
  ["investigating", investigate],
  ["proposing", propose],
  ["carrying_out", tellResult],
  ["confirming", confirm],
];

/** Takes a registered complaint along the usual way until it stands where it is wanted. */
export async function bring(ctx: Ctx, no: string, to: ComplaintStatus): Promise<void> {
  for (const [status, step] of WAY) {
    if (status === to) {
      return;
    }
    await step(ctx, no);
  }
}

/** A member of staff with an account; the context's actor when he is made with that actor's id. */
export async function makeUser(ctx: Ctx, role: Role, over: { id?: string; name?: string; active?: boolean } = {}) {
  const id = over.id ?? newId();
  await ctx.db.user.create({
    data: {
      id,
      username: `u${id.toLowerCase()}`,
      displayName: over.name ?? `测试 ${role}`,
      role,
      passwordHash: "x",
      active: over.active ?? true,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
  });
  return id;
}
