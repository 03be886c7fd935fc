import { type AddressInfo, createServer } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  createWebhookGateway,
  type WebhookGateway,
  type WebhookMessage,
} from "#app/platform/gateways/webhook.server.ts";
import { generateWebhookSecret, webhookHeaders } from "#app/platform/gateways/webhook-signature.server.ts";
import type { LoopbackAnswer } from "#tests/fakes/loopback-http.ts";
import { startWebhookReceiver, type WebhookReceiver } from "#tests/fakes/webhook-receiver.ts";

const secret = generateWebhookSecret();
const hastyMs = 300;
let receiver: WebhookReceiver;
let answer: LoopbackAnswer | undefined;
let gateway: WebhookGateway;
let hasty: WebhookGateway;

beforeAll(async () => {
  receiver = await startWebhookReceiver({ secret, respond: () => answer });
  gateway = createWebhookGateway({ allowHosts: ["127.0.0.1"] });
  hasty = createWebhookGateway({ allowHosts: ["127.0.0.1"], timeoutMs: hastyMs });
});
afterEach(() => {
  answer = undefined;
  receiver.received.length = 0;
});
afterAll(async () => {
  await Promise.all([gateway.close(), hasty.close()]);
  await receiver.stop();
});

function message(over: Partial<WebhookMessage> = {}): WebhookMessage {
  const body = JSON.stringify({ type: "shipment.milestone", 城市: "乌鲁木齐" });
  return { id: "msg_01", url: receiver.url, secrets: [secret], body, timestamp: new Date(), ...over };
}

describe("signature", () => {
  it("is accepted by the standardwebhooks package, body byte for byte", async () => {
    const sent = message({ url: `${receiver.url}?tenant=1` });
    expect(await gateway.send(sent)).toEqual({ kind: "sent", response: "" });
    const [got] = receiver.received;
    expect(got).toMatchObject({ id: "msg_01", body: sent.body, verified: true, path: "/webhooks?tenant=1" });
    expect(got?.headers["content-type"]).toBe("application/json");
    expect(got?.headers["webhook-timestamp"]).toBe(String(Math.floor(sent.timestamp.getTime() / 1_000)));
  });

  it("satisfies a receiver with either secret while the secret is being changed", async () => {
    const old = generateWebhookSecret();
    await gateway.send(message({ secrets: [secret, old] }));
    const [got] = receiver.received;
    expect(got?.headers["webhook-signature"]?.split(" ")).toHaveLength(2);
    for (const known of [secret, old]) {
      expect(new Webhook(known).verify(got!.body, got!.headers)).toEqual(JSON.parse(got!.body));
    }
    expect(() => new Webhook(generateWebhookSecret()).verify(got!.body, got!.headers)).toThrow();
  });

  it("is refused by a receiver with another secret", async () => {
    const outcome = await gateway.send(message({ secrets: [generateWebhookSecret()] }));
    expect(outcome).toMatchObject({ kind: "retry", reason: "http_error", status: 401 });
    expect(receiver.received[0]?.verified).toBe(false);
  });

  it("needs a secret: without one it is our mistake", async () => {
    await expect(gateway.send(message({ secrets: [] }))).rejects.toThrow(/secret/);
  });

  it("makes secrets of 32 random bytes", () => {
    const secrets = new Set(Array.from({ length: 100 }, generateWebhookSecret));
    expect(secrets.size).toBe(100);
    for (const made of secrets) expect(made).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  });

  it("matches the example of the specification's reference implementation", () => {
    const headers = webhookHeaders({
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      timestamp: new Date(1_614_265_330_000),
      body: '{"test": 2432232314}',
      secrets: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    });
    expect(headers["webhook-signature"]).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  });
});

