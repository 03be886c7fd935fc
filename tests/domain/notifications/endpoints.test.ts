import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claimDeliveries } from "#app/domain/notifications/claim-deliveries.server.ts";
import {
  addEndpoint,
  editEndpoint,
  ROTATION_MS,
  rotateSecret,
  switchEndpoint,
} from "#app/domain/notifications/manage-endpoints.server.ts";
import { sendDelivery } from "#app/domain/notifications/send-delivery.server.ts";
import { sendTestEvent } from "#app/domain/notifications/send-test-event.server.ts";
import { storeAttempts } from "#app/domain/notifications/store-attempts.server.ts";
import { noticeTexts } from "#app/i18n/notice-texts.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { createGateways } from "#app/platform/gateways/gateways.server.ts";
import { createSecretBox } from "#app/platform/secret-box.server.ts";
import { DATA_KEY, makeCustomer, SETTINGS } from "#tests/factories/notifications.ts";
import { startLoopbackHttp } from "#tests/fakes/loopback-http.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

const box = createSecretBox(DATA_KEY);
let test: TestDb;
let agent: Ctx;

beforeAll(async () => {
  test = await testDb();
  agent = test.ctx("service_agent");
});
afterAll(() => test.close());

const stored = (id: string) => agent.db.webhookEndpoint.findUniqueOrThrow({ where: { id } });

describe("a customer's endpoints", () => {
  it("keep their secret sealed, and show it once", async () => {
    const customerId = await makeCustomer(agent);
    const { endpointId, secret } = await addEndpoint(agent, { customerId, url: "https://a.example/hook" }, box);
    const row = await stored(endpointId);
    expect(secret).toMatch(/^whsec_/);
    expect(row.secret).not.toContain(secret.slice(6));
    expect(box.open(row.secret, endpointId)).toBe(secret);
    const written = JSON.stringify([
      await agent.db.auditEntry.findMany({ where: { entityId: endpointId } }),
      await agent.db.outboxEvent.findMany({ where: { entityId: endpointId } }),
    ]);
    expect(written).toContain("webhook.added");
    expect(written).not.toContain(secret.slice(6));
  });

  it("take only proper addresses, from those who may, and only over what they have seen", async () => {
    const customerId = await makeCustomer(agent);
    const refusal = { code: "invalid", fields: [{ field: "url", code: "url_not_allowed" }] };
    await expect(addEndpoint(agent, { customerId, url: "ftp://a.example" }, box)).rejects.toMatchObject(refusal);
    const url = "https://a.example";
    await expect(addEndpoint(test.ctx("finance"), { customerId, url }, box)).rejects.toMatchObject({
      code: "forbidden",
    });
    const { endpointId } = await addEndpoint(agent, { customerId, url }, box);
    await editEndpoint(agent, { endpointId, version: 1, url: "https://b.example" });
    const late = { endpointId, version: 1, url: "https://c.example" };
    await expect(editEndpoint(agent, late)).rejects.toMatchObject({ code: "conflict" });
    await switchEndpoint(agent, { endpointId, version: 2 }, false);
    expect(await stored(endpointId)).toMatchObject({
      enabled: false,
      disabledReason: "by_hand",
      url: "https://b.example",
    });
    await switchEndpoint(agent, { endpointId, version: 3 }, true);
    expect(await stored(endpointId)).toMatchObject({ enabled: true, disabledReason: null });
  });

  it("accept the old secret for a day after a change, and only the new one afterwards", async () => {
    const seen: { headers: Record<string, string>; body: string }[] = [];
    const server = await startLoopbackHttp(({ headers, body }) => {
      seen.push({ body, headers: Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, String(v)])) });
      return { status: 200 };
    });
    const gateways = createGateways({
      MAIL_FROM: "",
      ALIYUN_SMS_ENDPOINT: "https://a.example",
      WECHAT_BASE_URL: "https://a.example",
      WEBHOOK_ALLOW_HOSTS: ["127.0.0.1"],
    });
    const customerId = await makeCustomer(agent);
    const old = await addEndpoint(agent, { customerId, url: server.url }, box);
    const { endpointId } = old;
    // The library checks the time of signing, so these are near the real clock.
    const now = new Date();
    const changedAt = (ago: number) => ({ ...agent, now: new Date(now.getTime() - ago) });
    const accepts = async (secret: string) => {
      const id = await sendTestEvent({ ...agent, now }, endpointId);
      const ctx = test.ctx("system", { now });
      await sendDelivery(
        ctx,
        {
          texts: noticeTexts,
          settings: SETTINGS,
          gateways,
          secrets: box,
          claim: async (one) => (await claimDeliveries(ctx, [one]))[0] ?? null,
          store: (attempt) => storeAttempts(ctx, [attempt]),
          onFault: (error) => {
            throw error;
          },
          nowMs: () => now.getTime(),
          random: () => 0,
        },
        id,
      );
      const { body, headers } = seen.at(-1) ?? { body: "", headers: {} };
      expect(headers["webhook-id"]).toBe(id);
      try {
        return (new Webhook(secret).verify(body, headers) as { type: string }).type;
      } catch {
        return "refused";
      }
    };
    expect(await accepts(old.secret)).toBe("endpoint.test");
    const fresh = await rotateSecret(changedAt(ROTATION_MS - 60_000), { endpointId, version: 1 }, box);
    expect(await accepts(fresh.secret)).toBe("endpoint.test");
    expect(await accepts(old.secret)).toBe("endpoint.test");
    const latest = await rotateSecret(changedAt(ROTATION_MS + 60_000), { endpointId, version: 2 }, box);
    expect(await accepts(latest.secret)).toBe("endpoint.test");
    expect(await accepts(fresh.secret)).toBe("refused");
    expect(await accepts(old.secret)).toBe("refused");
    await gateways.close();
    await server.stop();
  });

  it("get a test event through the outbox", async () => {
    const customerId = await makeCustomer(agent);
    const { endpointId } = await addEndpoint(agent, { customerId, url: "https://a.example" }, box);
    const id = await sendTestEvent(agent, endpointId);
    const [fact] = await agent.db.outboxEvent.findMany({
      where: { event: "delivery.requested", entityId: endpointId },
    });
    expect(fact?.payload).toEqual({ deliveryIds: [id] });
    const row = await agent.db.delivery.findUniqueOrThrow({ where: { id } });
    expect(JSON.parse(row.body)).toEqual({ type: "endpoint.test", id, timestamp: TEST_NOW.toISOString(), data: {} });
  });
});
