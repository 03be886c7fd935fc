import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from "vitest";
import type { PublicCase } from "#app/domain/complaints/public-case.server.ts";
import type { Registered } from "#app/domain/complaints/register-complaint.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";
import { TEST_NOW, type TestDb, testDb } from "#tests/setup/test-db.ts";

const MINUTE = 60_000;
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

interface Answer {
  data: { code: string; fields: { field: string; code: string }[] };
  init: { status: number };
}

let t: TestDb;
let dir: string;
let route: { loader: (args: never) => Promise<unknown>; action: (args: never) => Promise<unknown> };
let house: typeof import("./case-desk.ts");
let made: Registered;
let minute = 0;
let people = 0;

/** Each deed a minute later than the one before. */
function nextMinute(): Date {
  minute += 1;
  return new Date(TEST_NOW.getTime() + minute * MINUTE);
}
const desk = (): Ctx => t.ctx("service_agent", { now: nextMinute() });

function args(token: string, body?: FormData, query = ""): never {
  const init = body ? { method: "POST", body, headers: { "content-length": "2000" } } : {};
  const request = new Request(`http://yidao.test/c/${token}${query}`, init);
  const now = nextMinute();
  const ip = `10.7.${Math.floor(minute / 250)}.${minute % 250}`;
  return { request, context: { facts: { now, requestId: newId(), ip } }, params: { token } } as never;
}

async function page(token = made.token): Promise<PublicCase> {
  return ((await route.loader(args(token))) as { page: PublicCase }).page;
}

function post(fields: Record<string, string>, files: string[] = [], token = made.token): Promise<unknown> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    form.set(name, value);
  }
  for (const name of files) {
    form.append("files", new File([PNG], name));
  }
  return route.action(args(token, form));
}

const no = () => made.complaintNo;
const inMinutes = (minutes: number) => new Date(TEST_NOW.getTime() + (minute + minutes) * MINUTE);

