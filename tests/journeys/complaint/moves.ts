import axe from "axe-core";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { assertFocusSeen, enter, write } from "#tests/setup/keyboard.ts";
import { t } from "./stage.ts";

/** What one does on every page of the console, without a mouse. */

export async function signInByKeys(
  page: Page,
  { username, password }: { username: string; password: string },
): Promise<void> {
  await page.goto("/login");
  await write(page, page.locator("[name=username]"), username);
  await write(page, page.locator("[name=password]"), password);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".frame[data-ready]");
}

/** Opens a page of the console by its name, with Ctrl K. */
export async function goTo(page: Page, nav: string, path: string): Promise<void> {
  await page.keyboard.press("Control+K");
  await page.locator(".palette-input").waitFor();
  await page.keyboard.type(t(`common.nav.${nav}`));
  await page
    .locator("[role=option][aria-selected=true]")
    .getByText(t(`common.nav.${nav}`), { exact: true })
    .waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === path);
}

/** From the queue to the case, with the arrows and Enter. */
export async function openCase(page: Page, no: string): Promise<void> {
  const row = page.locator(`[data-row="${no}"] a.cmp-no`);
  await row.waitFor();
  await page.keyboard.press("ArrowDown");
  await assertFocusSeen(page);
  expect(await row.evaluate((node) => node === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === `/complaints/${no}`);
  await page.locator(".cmp-case").waitFor();
}

/** With S into the form of the step that is shown. */
export async function toStep(page: Page, intent: string): Promise<Locator> {
  const form = page.locator(`.cmp-step-card form:has(button[name=intent][value=${intent}])`);
  await form.waitFor();
  if (await page.evaluate(() => document.activeElement?.matches("input, textarea, select"))) {
    // out of the field, where S is a letter
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("s");
  await assertFocusSeen(page);
  return form;
}

/** Presses the button of a form that means this. */
export const send = (page: Page, form: Locator, intent: string) =>
  enter(page, form.locator(`button[name=intent][value=${intent}]`));

/** Nothing that axe calls serious or critical, colours included. */
export async function noBarriers(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run(document));
  const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(
    bad.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n")}`,
    ),
  ).toEqual([]);
}
