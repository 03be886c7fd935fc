import type { ActionFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { searchKeys } from "#app/domain/shipments/search-keys.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let lookup: typeof import("#app/routes/public/track-lookup.tsx");
let page: typeof import("#app/routes/public/tracking-page.tsx");
let token: string;

beforeAll(async () => {
  t = await testDb();
  // the routes' modules read the settings when they are loaded
  vi.stubEnv("DATABASE_URL", t.url);
  vi.stubEnv("REDIS_URL", inject("redisUrl"));
  lookup = await import("#app/routes/public/track-lookup.tsx");
  page = await import("#app/routes/public/tracking-page.tsx");
  const id = await makeShipment(t.ctx("system"), { waybillNo: "XJJ26111800019" });
  token = `token-${id}`;
  const shipment = await t.db.shipment.findUniqueOrThrow({ where: { id } });
  await t.db.shipmentSearchKey.createMany({ data: searchKeys(shipment).map((key) => ({ key, shipmentId: id })) });
});
afterAll(async () => {
  const { sharedRedis } = await import("#app/platform/shared-redis.server.ts");
  const { db } = await import("#app/platform/db/db.server.ts");
  await db.$disconnect();
  sharedRedis().disconnect();
  await t.close();
  vi.unstubAllEnvs();
});

function args(path: string, fields: Record<string, string> | null, ip: string, params = {}): ActionFunctionArgs {
  const body = fields && new URLSearchParams(fields);
  const request = new Request(`http://yidao.test${path}`, body ? { method: "POST", body } : {});
  const context = { facts: { now: TEST_NOW, requestId: newId(), ip } };
  return { request, context, params } as unknown as ActionFunctionArgs;
}
const find = (number: string, tail: string, ip: string) => lookup.action(args("/track", { number, tail }, ip));
type Answer = { data: { code: string; data?: { typed?: object } }; init: { status: number } };

describe("the lookup", () => {
  test("leads to the shipment's page", async () => {
    const answer = (await find("XJJ26111800019", "4877", "10.0.0.1")) as unknown as Response;
    expect([answer.status, answer.headers.get("location")]).toEqual([302, `/t/${token}`]);
  });
  test("says the same of an unknown number and of a wrong pair, and gives the number back, not the digits", async () => {
    const unknown = (await find("XJJ00000000000", "4877", "10.0.0.2")) as unknown as Answer;
    const wrong = (await find("XJJ26111800019", "1234", "10.0.0.2")) as unknown as Answer;
    expect(wrong.init.status).toBe(404);
    expect({ ...wrong.data, data: null }).toEqual({ ...unknown.data, data: null });
    expect(wrong.data.data?.typed).toEqual({ number: "XJJ26111800019" });
  });
  test("is limited by address and, from many addresses, by number", async () => {
    const codes: string[] = [];
    for (let n = 0; n < 21; n++) {
      codes.push(((await find(`XJJ1111111${n}00`, "0000", "10.0.0.3")) as unknown as Answer).data.code);
    }
    expect(codes.slice(0, 20)).toEqual(Array(20).fill("shipment_not_found"));
    expect(codes[20]).toBe("too_many");
    const guesses: string[] = [];
    for (let n = 0; n < 21; n++) {
      guesses.push(((await find("XJJ55555555555", "0000", `10.1.0.${n}`)) as unknown as Answer).data.code);
    }
    expect(guesses.at(-1)).toBe("too_many");
  });
});

describe("the page", () => {
  test("is kept by nobody, listed by nobody, and sent without a script", async () => {
    expect(page.handle).toEqual({ static: true });
    expect(page.headers()).toEqual({ "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow" });
    const data = await page.loader(args(`/t/${token}`, null, "10.0.0.4", { token }));
    expect(data).toMatchObject({ refresh: false, page: { waybillNo: "XJJ26111800019" } });
  });
  test("a wrong link is a 404", async () => {
    const wrong = page.loader(args("/t/x", null, "10.0.0.4", { token: "q".repeat(32) }));
    await expect(wrong).rejects.toMatchObject({ init: { status: 404 } });
  });
});
