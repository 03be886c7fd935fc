// @ts-check

/** An end that the person can understand and mend: printed as one sentence without a stack. */
export class StopError extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** @param {string} [line] */
export function say(line = "") {
  process.stdout.write(`${line}\n`);
}

/** @param {string} line */
export function warn(line) {
  process.stderr.write(`! ${line}\n`);
}

/**
 * Seconds with one digit, for people.
 * @param {number} ms
 */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/**
 * Does a step, says how long it took, and gives a sign of life every 30 s when it is long.
 * @template T
 * @param {string} title
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = Date.now();
  say(`• ${title} …`);
  const alive = setInterval(() => say(`  … still at it: ${title} (${seconds(Date.now() - started)})`), 30_000);
  try {
    const result = await work();
    say(`  done: ${title} (${seconds(Date.now() - started)})`);
    return result;
  } finally {
    clearInterval(alive);
  }
}

/**
 * Runs a script's body; an error ends the process with a code that is not 0.
 * @param {() => Promise<number | void>} body returns the exit code, 0 when it returns nothing
 */
export async function runScript(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    process.stderr.write(error instanceof StopError ? `\n✖ ${error.message}\n` : `\n✖ ${stackOf(error)}\n`);
    process.exitCode = error instanceof StopError ? error.exitCode : 1;
  }
}

/** @param {unknown} error */
function stackOf(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
