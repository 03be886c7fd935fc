import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { ensureChromium } from "../../scripts/lib/chromium.mjs";

const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A headless Chromium from the system; as root it has no sandbox of its own. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await ensureChromium());
  const args = process.getuid?.() === 0 ? [...quiet, "--no-sandbox"] : quiet;
  return chromium.launch({ executablePath, args, headless: true });
}

export interface WatchedPage {
  page: Page;
  /** script errors and refused scripts of the page so far */
  faults: string[];
}

/**
 * What the browser and Remix say by themselves: that an answer was no success, and that a load was given up because a
 * newer one took its place.
 */
const expected = /Failed to load resource|^AbortError: signal is aborted/;

/** A page that remembers what went wrong in it. */
export async function openPage(
  browser: Browser,
  baseURL: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    baseURL,
    locale: "zh-CN",
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  const hear = (text: string) => {
    if (!expected.test(text)) {
      faults.push(text);
    }
  };
  page.on("pageerror", (error) => hear(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") {
      hear(message.text());
    }
  });
  return { page, faults };
}

/** Signs in and waits until the page answers to clicks. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.goto("/login");
  await page.fill("[name=username]", username);
  await page.fill("[name=password]", password);
  await page.click("button[type=submit], button.btn-primary");
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
}
