import type { Locator, Page } from "playwright-core";

/** More stops than any page of the product has between its first and its last control. */
const MOST_STOPS = 250;

/** A live reload may move what has the focus; it is to be in sight again within so long. */
const CALM_MS = 1_000;

const hasFocus = (target: Locator) => target.evaluate((node) => node === document.activeElement);

const OUTSIDE = "the focus is outside of what is shown";

/** What has the focus, and what is wrong with how it is shown; null when nothing is. */
function focusFault(page: Page): Promise<string | null> {
  return page.evaluate((outside) => {
    const node = document.activeElement;
    if (!(node instanceof HTMLElement) || node === document.body) {
      return "nothing has the focus";
    }
    const outlined = (of: Element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(of);
      return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1) || (of === node && boxShadow !== "none");
    };
    const name = `${node.tagName.toLowerCase()}[name=${node.getAttribute("name")}] ${node.innerText.slice(0, 40)}`;
    // A radio that is drawn as a button shows the focus on its label.
    const label = node.closest("label");
    if (!node.matches(":focus-visible") || !(outlined(node) || (label && outlined(label)))) {
      return `the focus cannot be seen on ${name}`;
    }
    const { top, bottom, left, right } = (label ?? node).getBoundingClientRect();
    const inside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    return inside ? null : `${outside} (${[left, top, right, bottom].map(Math.round)}): ${name}`;
  }, OUTSIDE);
}

async function faultWhenCalm(page: Page): Promise<string | null> {
  const end = Date.now() + CALM_MS;
  let fault = await focusFault(page);
  while (fault && Date.now() < end) {
    await page.waitForTimeout(50);
    fault = await focusFault(page);
  }
  return fault;
}

/**
 * *Throws* unless something has the focus, shows it, and stands where one can see it, at once or when the page is calm. A
 * live reload may have moved the page meanwhile: a person goes one back and forth, and then it must be in sight.
 */
export async function assertFocusSeen(page: Page): Promise<void> {
  let fault = await faultWhenCalm(page);
  if (fault?.startsWith(OUTSIDE)) {
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    fault = await faultWhenCalm(page);
  }
  if (fault) {
    throw new Error(`${fault} (${page.url()})`);
  }
}

/**
 * Presses Tab (with `back` Shift+Tab) until the element has the focus. *Throws* when it is not reached, or when one could
 * not see that it was.
 */
export async function tabTo(page: Page, target: Locator, { back = false, most = MOST_STOPS } = {}): Promise<void> {
  for (let stops = 0; !(await hasFocus(target)); stops += 1) {
    if (stops === most) {
      throw new Error(`not reached with ${most} times Tab: ${target} (${page.url()})`);
    }
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
  }
  await assertFocusSeen(page);
}

/** Goes to a link, a button or a fold and presses Enter on it. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Goes to a field and writes in it, in place of what stood there. */
export async function write(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

/** Goes to a native select and moves with the arrows to the choice of that value. */
export async function choose(page: Page, select: Locator, value: string): Promise<void> {
  await tabTo(page, select);
  const choices = await select.locator("option").count();
  await page.keyboard.press("Home");
  for (let moves = 0; (await select.inputValue()) !== value; moves += 1) {
    if (moves > choices) {
      throw new Error(`no choice ${value} in ${select}`);
    }
    await page.keyboard.press("ArrowDown");
  }
}

/** Goes to a group of radios and moves with the arrows to the one of that value. */
export async function pick(page: Page, group: Locator, value: string): Promise<void> {
  const inGroup = () => group.evaluateAll((nodes) => nodes.some((node) => node === document.activeElement));
  const wanted = group.and(page.locator(`[value="${value}"]`));
  for (let stops = 0; !(await inGroup()); stops += 1) {
    if (stops === MOST_STOPS) {
      throw new Error(`not reached with ${stops} times Tab: ${group} (${page.url()})`);
    }
    await page.keyboard.press("Tab");
  }
  await assertFocusSeen(page);
  if (await hasFocus(wanted)) {
    await page.keyboard.press("Space");
  }
  for (let moves = 0; !(await wanted.isChecked()); moves += 1) {
    if (moves > (await group.count())) {
      throw new Error(`no choice ${value} in ${group}`);
    }
    await page.keyboard.press("ArrowDown");
  }
}

/**
 * Goes to a field for date and time and types digit by digit, as its parts stand in the browser's language.
 * @param local "2026-11-25T18:00"
 */
export async function writeTime(page: Page, field: Locator, local: string): Promise<void> {
  const [, year = "", month = "", day = "", hour = "", minute = ""] =
    /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)$/.exec(local) ?? [];
  const half = Number(hour) < 12 ? "A" : "P";
  const twelve = String(Number(hour) % 12 || 12).padStart(2, "0");
  // American: month first, twice twelve hours. Chinese: year first. A year may have more digits, so one has to leave it.
  const american = [...month, ...day, ...year, "ArrowRight", ...twelve, ...minute, half];
  const chinese = [...year, "ArrowRight", ...month, ...day, ...hour, ...minute];
  await tabTo(page, field);
  for (const keys of [american, chinese]) {
    for (const key of [...Array<string>(6).fill("ArrowLeft"), ...keys]) {
      await page.keyboard.press(key);
    }
    if ((await field.inputValue()) === local) {
      return;
    }
  }
  throw new Error(`${field} became ${await field.inputValue()}, not ${local}`);
}
