import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ActionFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { searchKeys } from "#app/domain/shipments/search-keys.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

type Fields = Record<string, string>;
type Route = { loader: (args: never) => Promise<unknown>; action: (args: never) => Promise<unknown> };
interface Answer {
  data: { code: string; params: object; fields: { field: string; code: string }[]; data?: { typed?: Fields } };
  init: { status: number };
}

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const PDF = new TextEncoder().encode("%PDF-1.7\n…");
const WAYBILL = "XJJ26111800027";
const said = { contactName: "王先生", contactPhone: "13999112233", content: "送货太晚,电话不通", website: "" };

let t: TestDb;
let dir: string;
let own: Route;
let fresh: Route;
let theirs: Route;
let shipmentId: string;
let token: string;

beforeAll(async () => {
  t = await testDb();
  dir = mkdtempSync(join(tmpdir(), "yidao-files-"));
  // the routes' modules read the settings when they are loaded
  vi.stubEnv("DATABASE_URL", t.url);
  vi.stubEnv("REDIS_URL", inject("redisUrl"));
  vi.stubEnv("DATA_DIR", dir);
  theirs = (await import("#app/routes/public/complaint.tsx")) as unknown as Route;
  fresh = (await import("#app/routes/public/complaint-new.tsx")) as unknown as Route;
  own = (await import("#app/routes/public/complaint-case.tsx")) as unknown as Route;
  shipmentId = await makeShipment(t.ctx("system"), { waybillNo: WAYBILL });
  token = `token-${shipmentId}`;
  const shipment = await t.db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
  await t.db.shipmentSearchKey.createMany({ data: searchKeys(shipment).map((key) => ({ key, shipmentId })) });
});
afterAll(async () => {
  const { sharedRedis } = await import("#app/platform/shared-redis.server.ts");
  const { db } = await import("#app/platform/db/db.server.ts");
  await db.$disconnect();
  sharedRedis().disconnect();
  await t.close();
  rmSync(dir, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

let address = 0;
/** An address of one's own each time, so that limits do not meet. */
function anyAddress(): string {
  address += 1;
  return `10.9.${Math.floor(address / 250)}.${address % 250}`;
}
let phones = 0;
function anyPhone(): string {
  phones += 1;
  return `1399${String(phones).padStart(7, "0")}`;
}

function args(path: string, params: Fields, ip: string, body?: FormData, at = TEST_NOW): never {
  const init: RequestInit = body
    ? { method: "POST", body, headers: { "content-length": "2000" } }
    : { headers: { "accept-language": "zh-CN" } };
  const request = new Request(`http://yidao.test${path}`, init);
  const context = { facts: { now: at, requestId: newId(), ip } };
  return { request, context, params } as unknown as ActionFunctionArgs as never;
}

function formOf(fields: Fields, files: [string, Uint8Array][] = []): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    form.set(name, value);
  }
  for (const [name, bytes] of files) {
    form.append("files", new File([new Uint8Array(bytes)], name));
  }
  return form;
}

const send = (fields: Fields = {}, files: [string, Uint8Array][] = [], ip = anyAddress()) =>
  fresh.action(args("/c/new", {}, ip, formOf({ ...said, contactPhone: anyPhone(), ...fields }, files)));

async function caseOf(answer: unknown): Promise<string> {
  const place = (answer as Response).headers.get("location") ?? "";
  return new URL(place, "http://yidao.test").searchParams.get("case") ?? "";
}

const rowOf = (caseToken: string) =>
  own.loader(args(`/c/${caseToken}`, { token: caseToken }, "10.0.0.1")) as Promise<{ page: { complaintNo: string } }>;
const stored = async (caseToken: string) => {
  const { page } = await rowOf(caseToken);
  return t.db.complaint.findUniqueOrThrow({ where: { complaintNo: page.complaintNo } });
};

describe("a complaint without a link", () => {
  test("is thanked for with its number and the way to its own page, in private", async () => {
    const caseToken = await caseOf(await send({ remedy: "道歉" }, [["破损.png", PNG]]));
    expect(caseToken).toMatch(/^[\w-]{43}$/);
    const thanks = await fresh.loader(args(`/c/new?case=${caseToken}`, {}, "10.0.0.1"));
    expect(thanks).toMatchObject({ done: { number: expect.stringMatching(/^TS261118\d{4}$/), token: caseToken } });
    const page = (await rowOf(caseToken)) as unknown as { page: Record<string, unknown> };
    expect(page.page).toMatchObject({
      state: "received",
      content: said.content,
      remedy: "道歉",
      waybillNo: null,
      mayWrite: true,
      files: [{ name: "破损.png", size: PNG.length }],
    });
    expect(JSON.stringify(page)).not.toContain("+86");
    expect((await fresh.loader(args("/c/new?case=nobody", {}, "10.0.0.1"))) as object).toMatchObject({ done: null });
    const { handle, headers } = own as unknown as { handle: object; headers: () => object };
    expect(handle).toEqual({ static: true });
    expect(headers()).toEqual({ "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow" });
  });

  test("answers alike whether the number exists or the phone fits; linked only if both do", async () => {
    const phones = { fits: "19936164877", other: "13899990001", none: "13899990002" };
    const fits = await send({ contactPhone: phones.fits, waybillNo: ` ${WAYBILL.toLowerCase()} ` });
    const other = await send({ contactPhone: phones.other, waybillNo: WAYBILL });
    const none = await send({ contactPhone: phones.none, waybillNo: "XJJ00000000000" });
    const rows = [];
    const pages = [];
    for (const answer of [fits, other, none]) {
      expect((answer as Response).status).toBe(302);
      const caseToken = await caseOf(answer);
      rows.push(await stored(caseToken));
      const { page } = (await rowOf(caseToken)) as unknown as { page: Record<string, unknown> };
      pages.push(Object.keys(page).filter((key) => page[key] !== null));
      expect(page.waybillNo).toBeNull();
    }
    expect(rows.map((row) => row.shipmentId)).toEqual([shipmentId, null, null]);
    expect(rows[1]?.content).toContain(`运单号：${WAYBILL}`);
    expect(rows[2]?.content).toContain("运单号：XJJ00000000000");
    expect(pages[1]).toEqual(pages[0]);
    expect(pages[2]).toEqual(pages[0]);
  });

  test.each([
    [
      "a program by its name a picture",
      [["photo.jpg", new TextEncoder().encode("MZ\u0000\u0001")]],
      "public_file_type",
      422,
    ],
    ["a document by its name a picture", [["photo.jpg", PDF]], "file_disguised", 422],
    ["six files", Array.from({ length: 6 }, (_, n) => [`${n}.png`, PNG]), "public_files_most", 422],
    [
      "eleven megabytes",
      [["big.png", Uint8Array.from({ length: 11 * 1024 * 1024 }, (_, n) => PNG[n] ?? 0)]],
      "public_file_big",
      413,
    ],
  ] as [string, [string, Uint8Array][], string, number][])(
    "with %s is refused whole, and keeps the words",
    async (_, files, code, status) => {
      const before = await t.db.complaint.count();
      const answer = (await send({ content: "请看照片,货坏了" }, files)) as Answer;
      expect([answer.data.code, answer.init.status]).toEqual([code, status]);
      expect(answer.data.data?.typed).toMatchObject({ content: "请看照片,货坏了" });
      expect(await t.db.complaint.count()).toBe(before);
      expect(await t.db.storedFile.count({ where: { name: { in: files.map(([name]) => name) } } })).toBe(0);
    },
  );

  test("ten megabytes of text are too long, and are not sent back", async () => {
    const answer = (await send({ content: "长".repeat(3_000_000) })) as Answer;
    expect(answer.data.fields).toMatchObject([{ field: "content", code: "too_long" }]);
    expect(answer.data.data?.typed?.content?.length).toBeLessThan(10_000);
  });

  test("a body larger than a form may be is not read at all", async () => {
    const request = new Request("http://yidao.test/c/new", {
      method: "POST",
      body: formOf(said),
      headers: { "content-length": String(40 * 1024 * 1024) },
    });
    const context = { facts: { now: TEST_NOW, requestId: newId(), ip: anyAddress() } };
    const answer = (await fresh.action({ request, context, params: {} } as never)) as Answer;
    expect([answer.data.code, answer.init.status, request.bodyUsed]).toEqual(["too_large", 413, false]);
  });

  test("of a program that fills in everything is dropped without a word", async () => {
    const before = await t.db.complaint.count();
    const answer = (await send({ website: "http://spam.example" })) as Response;
    expect(answer.headers.get("location")).toBe("/track");
    expect(await t.db.complaint.count()).toBe(before);
  });

  test("five in ten minutes from one address, and five in one person's name from many", async () => {
    const codes = async (one: () => Promise<unknown>) => {
      const all = [];
      for (let n = 0; n < 6; n += 1) {
        const answer = (await one()) as Answer;
        all.push(answer.data?.code ?? "taken");
      }
      return all;
    };
    expect(await codes(() => send({ contactPhone: "12" }, [], "10.8.0.1"))).toEqual([
      ...Array(5).fill("invalid"),
      "too_many",
    ]);
    const flood = () => send({ contactPhone: "+86 138-7777-0000", content: `投诉,${anyPhone()}` });
    expect(await codes(flood)).toEqual([...Array(5).fill("taken"), "too_many"]);
  });
});

describe("by the link of a shipment", () => {
  test.each([
    ["/t/:token/complaint", () => theirs],
    ["/c/:token", () => own],
  ])("%s knows the shipment, and its page names it", async (path, route) => {
    const at = path.replace(":token", token);
    const shown = await route().loader(args(at, { token }, "10.0.0.1"));
    expect(JSON.stringify(shown)).toContain(WAYBILL);
    const form = formOf({ ...said, contactPhone: anyPhone(), content: `${path} 送货太晚了` });
    const answer = await route().action(args(at, { token }, anyAddress(), form));
    const caseToken = await caseOf(answer);
    expect((answer as Response).headers.get("location")).toBe(`${at}?case=${caseToken}`);
    const thanks = await route().loader(args(`${at}?case=${caseToken}`, { token }, "10.0.0.1"));
    expect(JSON.stringify(thanks)).toMatch(/TS261118\d{4}/);
    expect(await stored(caseToken)).toMatchObject({ shipmentId, channel: "tracking_page" });
    expect((await rowOf(caseToken)).page).toMatchObject({ waybillNo: WAYBILL });
  });

  test("a form sent twice is one complaint with its files once", async () => {
    const form = () => formOf({ ...said, contactPhone: "13700001111" }, [["a.png", PNG]]);
    const first = await caseOf(await theirs.action(args("/x", { token }, anyAddress(), form())));
    const again = await caseOf(await theirs.action(args("/x", { token }, anyAddress(), form())));
    expect(again).toBe(first);
    const { id } = await stored(first);
    expect(await t.db.storedFile.count({ where: { entityId: id } })).toBe(1);
  });
});

describe("wrong links", () => {
  test.each(["", "x", "q".repeat(32), "q".repeat(43), "../admin"])("%s: always the same 404", async (wrong) => {
    const refusals: unknown[] = [];
    for (const route of [own, theirs]) {
      refusals.push(await route.loader(args(`/c/${wrong}`, { token: wrong }, "10.0.0.1")).catch((error) => error));
      const form = formOf({ ...said, intent: "say", text: "x" });
      refusals.push(await route.action(args(`/c/${wrong}`, { token: wrong }, anyAddress(), form)));
    }
    const told = (refusals as Answer[]).map(({ data, init }) => ({
      ...{ status: init.status, code: data.code, params: data.params },
    }));
    expect(new Set(told.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ status: 404, code: "not_found", params: { entity: "shipment" } })]),
    );
  });
});
