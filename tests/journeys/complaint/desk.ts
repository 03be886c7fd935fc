import type { Page } from "playwright-core";
import { expect } from "vitest";
import { assertFocusSeen, choose, enter, pick, tabTo, write, writeTime } from "#tests/setup/keyboard.ts";
import { goTo, noBarriers, send, toStep } from "./moves.ts";
import { agent, complaintOf, customer, reached, type Stage, t, until } from "./stage.ts";

/** What the desk does with the case, one step after another. */

/** Takes the case from the queue with C. */
export async function claims(stage: Stage, page: Page, no: string): Promise<void> {
  await goTo(page, "complaints", "/complaints");
  await page.locator(`[data-row="${no}"]`).waitFor();
  await noBarriers(page);
  await page.keyboard.press("ArrowDown");
  await assertFocusSeen(page);
  await page.keyboard.press("c");
  const { displayName } = await stage.program.db.user.findUniqueOrThrow({ where: { username: agent.username } });
  await until(stage, "the claim", async () => (await complaintOf(stage)).ownerName === displayName);
  await page.locator(`[data-row="${no}"] .cmp-col-owner`, { hasText: displayName }).waitFor();
}

/** An answer by e-mail that names the time of the next one. */
export async function answers(stage: Stage, page: Page): Promise<void> {
  const form = page.locator("form.cmp-answer");
  await page.keyboard.press("a");
  await assertFocusSeen(page);
  await page.keyboard.type("非常抱歉，我们已专人查找，两小时内再答复您。");
  await choose(page, form.locator("[name=channel]"), "email");
  await tabTo(page, form.locator("[name=send]"));
  await page.keyboard.press("Space");
  await enter(page, form.locator(".cmp-promise button").first());
  await send(page, form, "answer");
  await until(stage, "the answer", async () => (await complaintOf(stage)).firstRespondedAt);
  const sent = await until(stage, "the answer's e-mail", async () =>
    stage.smtp.messages.find(({ to, text }) => to.includes(customer.email) && text.includes("两小时内再答复您")),
  );
  expect(sent.text).toContain("/c/");
}

export async function judges(stage: Stage, page: Page): Promise<void> {
  const form = await toStep(page, "judge");
  await pick(page, form.locator("[name=validity]"), "valid");
  await write(page, form.locator("[name=reason]"), "站点监控证实两件在装车前丢失。");
  await pick(page, form.locator("[name=severity]"), "major");
  await send(page, form, "judge");
  await reached(stage, "investigating");
}

export async function investigates(stage: Stage, page: Page): Promise<void> {
  const form = await toStep(page, "finishInvestigation");
  await pick(page, form.locator("[name=party]"), "department");
  await choose(page, form.locator("[name=department]"), "warehouse");
  await choose(page, form.locator("[name=causeCode]"), "cargo.lost");
  await write(page, form.locator('[name="whys.0.why"]'), "为什么丢失？");
  await write(page, form.locator('[name="whys.0.because"]'), "装车时没有逐件扫描。");
  await write(page, form.locator("[name=findings]"), "夜班装车未扫描，两件被错放后遗失。");
  await send(page, form, "finishInvestigation");
  await reached(stage, "proposing");
}

/** A compensation above the agent's own limit. */
export async function proposes(stage: Stage, page: Page): Promise<void> {
  const form = await toStep(page, "submitProposal");
  await write(page, form.locator('[name="options.0.title"]'), "照价赔偿");
  await write(page, form.locator('[name="options.0.compensationFen"]'), "1200");
  await write(page, form.locator('[name="options.0.text"]'), "三日内赔付 1200 元并书面致歉。");
  await send(page, form, "submitProposal");
  await reached(stage, "approving");
}

export async function approves(stage: Stage, page: Page): Promise<void> {
  const form = await toStep(page, "approve");
  await write(page, form.locator("[name=words]"), "同意，尽快赔付。");
  await send(page, form, "approve");
  await reached(stage, "carrying_out");
}

export async function carriesOut(stage: Stage, page: Page): Promise<void> {
  const form = await toStep(page, "carryOut");
  await write(page, form.locator("[name=text]"), "已赔付 1200 元，并由站长上门致歉。");
  await choose(page, form.locator("[name=channel]"), "email");
  await tabTo(page, form.locator("[name=send]"));
  await page.keyboard.press("Space");
  await send(page, form, "carryOut");
  await reached(stage, "confirming");
}

/** A measure with owner and date, and that it was taken. */
export async function adds(stage: Stage, page: Page): Promise<void> {
  const acts = page.locator("section[aria-labelledby=cmp-acts]");
  const form = acts.locator("form:has(button[value=addAct])");
  await enter(page, acts.locator("summary", { hasText: t("complaints.case.addAct") }));
  await pick(page, form.locator("[name=kind]"), "corrective");
  await write(page, form.locator("[name=text]"), "夜班装车逐件扫描，少扫不发车。");
  const inThreeDays = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await writeTime(page, form.locator("[name=dueAt]"), `${inThreeDays}T18:30`);
  await send(page, form, "addAct");
  await until(stage, "the measure", async () => (await stage.program.db.correctiveAct.count()) === 1);
  const item = acts.locator(".cmp-act");
  await item.waitFor();
  await enter(page, item.locator("summary", { hasText: t("complaints.case.completeAct") }));
  await write(page, item.locator("[name=note]"), "已培训并上线校验。");
  await send(page, item, "completeAct");
  await until(
    stage,
    "the measure is done",
    async () => (await stage.program.db.correctiveAct.findFirstOrThrow()).doneAt,
  );
  await item.getByText(t("complaints.case.actDone")).waitFor();
}

export async function evaluates(stage: Stage, page: Page): Promise<void> {
  const form = await toStep(page, "evaluate");
  await pick(page, form.locator("[name=causeFixed]"), "true");
  await write(page, form.locator("[name=summary]"), "装车必须逐件扫描，班组长每晚抽查。");
  await send(page, form, "evaluate");
  await until(stage, "the evaluation", async () => (await complaintOf(stage)).summary !== "");
}

/** A task of the plan, done as its button says. */
export async function ticks(stage: Stage, page: Page, title: string): Promise<void> {
  const task = page.locator(".run-task", { hasText: title });
  await enter(page, task.locator(".run-acts > form button[name=outcome][value=done]"));
  await until(
    stage,
    `the task ${title}`,
    async () => (await stage.program.db.planTask.findFirstOrThrow({ where: { title } })).outcome === "done",
  );
  await task.and(page.locator(".run-done")).waitFor();
}

export async function closes(stage: Stage, page: Page): Promise<void> {
  await page.getByText(t("complaints.case.readyToClose")).waitFor();
  const form = page.locator(".cmp-step-card form:has(button[value=close])");
  await send(page, form, "close");
  await reached(stage, "closed");
}
