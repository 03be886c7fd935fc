import { expect } from "vitest";
import { agent, complaintOf, customer, manager, type Stage, superior, THIRD_MS, until } from "./stage.ts";

const outcomesOf = async ({ program }: Stage, kind: string) => {
  const clocks = await program.db.slaClock.findMany({ where: { kind }, orderBy: { cycle: "asc" } });
  return clocks.map(({ outcome }) => outcome);
};

/** The complaint is closed, and every clock has the outcome it came to. */
export async function closedOnRecord(stage: Stage): Promise<void> {
  const { status, open, severity, signs, verdict, compensationFen, ownerName } = await complaintOf(stage);
  expect({ status, open, severity, signs, verdict, compensationFen, ownerName }).toEqual({
    ...{ status: "closed", open: false, severity: "major", signs: ["loss"], verdict: "accepted" },
    ...{ compensationFen: 120_000, ownerName: agent.name },
  });
  for (const kind of ["first_response", "next_reply", "resolution", "corrective_act"]) {
    expect(await outcomesOf(stage, kind), kind).toEqual(["met"]);
  }
  // The manager was told twice before he said that he knew.
  expect(await outcomesOf(stage, "acknowledgement")).toEqual(["missed"]);
  const tasks = await outcomesOf(stage, "plan_task");
  expect(tasks.filter((outcome) => outcome === "met")).toHaveLength(2);
  expect(tasks.filter((outcome) => outcome === "cancelled")).toHaveLength(tasks.length - 2);
  const { status: ended, endReason } = await stage.program.db.responsePlanRun.findFirstOrThrow();
  expect({ ended, endReason }).toEqual({ ended: "cancelled", endReason: "closed" });
}

/** The customer was told that it came in, what was answered with the time of the next answer, and the result. */
export async function customerOnRecord({ program, smtp }: Stage): Promise<void> {
  const entries = await program.db.complaintEntry.findMany({ orderBy: { at: "asc" } });
  const promised = entries.find(({ kind, promisedAt }) => kind === "answer" && promisedAt)?.promisedAt;
  const promise = await program.db.slaClock.findFirstOrThrow({ where: { kind: "next_reply" } });
  expect(promise.dueAt).toEqual(promised);
  expect(entries.filter(({ kind }) => kind === "auto_reply")).toHaveLength(1);
  const said = await program.db.delivery.findMany({ where: { purpose: "case" }, orderBy: { createdAt: "asc" } });
  expect(said.map(({ channel, recipient }) => `${channel} ${recipient}`)).toEqual([
    `sms ${customer.phone}`,
    `email ${customer.email}`,
    `email ${customer.email}`,
  ]);
  // A text that would ring at night waits for the morning.
  expect(said.map(({ status }) => status).slice(1)).toEqual(["sent", "sent"]);
  expect(smtp.messages.filter(({ to }) => to.includes(customer.email))).toHaveLength(2);
}

/** Two levels, each once, to whom by what, heard by the manager; and no third one when its time had come. */
export async function alarmOnRecord(stage: Stage): Promise<void> {
  const { db } = stage.program;
  const clock = await db.slaClock.findFirstOrThrow({ where: { kind: "acknowledgement" } });
  expect(clock).toMatchObject({ standardRevision: 2, nextCheckAt: null });
  const third = clock.dueAt.getTime() + THIRD_MS + 2_000;
  await until(stage, "the third level's time", async () => Date.now() > third, THIRD_MS);
  const alerts = await db.clockAlert.findMany({ include: { recipients: true }, orderBy: { firedAt: "asc" } });
  expect(
    alerts.map(({ clockId, kind, level, acknowledgedName }) => ({ clockId, kind, level, acknowledgedName })),
  ).toEqual([1, 2].map((level) => ({ clockId: clock.id, kind: "escalation", level, acknowledgedName: manager.name })));
  const people = alerts.map(({ recipients }) => recipients.map(({ name }) => name).sort());
  expect(people).toEqual([[manager.name], [manager.name, superior.name].sort()]);
  for (const { id, name, acknowledgedAt } of alerts.flatMap(({ recipients }) => recipients)) {
    expect(acknowledgedAt !== null, name).toBe(name === manager.name);
    const sent = await db.delivery.findMany({ where: { alertRecipientId: id }, orderBy: { channel: "asc" } });
    const ways = name === manager.name ? ["email", "sms", "wechat"] : ["email", "sms"];
    expect(sent.map(({ channel, status }) => `${channel} ${status}`)).toEqual(ways.map((way) => `${way} sent`));
  }
  const heard = await db.auditEntry.findMany({ where: { event: "alert.acknowledged" } });
  expect(heard.map(({ actorName }) => actorName)).toEqual([manager.name]);
}