beforeAll(async () => {
  t = await testDb();
  dir = mkdtempSync(join(tmpdir(), "yidao-files-"));
  vi.stubEnv("DATABASE_URL", t.url);
  vi.stubEnv("REDIS_URL", inject("redisUrl"));
  vi.stubEnv("DATA_DIR", dir);
  house = await import("./case-desk.ts");
  route = (await import("#app/routes/public/complaint-case.tsx")) as never;
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
beforeEach(async () => {
  people += 1;
  made = await house.register(desk(), `1380000${String(people).padStart(4, "0")}`);
});

describe("what the customer reads", () => {
  test("his words and the answers, and nothing of what is said in the house", async () => {
    await house.talkInside(desk(), no());
    await house.judge(desk(), no(), "valid");
    await house.investigate(desk(), no());
    await house.answer(desk(), no(), "已查明原因,正在商定赔偿", inMinutes(600));
    const shown = await page();
    expect(shown.state).toBe("proposing");
    expect(shown.entries.map((entry) => [entry.kind, entry.text])).toEqual([["answer", "已查明原因,正在商定赔偿"]]);
    const text = JSON.stringify(shown);
    for (const secret of ["老熟人", "阿里木", "马合木提", "测试", "warehouse", "照片为证", "compensation", "owner"]) {
      expect(text).not.toContain(secret);
    }
  });

  test("until a person answers, by when that is; then what was promised; and that it is late when it is", async () => {
    const { createdAt } = await t.db.complaint.findUniqueOrThrow({ where: { complaintNo: made.complaintNo } });
    const first = await page();
    expect(first.promisedAt?.getTime()).toBe(createdAt.getTime() + 120 * MINUTE);
    const promised = inMinutes(30);
    await house.answer(desk(), no(), "明天答复", promised);
    expect((await page()).promisedAt).toEqual(promised);
    minute += 60;
    expect(await page()).toMatchObject({ late: true, promisedAt: promised });
  });

  test("judged invalid: the conclusion is not his to confirm", async () => {
    await house.judge(desk(), no(), "invalid");
    expect(await page()).toMatchObject({ state: "concluded", result: null });
    await house.answer(desk(), no(), "约定为自提", null);
    expect(await page()).toMatchObject({ state: "explained", mayWrite: true });
    const answered = (await post({ intent: "confirm", verdict: "accepted", words: "", result: "" })) as Answer;
    expect(answered.data.code).toBe("case_moved_on");
  });

  test("merged into one of his own he is led there; into somebody else's he is not", async () => {
    const { contactPhone } = await t.db.complaint.findUniqueOrThrow({ where: { complaintNo: made.complaintNo } });
    minute += 30;
    const mine = await house.register(desk(), contactPhone);
    const foreign = await house.register(desk(), "13811112222");
    await house.merge(desk(), mine.complaintNo, no());
    await house.merge(desk(), foreign.complaintNo, no());
    expect(await page(mine.token)).toMatchObject({ state: "merged", mergedToken: made.token, mayWrite: false });
    expect(await page(foreign.token)).toMatchObject({ state: "merged", mergedToken: null });
  });
});

describe("what the customer says", () => {
  test("words and files are kept, and he is led back to his page", async () => {
    const answered = (await post({ intent: "say", text: "又发现一箱破了" }, ["第三箱.png"])) as Response;
    expect(answered.headers.get("location")).toBe(`/c/${made.token}?said=words#told`);
    const shown = await page();
    expect(shown.entries[0]).toMatchObject({ kind: "customer", text: "又发现一箱破了" });
    expect(shown.files).toMatchObject([{ name: "第三箱.png", size: PNG.length }]);
  });
  test("nothing at all, and a wrong file: nothing is kept, not even the words", async () => {
    const nothing = (await post({ intent: "say", text: "  " })) as Answer;
    expect(nothing.data.fields).toMatchObject([{ field: "text", code: "required" }]);
    const wrong = (await post({ intent: "say", text: "请看" }, ["photo.pdf"])) as Answer;
    expect(wrong.data.code).toBe("file_disguised");
    expect((await page()).entries).toEqual([]);
  });
  test("five times in ten minutes", async () => {
    const codes = [];
    for (let n = 0; n < 6; n += 1) {
      const answered = (await post({ intent: "say", text: `补充 ${n}` })) as Answer;
      codes.push(answered.data?.code ?? "taken");
    }
    expect(codes).toEqual([...Array(5).fill("taken"), "too_many"]);
  });
  test("on a closed complaint there is nothing to add", async () => {
    await t.db.complaint.update({
      where: { complaintNo: made.complaintNo },
      data: { status: "closed", open: false },
    });
    const answered = (await post({ intent: "say", text: "还有一件事" }, ["a.png"])) as Answer;
    expect(answered.data.code).toBe("complaint_closed");
    expect(await page()).toMatchObject({ state: "closed", mayWrite: false, files: [] });
  });
});

describe("the result", () => {
  beforeEach(async () => {
    await house.judge(desk(), no(), "valid");
    await house.investigate(desk(), no());
    await house.settle(desk(), no(), "赔偿 320 元已转账");
  });

  test("is shown to be accepted; accepting needs no words", async () => {
    const { result, state } = await page();
    expect([state, result?.text]).toEqual(["confirming", "赔偿 320 元已转账"]);
    const answered = (await post({
      intent: "confirm",
      verdict: "accepted",
      words: "",
      result: result?.id ?? "",
    })) as Response;
    expect(answered.headers.get("location")).toBe(`/c/${made.token}?said=accepted#told`);
    expect(await page()).toMatchObject({ state: "accepted", result: null });
    const row = await t.db.complaint.findUniqueOrThrow({ where: { complaintNo: made.complaintNo } });
    expect([row.status, row.verdict, row.settledAt !== null]).toEqual(["evaluating", "accepted", true]);
    const [latest] = (await page()).entries;
    expect(latest).toMatchObject({ kind: "customer", verdict: "accepted" });
    expect(latest?.text).not.toBe("");
  });

  test("refused with words: another proposal, another clock", async () => {
    const { result } = await page();
    const mute = (await post({ intent: "confirm", verdict: "refused", words: "", result: result?.id ?? "" })) as Answer;
    expect(mute.data.fields).toMatchObject([{ field: "words", code: "required" }]);
    await post({ intent: "confirm", verdict: "refused", words: "还要赔误工费", result: result?.id ?? "" });
    expect(await page()).toMatchObject({ state: "proposing", result: null });
    const { id } = await t.db.complaint.findUniqueOrThrow({ where: { complaintNo: made.complaintNo } });
    const clocks = await t.db.slaClock.findMany({
      where: { subjectId: id, kind: "resolution" },
      orderBy: { cycle: "asc" },
    });
    expect(clocks.map((clock) => clock.outcome)).toEqual(["met", "open"]);
  });

  test("a second result is not accepted by who has only read the first", async () => {
    const { result: first } = await page();
    await post({ intent: "confirm", verdict: "refused", words: "太少", result: first?.id ?? "" });
    await house.settle(desk(), no(), "赔偿 400 元");
    const stale = (await post({
      intent: "confirm",
      verdict: "accepted",
      words: "",
      result: first?.id ?? "",
    })) as Answer;
    expect([stale.data.code, stale.init.status]).toEqual(["case_moved_on", 409]);
    expect((await page()).result?.text).toBe("赔偿 400 元");
  });
});
