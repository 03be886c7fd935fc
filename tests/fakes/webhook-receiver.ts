import { Webhook } from "standardwebhooks";
import { type LoopbackAnswer, type LoopbackRequest, startLoopbackHttp } from "./loopback-http.ts";

export type ReceivedWebhook = {
  id: string;
  body: string;
  /** Whether the `standardwebhooks` package accepted signature and timestamp. */
  verified: boolean;
  /** What this request was answered with. */
  status: number;
  path: string;
  headers: Record<string, string>;
  receivedAtMs: number;
};

export type WebhookReceiver = {
  /** Where to send to. */
  url: string;
  port: number;
  /** Every request, also the refused ones, in order of arrival. */
  received: ReceivedWebhook[];
  /** The requests that were answered 2xx. */
  accepted(): ReceivedWebhook[];
  /** Answers the next `count` requests with `status`. */
  failNext(count: number, status?: number, headers?: Record<string, string>): void;
  stop(): Promise<void>;
};

/**
 * A customer's webhook endpoint as a careful customer would write it: it verifies every request, answers 401 to what
 * does not verify, 204 to the rest. `respond` may answer otherwise; `port` brings a receiver back at its old place.
 */
export async function startWebhookReceiver(options: {
  secret: string;
  respond?: (request: LoopbackRequest, nth: number) => LoopbackAnswer | undefined;
  port?: number;
}): Promise<WebhookReceiver> {
  const webhook = new Webhook(options.secret);
  const received: ReceivedWebhook[] = [];
  const failures: LoopbackAnswer[] = [];
  const server = await startLoopbackHttp(
    (request) => {
      const headers = flatten(request);
      const verified = verifies(webhook, request.body, headers);
      const answer = failures.shift() ??
        options.respond?.(request, received.length + 1) ?? { status: verified ? 204 : 401 };
      received.push({
        id: headers["webhook-id"] ?? "",
        body: request.body,
        verified,
        status: answer.hangUp ? 0 : (answer.status ?? 200),
        path: request.url.pathname + request.url.search,
        headers,
        receivedAtMs: Date.now(),
      });
      return answer;
    },
    { port: options.port },
  );
  return {
    url: `${server.url}/webhooks`,
    port: server.port,
    received,
    accepted: () => received.filter(({ status }) => status >= 200 && status < 300),
    failNext(count, status = 500, headers = {}) {
      for (let i = 0; i < count; i++) failures.push({ status, headers, body: `failure ${status} on request` });
    },
    stop: server.stop,
  };
}

function verifies(webhook: Webhook, body: string, headers: Record<string, string>): boolean {
  try {
    webhook.verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

function flatten(request: LoopbackRequest): Record<string, string> {
  return Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
}
