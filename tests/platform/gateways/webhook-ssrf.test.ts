import type { LookupAddress } from "node:dns";
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ResolveAll } from "#app/platform/gateways/checked-connector.server.ts";
import { createWebhookGateway, type WebhookGateway } from "#app/platform/gateways/webhook.server.ts";
import { generateWebhookSecret } from "#app/platform/gateways/webhook-signature.server.ts";
import { startWebhookReceiver, type WebhookReceiver } from "#tests/fakes/webhook-receiver.ts";

const secret = generateWebhookSecret();
const open: WebhookGateway[] = [];
let receiver: WebhookReceiver;

beforeAll(async () => {
  receiver = await startWebhookReceiver({ secret });
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((gateway) => gateway.close()));
  receiver.received.length = 0;
});
afterAll(() => receiver.stop());

function gatewayWith(config: { allowHosts?: string[]; resolveAll?: ResolveAll } = {}): WebhookGateway {
  const gateway = createWebhookGateway({ allowHosts: [], timeoutMs: 3_000, ...config });
  open.push(gateway);
  return gateway;
}

function send(gateway: WebhookGateway, url: string) {
  return gateway.send({ id: "msg_1", url, secrets: [secret], body: "{}", timestamp: new Date() });
}

/** A resolver that gives one answer after the other and counts how often it was asked. */
function resolver(...answers: string[][]): { resolveAll: ResolveAll; asked: () => number } {
  let asked = 0;
  const resolveAll: ResolveAll = (_hostname, callback) => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked++;
    const addresses: LookupAddress[] = answer.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    queueMicrotask(() => callback(null, addresses));
  };
  return { resolveAll, asked: () => asked };
}

describe("addresses that are not public", () => {
  it.each([
    "127.0.0.1",
    "127.0.0.1.",
    "127.1",
    "127.0.1",
    "2130706433", // decimal
    "0x7f000001", // hexadecimal
    "0x7f.0.0.1",
    "0X7F.1",
    "017700000001", // octal
    "0177.0.0.01",
    "0177.0x0.0.1",
    "%31%32%37.0.0.1", // percent-encoded
    "127。0。0。1", // full-width stops
    "①②⑦.⓪.⓪.①",
    "0",
    "0.0.0.0",
    "[::]",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]", // IPv4-mapped
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:ffff:7f00:0001]",
    "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[2002:7f00:1::]",
    "localhost",
    "LOCALHOST",
  ])("refuses the loopback written as %s", async (host) => {
    const outcome = await send(gatewayWith(), `http://${host}:${receiver.port}/webhooks`);
    expect(outcome).toEqual({ kind: "rejected", reason: "address_not_allowed" });
    expect(receiver.received).toEqual([]);
  });

  it.each([
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "169.254.169.254",
    "0xa9fea9fe",
    "2852039166",
    "[::ffff:169.254.169.254]",
    "168.63.129.16",
    "172.16.0.1",
    "192.168.1.1",
    "192.0.0.192",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[fe80::1]",
    "[ff02::1]",
  ])("refuses %s, over http and https", async (host) => {
    const gateway = gatewayWith();
    for (const scheme of ["http", "https"]) {
      const outcome = await send(gateway, `${scheme}://${host}/latest/meta-data`);
      expect(outcome).toEqual({ kind: "rejected", reason: "address_not_allowed" });
    }
  });

  it("refuses a name that leads to one, and a name with only one such address among public ones", async () => {
    for (const answer of [["127.0.0.1"], ["::1"], ["203.0.114.1", "127.0.0.1"], ["2400:3200::1", "fd00::1"]]) {
      const outcome = await send(gatewayWith(resolver(answer)), `http://evil.example:${receiver.port}/`);
      expect(outcome, answer.join()).toEqual({ kind: "rejected", reason: "address_not_allowed" });
    }
    expect(receiver.received).toEqual([]);
  });

  it("refuses a URL with credentials or another scheme before anything is looked up", async () => {
    const { resolveAll, asked } = resolver(["127.0.0.1"]);
    const gateway = gatewayWith({ resolveAll, allowHosts: ["hook.example"] });
    for (const url of ["http://user:secret@hook.example/", "ftp://hook.example/", "no url"]) {
      expect(await send(gateway, url)).toEqual({ kind: "rejected", reason: "url_not_allowed" });
    }
    expect(asked()).toBe(0);
  });
});

describe("pinning", () => {
  it("connects to the very address it checked, with one lookup for each connection", async () => {
    const { resolveAll, asked } = resolver(["127.0.0.1"], ["10.0.0.1"]);
    const gateway = gatewayWith({ resolveAll, allowHosts: ["127.0.0.0/8"] });
    for (let i = 0; i < 30; i++) {
      expect((await send(gateway, `http://customer.example:${receiver.port}/webhooks`)).kind).toBe("sent");
      // The connection is free for the next request only after the loop has turned.
      await nextTurn();
    }
    expect(receiver.received).toHaveLength(30);
    expect(receiver.received[0]?.headers.host).toBe(`customer.example:${receiver.port}`);
    // All thirty went over one kept connection; a second lookup would have answered with a closed address.
    expect(asked()).toBe(1);
  });

  it("checks again when a new connection is made", async () => {
    const { resolveAll, asked } = resolver(["127.0.0.1"], ["10.0.0.1"]);
    const gateway = gatewayWith({ resolveAll, allowHosts: ["127.0.0.1"] });
    const url = `http://rebinding.example:${receiver.port}/webhooks`;
    expect((await send(gateway, url)).kind).toBe("sent");
    const again = await startWebhookReceiver({ secret });
    try {
      const other = await send(gateway, `http://rebinding.example:${again.port}/webhooks`);
      expect(other).toEqual({ kind: "rejected", reason: "address_not_allowed" });
      expect(again.received).toEqual([]);
    } finally {
      await again.stop();
    }
    expect(asked()).toBe(2);
  });
});

describe("the list of allowed hosts", () => {
  it.each([
    ["127.0.0.1", () => "127.0.0.1"],
    ["127.0.0.1", (port: number) => `127.0.0.1:${port}`],
    ["2130706433", () => "127.0.0.0/8"],
    ["localhost", () => "localhost"],
    ["localhost", (port: number) => `localhost:${port}`],
    ["localhost", () => "127.0.0.1"],
  ])("opens %s", async (host, entry) => {
    const { resolveAll } = resolver(["127.0.0.1"]);
    const gateway = gatewayWith({ allowHosts: [entry(receiver.port)], resolveAll });
    expect((await send(gateway, `http://${host}:${receiver.port}/webhooks`)).kind).toBe("sent");
  });

  it("opens no other port and no other address", async () => {
    const gateway = gatewayWith({ allowHosts: [`127.0.0.1:${receiver.port + 1}`, "localhost:1", "10.0.0.0/8"] });
    for (const host of ["127.0.0.1", "localhost"]) {
      const outcome = await send(gateway, `http://${host}:${receiver.port}/webhooks`);
      expect(outcome).toEqual({ kind: "rejected", reason: "address_not_allowed" });
    }
  });

  it("refuses an unreadable entry at the start", () => {
    expect(() => createWebhookGateway({ allowHosts: ["http://a.example"] })).toThrow(/not a host/);
  });
});
