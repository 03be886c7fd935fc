import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { registry } from "#app/platform/metrics.server.ts";
import { within } from "./within.ts";

const CHECK_LIMIT_MS = 1_000;

export interface HealthServer {
  port: number;
  close(): void;
}

type Check = () => Promise<unknown>;

async function works(check: Check): Promise<boolean> {
  try {
    await within(CHECK_LIMIT_MS, check());
    return true;
  } catch {
    return false;
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/**
 * `/healthz` (the process answers), `/readyz` (it can do its work: database and Redis), `/metrics` (Prometheus).
 * Port 0 takes a free one.
 */
export async function startHealthServer(options: {
  host: string;
  port: number;
  database: Check;
  redis: Check;
}): Promise<HealthServer> {
  const server = createServer((request, response) => {
    void answer(request.url ?? "", response).catch(() => response.destroy());
  });

  async function answer(url: string, response: ServerResponse): Promise<void> {
    if (url === "/healthz") {
      send(response, 200, { ok: true });
    } else if (url === "/readyz") {
      const [database, redis] = await Promise.all([works(options.database), works(options.redis)]);
      send(response, database && redis ? 200 : 503, { database, redis });
    } else if (url === "/metrics") {
      response.writeHead(200, { "content-type": registry.contentType }).end(await registry.metrics());
    } else {
      send(response, 404, {});
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { port, close: () => void server.close() };
}
