// @ts-check
import net from "node:net";
import { StopError } from "./say.mjs";

/**
 * A port that nobody listens on at this moment.
 * @param {string} [host]
 * @returns {Promise<number>}
 */
export async function freePort(host = "127.0.0.1") {
  const { port, problem } = await tryListen(0, host);
  if (!port) {
    throw new StopError(`No port can be opened at ${host} (${problem}).`);
  }
  return port;
}

/**
 * Ends the start with one sentence when the port is taken. A value that is no port is left to the program's own check.
 * @param {string} port
 * @param {string} host
 */
export async function assertPortIsFree(port, host) {
  const number = Number(port);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) {
    return;
  }
  const { problem } = await tryListen(number, host);
  if (problem === "EADDRINUSE") {
    throw new StopError(
      `Port ${port} is in use by another program: stop that one, or choose another port, as in PORT=${number + 1} npm start.`,
    );
  }
  if (problem === "EACCES") {
    throw new StopError(`Port ${port} may not be opened by this user: choose a port above 1023 with PORT=….`);
  }
  if (problem) {
    throw new StopError(`The address ${host}:${port} cannot be opened (${problem}): look at HOST and PORT.`);
  }
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<{ port?: number, problem?: string }>}
 */
function tryListen(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", (error) =>
      resolve({ problem: /** @type {NodeJS.ErrnoException} */ (error).code ?? error.message }),
    );
    server.listen({ port, host, exclusive: true }, () => {
      const address = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve({ port: address.port }));
    });
  });
}