describe("answers", () => {
  it.each([200, 201, 202, 204, 299])("%i is sent", async (status) => {
    answer = { status, body: status === 204 ? "" : "danke" };
    expect(await gateway.send(message())).toEqual({ kind: "sent", response: answer.body });
  });

  it.each([400, 401, 404, 409, 500, 502, 503])("%i is tried again", async (status) => {
    answer = { status, body: "not now" };
    const outcome = await gateway.send(message());
    expect(outcome).toEqual({ kind: "retry", reason: "http_error", status, response: "not now" });
  });

  it("410 ends the endpoint", async () => {
    answer = { status: 410, body: "gone" };
    expect(await gateway.send(message())).toEqual({
      kind: "rejected",
      reason: "endpoint_gone",
      status: 410,
      response: "gone",
      disableEndpoint: true,
    });
  });

  it.each([301, 302, 303, 307, 308])("%i is a failure and is not followed", async (status) => {
    const elsewhere = await startWebhookReceiver({ secret });
    answer = { status, headers: { location: elsewhere.url } };
    const outcome = await gateway.send(message());
    expect(outcome).toMatchObject({ kind: "retry", reason: "redirect_refused", status });
    expect(elsewhere.received).toEqual([]);
    await elsewhere.stop();
  });

  it("honours Retry-After in seconds and as a date, up to a day", async () => {
    answer = { status: 503, headers: { "retry-after": "120" } };
    expect(await gateway.send(message())).toMatchObject({ kind: "retry", retryAfterMs: 120_000 });
    answer = { status: 429, headers: { "retry-after": new Date(Date.now() + 600_000).toUTCString() } };
    const dated = await gateway.send(message());
    expect(dated).toMatchObject({ kind: "retry", reason: "rate_limited" });
    if (dated.kind === "retry") expect(Math.abs(dated.retryAfterMs! - 600_000)).toBeLessThan(3_000);
    answer = { status: 503, headers: { "retry-after": "9999999" } };
    expect(await gateway.send(message())).toMatchObject({ retryAfterMs: 24 * 3_600_000 });
  });

  it("keeps 4,000 characters of a long answer and goes on working", async () => {
    answer = { status: 500, body: "错".repeat(400_000) };
    expect(await gateway.send(message())).toMatchObject({ response: "错".repeat(4_000) });
    answer = undefined;
    expect((await gateway.send(message())).kind).toBe("sent");
  });

  it("fails as often as asked, then accepts", async () => {
    receiver.failNext(3, 500);
    const kinds: string[] = [];
    for (let i = 0; i < 4; i++) kinds.push((await gateway.send(message())).kind);
    expect(kinds).toEqual(["retry", "retry", "retry", "sent"]);
    expect(receiver.accepted()).toHaveLength(1);
  });
});

describe("faults on the way", () => {
  it("gives up at the deadline", async () => {
    answer = { status: 200, delayMs: hastyMs * 5 };
    const begun = performance.now();
    expect(await hasty.send(message())).toEqual({ kind: "retry", reason: "timeout" });
    expect(performance.now() - begun).toBeLessThan(hastyMs * 4);
  });

  it("gives up at the deadline while a name server is silent", async () => {
    const silent = createWebhookGateway({ allowHosts: [], timeoutMs: 150, resolveAll: () => undefined });
    expect(await silent.send(message({ url: "https://slow.example/" }))).toEqual({ kind: "retry", reason: "timeout" });
  });

  it("goes by the status line when the body never ends", async () => {
    const dripping = await rawServer("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nhalf");
    const outcome = await hasty.send(message({ url: dripping.url }));
    expect(outcome.kind).toBe("sent");
    dripping.stop();
  });

  it("says when a name is unknown", async () => {
    const unknown = createWebhookGateway({
      allowHosts: [],
      resolveAll: (_host, callback) => callback(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }), []),
    });
    const outcome = await unknown.send(message({ url: "https://nowhere.example/" }));
    expect(outcome).toEqual({ kind: "retry", reason: "dns_failed" });
    await unknown.close();
  });

  it("says when nobody listens or the receiver hangs up", async () => {
    const closed = await rawServer("");
    closed.stop();
    expect(await gateway.send(message({ url: closed.url }))).toEqual({ kind: "retry", reason: "connection_failed" });
    answer = { hangUp: true };
    expect(await gateway.send(message())).toEqual({ kind: "retry", reason: "connection_failed" });
  });

  it("says when the other side speaks neither TLS nor HTTP", async () => {
    const https = message({ url: receiver.url.replace("http:", "https:") });
    expect(await gateway.send(https)).toEqual({ kind: "retry", reason: "tls_failed" });
    const telnet = await rawServer("220 mail.example ESMTP\r\n");
    const outcome = await gateway.send(message({ url: telnet.url }));
    expect(outcome).toEqual({ kind: "retry", reason: "answer_not_understood" });
    telnet.stop();
  });

  it("finds a receiver that has come back at its old place", async () => {
    const first = await startWebhookReceiver({ secret });
    expect((await gateway.send(message({ url: first.url }))).kind).toBe("sent");
    await first.stop();
    expect((await gateway.send(message({ url: first.url }))).kind).toBe("retry");
    const second = await startWebhookReceiver({ secret, port: first.port });
    expect((await gateway.send(message({ url: first.url }))).kind).toBe("sent");
    await second.stop();
  });
});

/** A TCP server that says one thing to whoever sends it something. */
async function rawServer(text: string): Promise<{ url: string; stop(): void }> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", () => socket.write(text));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, stop: () => void server.close() };
}
