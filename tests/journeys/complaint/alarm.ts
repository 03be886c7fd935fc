import type { Page } from "playwright-core";
import { expect } from "vitest";
import { maskRecipient } from "#app/domain/notifications/recipient-mask.ts";
import { enter } from "#tests/setup/keyboard.ts";
import { goTo } from "./moves.ts";
import { acknowledgementAlerts, manager, type Stage, superior, until } from "./stage.ts";

/** The alarm of a major complaint, until the manager has heard it. */

const mailsTo = ({ smtp }: Stage, address: string, no: string) =>
  smtp.messages.filter((mail) => mail.to.includes(address) && mail.subject.includes(no));

/** Both levels, told once to whom they are for, on every way he has. */
export async function escalates(stage: Stage, no: string): Promise<void> {
  await until(stage, "two levels", async () => (await acknowledgementAlerts(stage)).length === 2, 40_000);
  const staff = () => stage.program.db.delivery.findMany({ where: { purpose: "staff" } });
  await until(stage, "the alerts are out", async () => {
    const all = await staff();
    return all.length === 8 && all.every(({ status }) => status === "sent");
  });
  const told = (await staff()).map(({ channel, recipient }) => `${channel} ${recipient}`).sort();
  const { email, phone, wechat } = manager;
  const ways = [`email ${email}`, `sms ${phone}`, `wechat ${wechat}`];
  expect(told).toEqual([...ways, ...ways, `email ${superior.email}`, `sms ${superior.phone}`].sort());
  expect(mailsTo(stage, email, no)).toHaveLength(2);
  expect(mailsTo(stage, superior.email, no)).toHaveLength(1);
  expect(mailsTo(stage, email, no)[0]?.text).toContain("/incidents/ack/");
}

/** The manager's alert in the mailbox: on each of his ways. */
export async function readsMailbox(stage: Stage, page: Page, no: string): Promise<void> {
  await goTo(page, "mailbox", "/admin/mailbox");
  const lines = page.locator(".notif-list a").filter({ hasText: no });
  const { email, phone: sms, wechat } = manager;
  const addresses = [maskRecipient("email", email), maskRecipient("sms", sms), maskRecipient("wechat", wechat)];
  for (const address of addresses) {
    const mine = lines.filter({ hasText: address });
    await until(stage, `both messages to ${address} in the mailbox`, async () => (await mine.count()) === 2);
  }
  await enter(page, lines.filter({ hasText: addresses[0] }).first());
  await page.locator(".notif-body", { hasText: no }).waitFor();
}

/** The line about the case in the live banner. */
export const banner = (page: Page, no: string) => page.locator(".major-banner li", { hasText: no });

export async function acknowledges(stage: Stage, page: Page, no: string): Promise<void> {
  await banner(page, no).waitFor();
  await enter(page, banner(page, no).locator("button[value=acknowledge]"));
  await banner(page, no).waitFor({ state: "detached" });
  await until(stage, "the acknowledgement", async () =>
    (await acknowledgementAlerts(stage)).every(({ acknowledgedAt }) => acknowledgedAt),
  );
}
