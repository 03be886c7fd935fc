import type { Page } from "playwright-core";
import { enter, write } from "#tests/setup/keyboard.ts";
import { customer, reached, type Stage, t, trackingToken, until } from "./stage.ts";

/** What the customer does, on pages without script. */

/** On the page of the shipment to the form, and through it. Answers the number he is told. */
export async function complain(page: Page): Promise<string> {
  await page.goto(`/t/${trackingToken}`);
  await enter(page, page.locator(`a[href="/t/${trackingToken}/complaint"]`));
  await write(page, page.locator("[name=contactName]"), customer.name);
  await write(page, page.locator("[name=contactPhone]"), customer.phone.slice(3));
  await write(page, page.locator("[name=content]"), "两件灯具丢了，等了一周没有人给我说法。");
  await write(page, page.locator("[name=remedy]"), "请尽快找到，找不到照价赔偿。");
  await enter(page, page.locator("form.public-complaint button.btn-primary"));
  return page.locator(".public-number b").innerText();
}

/** By the link of the message, on a page without script. */
export async function accepts(stage: Stage, page: Page): Promise<void> {
  const mail = await until(stage, "the result's e-mail", async () =>
    stage.smtp.messages.find(({ to, text }) => to.includes(customer.email) && text.includes("已赔付 1200 元")),
  );
  const link = /http\S+\/c\/\S+/.exec(mail.text)?.[0];
  await page.goto(link ?? "");
  await page.getByText("已赔付 1200 元").first().waitFor();
  await enter(page, page.locator("button[name=verdict][value=accepted]"));
  await page.getByText(t("publicComplaints.said.accepted")).waitFor();
  await reached(stage, "evaluating");
}
