import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export type LoopbackRequest = { method: string; url: URL; headers: IncomingHttpHeaders; body: string };
export type LoopbackAnswer = {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Wait so long, in ms, before answering. */
  delayMs?: number;
  /** Close the connection without an answer. */
  hangUp?: boolean;
};
export type LoopbackServer = { url: string; port: number; stop(): Promise<void> };

/** A real HTTP server on 127.0.0.1, on a free port unless one is given. */
export async function startLoopbackHttp(
  answer: (request: LoopbackRequest) => LoopbackAnswer | Promise<LoopbackAnswer>,
  options: { port?: number } = {},
): Promise<LoopbackServer> {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const request: LoopbackRequest = {
      method: incoming.method ?? "",
      url: new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "localhost"}`),
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString("utf8"),
    };
    await write(outgoing, await answer(request));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function write(outgoing: ServerResponse, answer: LoopbackAnswer): Promise<void> {
  if (answer.delayMs) await sleep(answer.delayMs);
  if (answer.hangUp) {
    outgoing.socket?.destroy();
    return;
  }
  outgoing.writeHead(answer.status ?? 200, answer.headers);
  outgoing.end(answer.body ?? "");
}
