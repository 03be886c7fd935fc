import { addNote, addStatement } from "#app/domain/complaints/add-entry.server.ts";
import { answerCustomer } from "#app/domain/complaints/answer-customer.server.ts";
import { carryOut } from "#app/domain/complaints/carry-out.server.ts";
import { registerSchema } from "#app/domain/complaints/complaint-forms.ts";
import { judgeComplaint } from "#app/domain/complaints/judge-complaint.server.ts";
import { mergeComplaint } from "#app/domain/complaints/merge-complaint.server.ts";
import { type Registered, registerComplaint } from "#app/domain/complaints/register-complaint.server.ts";
import { finishInvestigation, saveInvestigation } from "#app/domain/complaints/save-investigation.server.ts";
import { saveProposal } from "#app/domain/complaints/save-proposal.server.ts";
import { submitProposal } from "#app/domain/complaints/submit-proposal.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";

/**
 * What the desk does to a complaint, for tests of the customer's page. Loaded after the settings are stubbed: these files
 * read them when they are loaded.
 */

async function seen({ db }: Ctx, complaintNo: string) {
  const { version } = await db.complaint.findUniqueOrThrow({ where: { complaintNo } });
  return { complaintNo, version };
}

export function register(ctx: Ctx, phone: string): Promise<Registered> {
  const said = { channel: "phone", contactName: "王先生", contactPhone: phone, content: "送来的灯具破了两箱" };
  return registerComplaint(ctx, registerSchema.parse(said));
}

export async function answer(ctx: Ctx, no: string, text: string, promisedAt: Date | null): Promise<void> {
  await answerCustomer(ctx, { ...(await seen(ctx, no)), channel: "phone", text, send: false, promisedAt });
}

export async function judge(ctx: Ctx, no: string, validity: "valid" | "invalid"): Promise<void> {
  const judged = { validity, severity: "general", reason: "照片为证", severityReason: "" } as const;
  await judgeComplaint(ctx, { ...(await seen(ctx, no)), ...judged });
}

export async function talkInside(ctx: Ctx, no: string): Promise<void> {
  await addNote(ctx, { complaintNo: no, text: "客户是老熟人,先拖一拖" });
  await addStatement(ctx, { complaintNo: no, text: "是合作商叉车弄破的", by: "库车站 阿里木" });
}

export async function investigate(ctx: Ctx, no: string): Promise<void> {
  await saveInvestigation(ctx, {
    ...(await seen(ctx, no)),
    party: "department",
    partnerId: null,
    department: "warehouse",
    causeCode: "cargo.damaged_handling",
    whys: [{ why: "为什么", because: "没有看标志" }],
    findings: "马合木提装车不当",
  });
  await finishInvestigation(ctx, await seen(ctx, no));
}

export async function settle(ctx: Ctx, no: string, text: string): Promise<void> {
  const options = [{ title: "赔偿", text: "按进价", compensationFen: 32_000 }];
  await saveProposal(ctx, { ...(await seen(ctx, no)), options, chosen: 0, compensationFen: 32_000 });
  await submitProposal(ctx, await seen(ctx, no));
  await carryOut(ctx, { ...(await seen(ctx, no)), channel: "phone", text, send: false });
}

export async function merge(ctx: Ctx, no: string, intoNo: string): Promise<void> {
  await mergeComplaint(ctx, { ...(await seen(ctx, no)), intoNo });
}
