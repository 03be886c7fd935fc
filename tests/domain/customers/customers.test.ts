import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { editCustomerSchema } from "#app/domain/customers/customer.ts";
import { customerFile, listCustomers, lookUpCustomers } from "#app/domain/customers/customer-queries.server.ts";
import { editCustomer } from "#app/domain/customers/edit-customer.server.ts";
import { findOrCreateCustomers } from "#app/domain/customers/find-or-create-customers.server.ts";
import { revealCustomerPhone } from "#app/domain/customers/reveal-customer-phone.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let ctx: Ctx;
beforeEach(async () => {
  t = await testDb();
  ctx = t.ctx("manager");
});
afterEach(() => t.close());

const make = (...people: [phone: string, name: string][]) =>
  inTransaction(ctx, (tx) =>
    findOrCreateCustomers(
      tx,
      ctx,
      people.map(([phone, name]) => ({ phone, name, address: null, placeCode: "650103" })),
    ),
  );
const form = (over: Record<string, string>) =>
  editCustomerSchema.parse({ version: "1", name: "古丽娜", class: "normal", phone: "", locale: "zh-CN", ...over });

describe("findOrCreateCustomers", () => {
  it("gives codes that follow each other, also for thousands and to two writers", async () => {
    const phones = Array.from({ length: 6000 }, (_, i) => `+86199${String(i).padStart(8, "0")}`);
    const [first, second] = await Promise.all([
      make(...phones.slice(0, 5500).map((phone): [string, string] => [phone, "甲"])),
      make(...phones.slice(4000).map((phone): [string, string] => [phone, "乙"])),
    ]);
    expect(await t.db.customer.count()).toBe(6000);
    for (const phone of phones.slice(4000, 5500)) {
      expect(first?.get(phone)).toBe(second?.get(phone));
    }
    const codes = (await t.db.customer.findMany({ select: { code: true } })).map(({ code }) => code).sort();
    expect(codes.at(0)).toBe("C000001");
    expect(codes.at(-1)).toBe("C006000");
    const facts = await t.db.outboxEvent.findMany({ where: { event: "customer.created" } });
    const made = facts.map((fact) => (fact.payload as { count: number }).count);
    expect(made.reduce((sum, count) => sum + count)).toBe(6000);
    expect(JSON.stringify(facts)).not.toContain("199000");
  });

  it("knows all of a large batch again and leaves others out", async () => {
    const people = Array.from({ length: 5200 }, (_, i): [string, string] => [
      `+86188${String(i).padStart(8, "0")}`,
      "丙",
    ]);
    await make(["+8613912345678", "别人"], ...people);
    const again = await make(...people);
    expect(again.size).toBe(5200);
    expect(await t.db.customer.count()).toBe(5201);
  });
});

describe("the list and the look-up", () => {
  beforeEach(async () => {
    await make(["+8619912345678", "古丽娜·阿不都"], ["+869912345678", "新疆天山商贸"], ["+8613999900000", "曾单"]);
  });

  it.each([
    ["古丽", "古丽娜·阿不都"],
    ["gln", "古丽娜·阿不都"],
    ["zengd", "曾单"],
    ["199123", "古丽娜·阿不都"],
    ["0000", "曾单"],
    ["0991-2345678", "新疆天山商贸"],
    ["c000003", "曾单"],
  ])("find by %j", async (query, name) => {
    expect((await lookUpCustomers(ctx, query)).map((one) => one.name)).toEqual([name]);
    expect((await listCustomers(ctx, { query })).rows.map((one) => one.name)).toEqual([name]);
  });

  it("mask the number for everybody", async () => {
    for (const role of ["manager", "service_agent", "inbound_dispatcher"] as const) {
      const hits = await lookUpCustomers(t.ctx(role), "古丽");
      expect(hits[0]).toMatchObject({ phone: "199****5678", placeName: "乌鲁木齐·沙依巴克区" });
      expect(JSON.stringify(hits)).not.toContain("12345678");
    }
  });

  it("are not for finance", async () => {
    await expect(listCustomers(t.ctx("finance"), {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(lookUpCustomers(t.ctx("driver"), "古丽")).rejects.toMatchObject({ code: "forbidden" });
  });

  it("page by the last customer shown", async () => {
    await make(...Array.from({ length: 60 }, (_, i): [string, string] => [`+86199000000${i + 10}`, `客户${i}`]));
    const first = await listCustomers(ctx, {});
    const second = await listCustomers(ctx, { after: first.next ?? "" });
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 13, null]);
    expect(new Set([...first.rows, ...second.rows].map((one) => one.id)).size).toBe(63);
  });
});

describe("a customer's file", () => {
  let id: string;
  beforeEach(async () => {
    id = (await make(["+8619912345678", "古丽娜"])).get("+8619912345678") as string;
  });

  it("is corrected; the search keys follow the name, the place the address", async () => {
    const address = "新疆阿克苏库车市天山西路1号";
    await editCustomer(ctx, form({ id, name: "阿依古丽", class: "vip", address, email: "a@b.cn" }));
    const row = await t.db.customer.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({
      name: "阿依古丽",
      namePinyin: "ayiguli",
      class: "vip",
      phone: "+8619912345678",
      placeCode: "652902",
      version: 2,
    });
    const audit = await t.db.auditEntry.findFirstOrThrow({ where: { event: "customer.updated" } });
    expect(audit.details).toMatchObject({ before: { name: "古丽娜", phone: "199****5678" }, after: { class: "vip" } });
  });

  it("keeps the phone when it comes back masked, and takes a new one that is nobody's", async () => {
    await make(["+8613999900000", "曾单"]);
    await editCustomer(ctx, form({ id, phone: "199****5678" }));
    const taken = editCustomer(ctx, form({ id, version: "2", phone: "139 9990 0000" }));
    await expect(taken).rejects.toMatchObject({ fields: [{ field: "phone", code: "taken" }] });
    const wrong = editCustomer(ctx, form({ id, version: "2", phone: "12345" }));
    await expect(wrong).rejects.toMatchObject({ fields: [{ field: "phone", code: "phone" }] });
    await editCustomer(ctx, form({ id, version: "2", phone: "13999900001" }));
    expect((await t.db.customer.findUniqueOrThrow({ where: { id } })).phone).toBe("+8613999900001");
  });

  it("shows both versions to the second of two", async () => {
    await editCustomer(ctx, form({ id, name: "甲" }));
    await expect(editCustomer(ctx, form({ id, name: "乙" }))).rejects.toMatchObject({
      code: "conflict",
      data: { current: { name: "甲", phone: "199****5678" }, yours: { name: "乙" } },
    });
  });

  it("has its class from the manager only", async () => {
    const agent = t.ctx("service_agent");
    await expect(editCustomer(agent, form({ id, class: "vip" }))).rejects.toMatchObject({ code: "forbidden" });
    await editCustomer(agent, form({ id, name: "丙" }));
    expect((await customerFile(agent, id)).may).toEqual({ classify: false, seePhone: true });
  });

  it("shows its number on demand, and remembers to whom", async () => {
    expect(await revealCustomerPhone(t.ctx("service_agent"), id)).toBe("199 1234 5678");
    const audit = await t.db.auditEntry.findFirstOrThrow({ where: { event: "personal_data.revealed" } });
    expect(audit).toMatchObject({ entity: "customer", entityId: id, actorRole: "service_agent" });
    await expect(revealCustomerPhone(t.ctx("finance"), id)).rejects.toMatchObject({ code: "forbidden" });
  });
});
