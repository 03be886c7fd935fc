import type { Browser } from "playwright-core";
import { findOrCreateCustomers } from "#app/domain/customers/find-or-create-customers.server.ts";
import { reviseServiceStandard } from "#app/domain/standards/revise-service-standard.server.ts";
import { serviceStandardSchema } from "#app/domain/standards/service-standard.ts";
import { openException } from "#app/domain/tracking/handle-exceptions.server.ts";
import { translateFor } from "#app/i18n/catalogs.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Db } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import accounts from "#prisma/demo-accounts.json";
import { staffAt, systemAt } from "#prisma/seed/context.ts";
import { seedStaff } from "#prisma/seed/staff.ts";
import { seedStandards } from "#prisma/seed/standards.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { type SmtpReceiver, startSmtpReceiver } from "#tests/fakes/smtp-receiver.ts";
import { launchBrowser } from "#tests/setup/browser.ts";
import { type Program, startProgram } from "#tests/setup/program.ts";

export const t = translateFor("zh-CN");

export const customer = { name: "帕提古丽", phone: "+8613899001122", email: "patigul@example.com" };
export const trackingToken = "journey-tracking-token-1";

const account = (role: string) => accounts.find((one) => one.role === role) as (typeof accounts)[number];
/** As the staff is seeded; the WeChat id is this test's. */
export const manager = {
  ...account("manager"),
  email: "zhao@yidao.example",
  phone: "+8613809910204",
  wechat: "wx-zhao",
};
export const agent = account("service_agent");
/** The next above the manager. */
export const superior = { name: "马建国", email: "ma@yidao.example", phone: "+8613809910101" };

/** The manager has so long (ms) to acknowledge in this test. */
const TARGET_MS = 6_000;
/** The third level comes so long (ms) after the target, if nobody acknowledges. */
export const THIRD_MS = 45_000;

/** The running program, its browser, and the server its mails arrive at. */
export interface Stage {
  program: Program;
  browser: Browser;
  smtp: SmtpReceiver;
}

/** The standard for acknowledging as it is, but in seconds. */
async function hurry(ctx: Ctx): Promise<void> {
  const key = "complaint.major.acknowledge";
  const { name, unit, alertHours } = await ctx.db.serviceStandard.findFirstOrThrow({ where: { key } });
  const level = (no: number, offsetMs: number, ...roles: string[]) => ({
    ...{ kind: "escalation", level: no, offsetMs, roles, act: "notify" },
  });
  const alerts = [
    level(1, -TARGET_MS, "manager"),
    level(2, 0, "manager", "superior_1"),
    level(3, THIRD_MS, "manager", "superior_1", "superior_2"),
  ];
  const input = { key, revision: 1, name, unit, amount: TARGET_MS, alertHours, alerts };
  await reviseServiceStandard(ctx, serviceStandardSchema.parse(input));
}

/** The people, a consignee with an e-mail address, and his shipment, whose goods are on record as lost. */
async function fill(db: Db): Promise<void> {
  const ctx = systemAt(db, new Date());
  await seedStaff(ctx);
  await seedStandards(ctx);
  await hurry(ctx);
  await db.user.update({ where: { username: manager.username }, data: { wechatOpenId: manager.wechat } });
  const { name, phone, email } = customer;
  await inTransaction(ctx, (tx) => findOrCreateCustomers(tx, ctx, [{ phone, name, address: null, placeCode: null }]));
  const { id } = await db.customer.update({ where: { phone }, data: { email } });
  const party = { consigneeName: name, consigneePhone: phone, consigneeCustomerId: id };
  const shipmentId = await makeShipment(ctx, { ...party, trackingToken });
  const desk = await staffAt(db, "inbound_dispatcher", new Date());
  await openException(desk, { shipmentId, code: "carrier_lost", note: "两件灯具去向不明" });
}

export async function setStage(): Promise<Stage> {
  const smtp = await startSmtpReceiver();
  try {
    const program = await startProgram({ env: { SMTP_URL: smtp.url }, fill });
    return { program, smtp, browser: await launchBrowser() };
  } catch (error) {
    await smtp.stop();
    throw error;
  }
}

export async function clearStage({ browser, program, smtp }: Stage): Promise<void> {
  await browser.close();
  await program.stop();
  await smtp.stop();
}

/** Waits for something to become true; says what did not, with what the processes wrote. */
export async function until<T>(
  { program }: Stage,
  what: string,
  read: () => Promise<T | null | undefined | false>,
  withinMs = 30_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (value) {
      return value;
    }
    if (Date.now() > end) {
      throw new Error(`${what} did not happen within ${withinMs} ms\n${program.output().slice(-3_000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export const complaintOf = ({ program }: Stage) => program.db.complaint.findFirstOrThrow();

export const reached = (stage: Stage, status: string) =>
  until(stage, `the step ${status}`, async () => (await complaintOf(stage)).status === status);

/** The alerts of the clock for acknowledging, with whom they went to. */
export const acknowledgementAlerts = ({ program }: Stage) =>
  program.db.clockAlert.findMany({
    where: { clock: { kind: "acknowledgement" } },
    include: { recipients: true },
    orderBy: { level: "asc" },
  });
