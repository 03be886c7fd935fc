// @ts-check
import { aptInstall, canApt } from "./apt.mjs";
import { findProgram, isExecutable } from "./find-program.mjs";
import { tryRun } from "./run.mjs";
import { StopError, warn } from "./say.mjs";

const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * Path of a Chromium that runs; installs one where that needs no question, together with a Chinese font.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const present = await findChromium();
  if (present) {
    await ensureChineseFont();
    return present;
  }
  const problem = canApt() ? await aptInstall("chromium", "fonts-noto-cjk", "fontconfig") : undefined;
  const installed = await findChromium();
  if (!installed) {
    throw new StopError(
      `Chromium is needed for the browser journeys and was not found: install it, or give its path in CHROMIUM_PATH.${problem ? `\n${problem}` : ""}`,
    );
  }
  await ensureChineseFont();
  return installed;
}

/** @returns {Promise<string | undefined>} */
async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!isExecutable(given)) {
      throw new StopError(`CHROMIUM_PATH names ${given}, which is not a program that can be run.`);
    }
    return given;
  }
  for (const name of NAMES) {
    const file = findProgram(name);
    // Ubuntu's chromium-browser may be a stub that only says how to get the real one.
    if (file && (await tryRun(file, ["--version"])).code === 0) {
      return file;
    }
  }
  return isExecutable(MAC_CHROME) ? MAC_CHROME : undefined;
}

/** Without a Chinese font every character on a screenshot is the same box, and widths are wrong. */
async function ensureChineseFont() {
  if (await hasChineseFont()) {
    return;
  }
  if (canApt()) {
    await aptInstall("fontconfig", "fonts-noto-cjk");
  }
  if (!(await hasChineseFont())) {
    warn(
      "No Chinese font was found (fc-list :lang=zh): screenshots will show boxes. Install fonts-noto-cjk or fonts-wqy-microhei.",
    );
  }
}

async function hasChineseFont() {
  if (process.platform !== "linux") {
    return true;
  }
  const { code, output } = await tryRun("fc-list", [":lang=zh"]);
  return code === 0 && output.trim() !== "";
}
