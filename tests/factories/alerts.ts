import { type AlertTools, sendAlert } from "#app/domain/alerts/send-alert.server.ts";
import { checkClocks } from "#app/domain/clocks/check-clocks.server.ts";
import { startClock } from "#app/domain/clocks/clock-commands.server.ts";
import { registerSchema } from "#app/domain/complaints/complaint-forms.ts";
import { registerComplaint } from "#app/domain/complaints/register-complaint.server.ts";
import type { Role } from "#app/domain/identity/roles.ts";
import { ensureDefaultResponsePlan } from "#app/domain/incidents/ensure-default-response-plan.server.ts";
import { ensureServiceStandards } from "#app/domain/standards/ensure-service-standards.server.ts";
import { alertTexts } from "#app/i18n/alert-texts.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { SETTINGS } from "#tests/factories/notifications.ts";
import { actorOf, type TestDb, testDb } from "#tests/setup/test-db.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** Three in the morning in Beijing: nobody's working hours, everybody's quiet hours. */
export const NIGHT = new Date("2026-11-18T19:00:00Z");
export const after = (ms: number, from = NIGHT) => new Date(from.getTime() + ms);

export const ALERT_TOOLS: AlertTools = { texts: alertTexts, settings: SETTINGS };

type UserOver = Partial<Parameters<Ctx["db"]["user"]["create"]>[0]["data"]>;

/** The account behind `test.ctx(role)`, with e-mail and mobile. */
export async function makeStaff(ctx: Ctx, role: Role, over: UserOver = {}): Promise<string> {
  const { id, name } = actorOf(role);
  const number = (await ctx.db.user.count()) + 1;
  const data = {
    id,
    username: `staff${number}`,
    displayName: name,
    role,
    passwordHash: "x",
    email: `staff${number}@yidao.example`,
    phone: `1380991${String(1_000 + number)}`,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    ...over,
  } as Parameters<Ctx["db"]["user"]["create"]>[0]["data"];
  await ctx.db.user.create({ data });
  return data.id;
}

/** Somebody above the manager. */
export async function makeContact(ctx: Ctx, level: number, over: Record<string, unknown> = {}): Promise<string> {
  const id = `contact-${level}-${await ctx.db.escalationContact.count()}`;
  const ways = { phone: null, email: `boss${level}@yidao.example`, wechatOpenId: null };
  const times = { createdAt: ctx.now, updatedAt: ctx.now };
  const who = { name: `上级${level}`, title: "副总经理" };
  await ctx.db.escalationContact.create({ data: { id, level, ...who, ...ways, ...times, ...over } });
  return id;
}

let complaints = 0;

/** What tests of alerts begin with: standards, the default plan, a manager, an agent, two contacts. */
export async function alertScene() {
  const test: TestDb = await testDb();
  const at = (now: Date, role: Role | "system" = "system") => test.ctx(role, { now });
  const start = at(after(-24 * HOUR));
  await ensureServiceStandards(start);
  await ensureDefaultResponsePlan(start);
  await makeStaff(start, "manager", { displayName: "赵敏", wechatOpenId: "openid-zhao" });
  await makeStaff(start, "service_agent", { displayName: "陈静" });
  await makeContact(start, 1);
  await makeContact(start, 2);
  await test.db.outboxEvent.deleteMany();

  /** Registered by the desk; `flags: ["injury"]` makes it major. */
  async function complain(now: Date, over: Record<string, unknown> = {}) {
    complaints += 1;
    const said = { channel: "phone", contactName: "王先生", contactPhone: "13999112233" };
    const input = registerSchema.parse({ ...said, content: `货物摔坏,电话不通 ${complaints}`, ...over });
    return registerComplaint(at(now, "service_agent"), input);
  }

  /** Raises what is due on the clocks of a subject and sends it; the alerts as they then stand. */
  async function pass(now: Date, subjectId: string) {
    const clocks = await test.db.slaClock.findMany({ where: { subjectId }, select: { id: true } });
    await checkClocks(
      at(now),
      clocks.map(({ id }) => id),
    );
    const alerts = await test.db.clockAlert.findMany({ where: { subjectId }, orderBy: { firedAt: "asc" } });
    for (const { id } of alerts) {
      await sendAlert(at(now), ALERT_TOOLS, id);
    }
    return alerts;
  }

  /** A clock of one of the complaint standards, for an alert of a kind that would take long to come about. */
  const clock = (now: Date, subjectId: string, kind: "resolution" | "first_response", standardKey: string, cycle = 9) =>
    inTransaction(at(now), (tx) =>
      startClock(tx, at(now), { subject: "complaint", subjectId, kind, cycle, standardKey }),
    );

  const messages = (alertId: string) =>
    test.db.delivery.findMany({ where: { dedupeKey: { startsWith: `staff-${alertId}-` } }, orderBy: { id: "asc" } });

  /** The acknowledge token in a message. */
  const tokenIn = (body: string) => /\/incidents\/ack\/([\w-]+)/.exec(body)?.[1] ?? "";

  return { test, db: test.db, at, complain, pass, clock, messages, tokenIn };
}
export type AlertScene = Awaited<ReturnType<typeof alertScene>>;
