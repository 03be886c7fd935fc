import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createShipment } from "#app/domain/shipments/create-shipment.server.ts";
import type { NewShipment } from "#app/domain/shipments/shipment.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { DomainError } from "#app/platform/errors.ts";
import { anEntry, makeStandards } from "#tests/factories/new-shipments.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let ctx: Ctx;
beforeEach(async () => {
  t = await testDb();
  ctx = t.ctx("inbound_dispatcher");
  await makeStandards(ctx);
});
afterEach(() => t.close());

const find = (id: string) => t.db.shipment.findUniqueOrThrow({ where: { id } });

async function refusal(promise: Promise<unknown>): Promise<DomainError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DomainError);
  return error as DomainError;
}

/** field → code of what is wrong with an entry */
async function problems(over: Partial<NewShipment>): Promise<Record<string, string>> {
  const { fields } = await refusal(createShipment(t.ctx("manager"), anEntry(over)));
  return Object.fromEntries(fields.map(({ field, code }) => [field, code]));
}

describe("createShipment", () => {
  it("settles places and phones", async () => {
    const { id, waybillNo } = await createShipment(ctx, anEntry());
    expect(await find(id)).toMatchObject({
      waybillNo,
      direction: "inbound",
      originCode: "440100",
      destCode: "650103",
      destText: "乌鲁木齐",
      shipperPhone: "+862034567890",
      consigneePhone: "+8619912345678",
      stationCode: "rail_north",
      freightFen: 12_345,
      createdById: ctx.actor.id,
    });
  });

  it("reads the destination from the address alone", async () => {
    const { id } = await createShipment(ctx, anEntry({ destText: null }));
    expect(await find(id)).toMatchObject({ destCode: "650103", destText: expect.stringMatching(/沙依巴克/) });
  });

  it("lets the destination decide between inbound and transit", async () => {
    const address = "新疆阿克苏库车市天山西路12号";
    const { id, waybillNo } = await createShipment(ctx, anEntry({ destText: "阿克苏", consigneeAddress: address }));
    expect(await find(id)).toMatchObject({ direction: "transit", destCode: "652902", dispatchTask: "transfer" });
    expect(waybillNo).toMatch(/^XJZ/);
  });

  it("says all that is wrong at once", async () => {
    expect(
      await problems({
        destText: "塔什干",
        consigneeAddress: "某街",
        consigneePhone: "12345",
        originText: null,
        stationCode: "moon",
        shippedAt: new Date("2026-11-25T00:00:00Z"),
      }),
    ).toEqual({
      destText: "unknown_place",
      consigneePhone: "phone",
      originText: "required",
      stationCode: "not_a_choice",
      shippedOn: "in_future",
    });
  });

  it("refuses destinations that do not fit", async () => {
    expect(await problems({ destText: "兰州", consigneeAddress: null, deliveryMode: "self_pickup" })).toEqual({
      destText: "not_in_xinjiang",
    });
    expect(await problems({ destText: "喀什" })).toEqual({ destText: "place_mismatch" });
    expect(await problems({ direction: "outbound", originText: "乌鲁木齐" })).toEqual({ destText: "not_inland" });
    expect(
      await problems({ direction: "outbound", originText: "火星", destText: "兰州", consigneeAddress: null }),
    ).toEqual({ originText: "unknown_place" });
  });

  it("makes one shipment of a form sent twice, also at the same time", async () => {
    const twice = await Promise.all([
      createShipment(ctx, anEntry(), "form-key-1"),
      createShipment(ctx, anEntry(), "form-key-1"),
    ]);
    const again = await createShipment({ ...ctx, now: new Date("2026-11-18T03:00:00Z") }, anEntry(), "form-key-1");
    expect(twice[1]).toEqual(twice[0]);
    expect(again).toEqual(twice[0]);
    expect(await t.db.shipment.count()).toBe(1);
    expect(await t.db.outboxEvent.count({ where: { event: "shipment.created" } })).toBe(1);
  });

  it("does not lose another shipment typed under the same key", async () => {
    const { waybillNo } = await createShipment(ctx, anEntry(), "form-key-1");
    const error = await refusal(createShipment(ctx, anEntry({ pieces: 13 }), "form-key-1"));
    expect(error).toMatchObject({ code: "already_saved", status: 409, params: { waybillNo } });
    await createShipment(t.ctx("manager"), anEntry({ pieces: 13 }), "form-key-1"); // keys are each user's own
    expect(await t.db.shipment.count()).toBe(2);
  });

  it("keeps the key free when the form was refused", async () => {
    await refusal(createShipment(ctx, anEntry({ destText: "塔什干", consigneeAddress: "某街" }), "form-key-1"));
    await createShipment(ctx, anEntry(), "form-key-1");
    expect(await t.db.shipment.count()).toBe(1);
  });

  it("takes a masked phone for the chosen customer's", async () => {
    await createShipment(ctx, anEntry());
    const customer = await t.db.customer.findUniqueOrThrow({ where: { phone: "+8619912345678" } });
    const chosen = { consigneeCustomerId: customer.id, consigneePhone: "199****5678" };
    const { id } = await createShipment(ctx, anEntry(chosen));
    expect(await find(id)).toMatchObject({ consigneeCustomerId: customer.id, consigneePhone: "+8619912345678" });
    expect(await problems({ ...chosen, consigneePhone: "199****9999" })).toEqual({ consigneePhone: "phone" });
    expect(await problems({ consigneePhone: "199****5678" })).toEqual({ consigneePhone: "phone" });
    // another number typed after the choice: the number decides
    const other = await createShipment(ctx, anEntry({ ...chosen, consigneePhone: "13999900000" }));
    const made = await t.db.customer.findUniqueOrThrow({ where: { phone: "+8613999900000" } });
    expect((await find(other.id)).consigneeCustomerId).toBe(made.id);
  });

  it.each([
    ["finance", "inbound"],
    ["admin", "inbound"],
    ["driver", "inbound"],
    ["public", "inbound"],
    ["outbound_dispatcher", "inbound"],
    ["inbound_dispatcher", "outbound"],
  ] as const)("is not for %s (%s)", async (role, direction) => {
    const error = await refusal(createShipment(t.ctx(role), anEntry({ direction })));
    expect(error.code).toBe("forbidden");
    expect(await t.db.shipment.count()).toBe(0);
  });

  it.each([
    ["transit_dispatcher", "inbound"],
    ["service_agent", "inbound"],
    ["manager", "inbound"],
  ] as const)("is for %s (%s)", async (role, direction) => {
    await createShipment(t.ctx(role), anEntry({ direction }));
    expect(await t.db.shipment.count()).toBe(1);
  });
});
