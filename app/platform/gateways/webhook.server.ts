import { Agent, type Dispatcher } from "undici";
import { parseAllowList } from "./allow-list.server.ts";
import { AddressNotAllowedError, createCheckedConnector, type ResolveAll } from "./checked-connector.server.ts";
import { defaultTimeoutMs, type SendOutcome } from "./gateway.ts";
import { maxResponseChars, responseExcerpt } from "./response-excerpt.ts";
import { parseRetryAfter } from "./retry-after.ts";
import { transportFault } from "./transport-fault.ts";
import { webhookHeaders } from "./webhook-signature.server.ts";
import { parseWebhookUrl } from "./webhook-url.ts";

export type WebhookGatewayConfig = {
  /** Hosts (`host`, `host:port`), addresses and CIDR blocks that may be reached although they are not public. */
  allowHosts: readonly string[];
  /** For a whole attempt, in ms; 15 s unless given. */
  timeoutMs?: number;
  resolveAll?: ResolveAll;
};

export type WebhookMessage = {
  /** The same for every attempt at one delivery: the receiver uses it to drop repeats. */
  id: string;
  url: string;
  /** The valid secrets, the newest first: one, or two while it is being changed. */
  secrets: readonly string[];
  /** JSON, signed and sent byte for byte. */
  body: string;
  /** The instant of this attempt. */
  timestamp: Date;
};

export type WebhookGateway = { send(message: WebhookMessage): Promise<SendOutcome>; close(): Promise<void> };

/**
 * Sends webhooks as the Standard Webhooks specification has it, and only to public hosts or listed ones. Connections
 * are kept and used again: the address of a kept connection was checked when it was made, and it is given up after
 * a minute at the latest when idle, so a changed DNS entry is soon noticed.
 */
export function createWebhookGateway(config: WebhookGatewayConfig): WebhookGateway {
  const timeoutMs = config.timeoutMs ?? defaultTimeoutMs;
  const allowList = parseAllowList(config.allowHosts);
  const agent = new Agent({
    connect: createCheckedConnector({ allowList, timeoutMs, resolveAll: config.resolveAll }),
    keepAliveTimeout: 10_000,
    keepAliveMaxTimeout: 60_000,
    // The deadline below covers these; two more timers for each request would only cost.
    headersTimeout: 0,
    bodyTimeout: 0,
  });

  return {
    async send(message) {
      const url = parseWebhookUrl(message.url);
      if (!url) return { kind: "rejected", reason: "url_not_allowed" };
      const options: Dispatcher.RequestOptions = {
        origin: url.origin,
        path: url.pathname + url.search,
        method: "POST",
        headers: { ...webhookHeaders(message), "content-type": "application/json", "user-agent": "Yidao-Webhooks/1" },
        body: message.body,
      };
      return withDeadline(timeoutMs, (signal, onStatus) => post(agent, { ...options, signal }, onStatus));
    },
    close: () => agent.close(),
  };
}

/**
 * Answers at the deadline even while a connection is still being made, which a signal alone cannot cut short: with what
 * the receiver's status line said, if it came in time, and else with `timeout`.
 */
function withDeadline(
  timeoutMs: number,
  attempt: (signal: AbortSignal, onStatus: (outcome: SendOutcome) => void) => Promise<SendOutcome>,
): Promise<SendOutcome> {
  const controller = new AbortController();
  let known: SendOutcome = { kind: "retry", reason: "timeout" };
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve(known);
      controller.abort();
    }, timeoutMs);
    attempt(controller.signal, (outcome) => {
      known = outcome;
    })
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

async function post(
  agent: Agent,
  options: Dispatcher.RequestOptions & { signal: AbortSignal },
  onStatus: (outcome: SendOutcome) => void,
): Promise<SendOutcome> {
  let answer: Dispatcher.ResponseData;
  try {
    answer = await agent.request(options);
  } catch (error) {
    if (error instanceof AddressNotAllowedError) return { kind: "rejected", reason: "address_not_allowed" };
    const reason = options.signal.aborted ? "timeout" : transportFault(error);
    if (!reason) throw error;
    return { kind: "retry", reason };
  }
  const outcome = outcomeOf(answer.statusCode, answer.headers["retry-after"]);
  onStatus(outcome);
  return { ...outcome, response: await readExcerpt(answer.body) };
}

function outcomeOf(status: number, retryAfter: string | string[] | undefined): SendOutcome {
  if (status >= 200 && status < 300) return { kind: "sent" };
  if (status === 410) return { kind: "rejected", reason: "endpoint_gone", status, disableEndpoint: true };
  const reason = status >= 300 && status < 400 ? "redirect_refused" : status === 429 ? "rate_limited" : "http_error";
  const retryAfterMs = parseRetryAfter(retryAfter, Date.now());
  return { kind: "retry", reason, status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** UTF-8 takes at most three bytes for one UTF-16 unit. */
const maxResponseBytes = maxResponseChars * 3;

/**
 * The beginning of the answer's body. What comes after is not waited for, and a body that breaks off changes nothing:
 * the receiver's verdict was in the status line.
 */
async function readExcerpt(body: Dispatcher.ResponseData["body"]): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxResponseBytes) break;
    }
  } catch {
    // Cut off by the receiver or by the deadline; what has come is kept.
  }
  return responseExcerpt(new TextDecoder().decode(Buffer.concat(chunks)));
}
