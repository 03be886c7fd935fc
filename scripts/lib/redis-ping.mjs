// @ts-check
import net from "node:net";

/**
 * Sends one command over a Unix socket and gives what comes back, or undefined when nobody answers within a second.
 * @param {string} socket
 * @param {string} command
 * @returns {Promise<string | undefined>}
 */
function ask(socket, command) {
  return new Promise((resolve) => {
    let answer = "";
    const connection = net.connect({ path: socket });
    const finish = () => {
      connection.destroy();
      resolve(answer || undefined);
    };
    connection.setTimeout(1_000, finish);
    connection.setEncoding("utf8");
    connection.once("error", finish);
    connection.once("close", finish);
    connection.once("connect", () => connection.write(`${command}\r\n`));
    connection.on("data", (text) => {
      answer += text;
      if (answer.endsWith("\r\n")) {
        finish();
      }
    });
  });
}

/**
 * Whether Redis answers and has finished loading.
 * @param {string} socket
 */
export async function pingRedis(socket) {
  return (await ask(socket, "PING"))?.startsWith("+PONG") ?? false;
}

/**
 * Tells the Redis on this socket to write everything to disk and end.
 * @param {string} socket
 */
export async function shutDownRedis(socket) {
  await ask(socket, "SHUTDOWN");
}

/**
 * Whether something listens at this `redis://`, `rediss://` or `unix://` address.
 * @param {string} url
 * @returns {Promise<boolean>}
 */
export function canReachRedis(url) {
  const parsed = new URL(url);
  const target =
    parsed.protocol === "unix:"
      ? { path: parsed.pathname }
      : { host: parsed.hostname.replace(/^\[|\]$/g, "") || "127.0.0.1", port: Number(parsed.port || 6379) };
  return new Promise((resolve) => {
    const connection = net.connect(target);
    /** @param {boolean} reached */
    const finish = (reached) => {
      connection.destroy();
      resolve(reached);
    };
    connection.setTimeout(3_000, () => finish(false));
    connection.once("error", () => finish(false));
    connection.once("connect", () => finish(true));
  });
}
