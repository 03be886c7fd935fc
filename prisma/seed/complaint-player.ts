import { SEND_ALERT_HANDLER, sendAlert } from "#app/domain/alerts/send-alert.server.ts";
import { checkClocks } from "#app/domain/clocks/check-clocks.server.ts";
import { acknowledgeReceipt } from "#app/domain/complaints/acknowledge-receipt.server.ts";
import { actOnAlert, type RaisedAlert } from "#app/domain/complaints/act-on-alert.server.ts";
import type { Role } from "#app/domain/identity/roles.ts";
import { noticeSettings } from "#app/domain/notifications/settings.server.ts";
import { alertTexts } from "#app/i18n/alert-texts.ts";
import { caseTexts } from "#app/i18n/case-texts.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Db } from "#app/platform/db/db-types.ts";
import type { CaseFile, Deed } from "./complaint-steps.ts";
import { staffAt, systemAt } from "./context.ts";

export interface Step {
  at: Date;
  by: Role | "customer";
  deed: Deed;
}

export interface Story {
  name: string;
  steps: Step[];
}

/** More alerts than all stories together have: a loop that does not end is a fault. */
const MOST_WAKES = 2_000;

/** What the workers would have made of the committed events, at the time they were. */
async function react(ctx: Ctx, after: string): Promise<string> {
  const rows = await ctx.db.outboxEvent.findMany({
    where: { id: { gt: after }, event: { in: ["complaint.registered", "clock.alert_raised"] } },
    orderBy: { id: "asc" },
  });
  const settings = noticeSettings();
  for (const { id: outboxId, event, payload } of rows) {
    if (event === "complaint.registered") {
      const { complaintId } = payload as { complaintId: string };
      const mark = { handler: "complaints-receipt", outboxId };
      await acknowledgeReceipt(ctx, { texts: caseTexts, settings }, complaintId, mark);
    } else {
      const alert = payload as unknown as RaisedAlert & { alertId: string; silent?: boolean };
      const cause = { handler: SEND_ALERT_HANDLER, outboxId, silent: alert.silent };
      await sendAlert(ctx, { texts: alertTexts, settings }, alert.alertId, cause);
      await actOnAlert(ctx, alert, { handler: "complaints-alert", outboxId });
    }
  }
  return rows.at(-1)?.id ?? after;
}

/** Wakes the clocks one after the other up to an instant, as the queue would have. */
async function runClocks(db: Db, until: Date, after: string): Promise<string> {
  let last = after;
  for (let wake = 0; wake < MOST_WAKES; wake += 1) {
    const next = await db.slaClock.findFirst({
      where: { outcome: "open", pausedAt: null, nextCheckAt: { lte: until } },
      orderBy: { nextCheckAt: "asc" },
      select: { id: true, nextCheckAt: true },
    });
    if (!next?.nextCheckAt) {
      return last;
    }
    const ctx = systemAt(db, next.nextCheckAt);
    await checkClocks(ctx, [next.id]);
    last = await react(ctx, last);
  }
  throw new Error("the clocks of the demo do not come to rest");
}

/** The messages of the past were sent when they were written. */
async function settleMessages(db: Db): Promise<void> {
  await db.$executeRaw`UPDATE "Delivery" SET "status" = 'sent', "sentAt" = "createdAt", "updatedAt" = "createdAt",
    "attempts" = 1 WHERE "complaintId" IS NOT NULL AND "status" = 'pending'`;
}

/** Everybody is looked up once. */
function people(db: Db): (by: Step["by"], at: Date) => Promise<Ctx> {
  const known = new Map<Role, Promise<Ctx>>();
  return async (by, at) => {
    if (by === "customer") {
      return { ...systemAt(db, at), actor: { kind: "public", id: "public", name: "public", role: "public" } };
    }
    const desk = known.get(by) ?? staffAt(db, by, at);
    known.set(by, desk);
    return { ...(await desk), now: at };
  };
}

/** Tells all stories in the order of time, with what the clocks and the workers add to them. */
export async function playStories(db: Db, stories: readonly Story[], until: Date): Promise<void> {
  const actor = people(db);
  const others = new Map<string, CaseFile>();
  for (const { name } of stories) {
    others.set(name, { id: "", no: "", others });
  }
  const steps = stories.flatMap(({ name, steps: own }) => own.map((step) => ({ ...step, name })));
  let last = (await db.outboxEvent.findFirst({ orderBy: { id: "desc" }, select: { id: true } }))?.id ?? "";
  for (const { at, by, deed, name } of steps.sort((a, b) => a.at.getTime() - b.at.getTime())) {
    last = await runClocks(db, at, last);
    await deed(await actor(by, at), others.get(name) as CaseFile);
    last = await react(systemAt(db, at), last);
  }
  await runClocks(db, until, last);
  await settleMessages(db);
}
