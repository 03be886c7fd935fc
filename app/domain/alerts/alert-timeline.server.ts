import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { AlertRecipientView, AlertView } from "./alert.ts";
import { mayReadAlerts } from "./policy.ts";

interface Subject {
  subject: string;
  subjectId: string;
  title: string | null;
}

/** A complaint with its measures and the tasks of its plan: all that has clocks. */
async function subjectsOf(ctx: Ctx, complaintId: string): Promise<Subject[]> {
  const [acts, tasks] = await Promise.all([
    ctx.db.correctiveAct.findMany({ where: { complaintId }, select: { id: true, text: true } }),
    ctx.db.planTask.findMany({
      where: { run: { subject: "complaint", subjectId: complaintId } },
      select: { id: true, title: true },
    }),
  ]);
  return [
    { subject: "complaint", subjectId: complaintId, title: null },
    ...acts.map(({ id, text }) => ({ subject: "corrective_act", subjectId: id, title: text })),
    ...tasks.map(({ id, title }) => ({ subject: "plan_task", subjectId: id, title })),
  ];
}

const strings = (json: unknown): string[] => (Array.isArray(json) ? json.map(String) : []);

function skippedOf(json: unknown): AlertRecipientView["skipped"] {
  const list: unknown[] = Array.isArray(json) ? json : [];
  return list.map((one) => {
    const { channel, reason } = one as { channel?: unknown; reason?: unknown };
    return { channel: String(channel), reason: String(reason) };
  });
}

async function firedAlerts(ctx: Ctx, subjects: readonly Subject[]): Promise<AlertView[]> {
  const titles = new Map(subjects.map(({ subjectId, title }) => [subjectId, title]));
  const rows = await ctx.db.clockAlert.findMany({
    where: { subjectId: { in: [...titles.keys()] }, subject: { in: subjects.map(({ subject }) => subject) } },
    include: { clock: { select: { kind: true } }, recipients: { orderBy: { id: "asc" } } },
    orderBy: [{ firedAt: "asc" }, { id: "asc" }],
  });
  const ids = rows.flatMap(({ recipients }) => recipients.map(({ id }) => id));
  const deliveries = await ctx.db.delivery.findMany({
    where: { alertRecipientId: { in: ids } },
    select: { id: true, alertRecipientId: true, channel: true, status: true, reason: true, sentAt: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ clock, recipients, roles, subjectId, ...row }) => ({
    ...{ id: row.id, clockKind: clock.kind, cycle: row.cycle, kind: row.kind, level: row.level, act: row.act },
    ...{ dueAt: row.dueAt, firedAt: row.firedAt, roles: strings(roles), title: titles.get(subjectId) ?? null },
    ...{ acknowledgedAt: row.acknowledgedAt, acknowledgedName: row.acknowledgedName },
    recipients: recipients.map(({ id, name, role, acknowledgedAt, skipped }) => ({
      ...{ id, name, role, acknowledgedAt, skipped: skippedOf(skipped) },
      deliveries: deliveries
        .filter(({ alertRecipientId }) => alertRecipientId === id)
        .map(({ alertRecipientId: _, ...delivery }) => delivery),
    })),
  }));
}

interface Level {
  kind: string;
  level: number;
  offsetMs: number;
  act: string;
  roles: string[];
}

/** The next alert of each running clock. The clock knows when; which one it is, is the first that has not fired. */
async function comingAlerts(ctx: Ctx, subjects: readonly Subject[]): Promise<AlertView[]> {
  const titles = new Map(subjects.map(({ subjectId, title }) => [subjectId, title]));
  const clocks = await ctx.db.slaClock.findMany({
    where: {
      subject: { in: subjects.map(({ subject }) => subject) },
      subjectId: { in: [...titles.keys()] },
      outcome: "open",
      nextCheckAt: { not: null },
    },
    include: { alerts: { select: { kind: true, level: true } } },
  });
  return clocks.flatMap(({ alerts: fired, target, nextCheckAt, ...clock }) => {
    const levels = ((target as { alerts?: Level[] } | null)?.alerts ?? []).toSorted((a, b) => a.offsetMs - b.offsetMs);
    const next = levels.find((level) => !fired.some((one) => one.kind === level.kind && one.level === level.level));
    if (!next || !nextCheckAt) {
      return [];
    }
    const { kind, level, act, roles } = next;
    const about = { clockKind: clock.kind, cycle: clock.cycle, title: titles.get(clock.subjectId) ?? null };
    const open = { id: null, firedAt: null, acknowledgedAt: null, acknowledgedName: null, recipients: [] };
    return [{ ...about, kind, level, act, roles, dueAt: nextCheckAt, ...open }];
  });
}

/**
 * Every alert of a complaint, its measures and its plan, in the order they came, and the next one of each running clock:
 * when it was due, to whom it went on which way, who took note of it. *Throws* `forbidden`.
 */
export async function alertTimeline(ctx: Ctx, subject: "complaint", subjectId: string): Promise<AlertView[]> {
  assertMay(mayReadAlerts(ctx.actor));
  const subjects = subject === "complaint" ? await subjectsOf(ctx, subjectId) : [];
  const [fired, coming] = await Promise.all([firedAlerts(ctx, subjects), comingAlerts(ctx, subjects)]);
  return [...fired, ...coming.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())];
}
