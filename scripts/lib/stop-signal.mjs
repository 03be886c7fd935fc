// @ts-check
import { stopRunning } from "./run.mjs";
import { say } from "./say.mjs";

/** npm passes a Ctrl-C on that the terminal already delivered: what comes this soon is the same key stroke. */
const SAME_KEY_STROKE_MS = 2_000;

/**
 * Listens for Ctrl-C, a closed terminal and `kill`. The first one asks for an orderly stop, a later one for haste.
 * @returns {{ stop: AbortSignal, hurry: AbortSignal }}
 */
export function listenForStop() {
  const stop = new AbortController();
  const hurry = new AbortController();
  let firstAt = 0;
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(name, () => {
      if (!stop.signal.aborted) {
        firstAt = Date.now();
        say("\nStopping …");
        stopRunning();
        stop.abort();
      } else if (Date.now() - firstAt > SAME_KEY_STROKE_MS) {
        hurry.abort();
      }
    });
  }
  // A closed terminal must not end the stop half-way.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", () => {});
  }
  return { stop: stop.signal, hurry: hurry.signal };
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
export function aborted(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
    }
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
