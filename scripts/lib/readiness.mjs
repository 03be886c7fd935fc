// @ts-check
import { StopError } from "./say.mjs";

/**
 * Resolves when `GET /readyz` answers 200.
 * @param {{ host: string, port: string, withinMs: number, stop: AbortSignal }} options
 */
export async function waitUntilReady({ host, port, withinMs, stop }) {
  const url = `http://${reachable(host)}:${port}/readyz`;
  const deadline = Date.now() + withinMs;
  let last = "no answer";
  while (Date.now() < deadline) {
    stop.throwIfAborted();
    last = await probe(url);
    if (last === "200") {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new StopError(`The web server was not ready within ${withinMs / 1000} s (${url}: ${last}).`);
}

/** @param {string} url */
async function probe(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    const body = await response.text();
    return response.status === 200 ? "200" : `${response.status} ${body.slice(0, 300)}`;
  } catch {
    return "no answer";
  }
}

/** @param {string} host the address the server listens on */
function reachable(host) {
  if (host === "0.0.0.0") {
    return "127.0.0.1";
  }
  if (host === "::") {
    return "[::1]";
  }
  return host.includes(":") ? `[${host}]` : host;
}
