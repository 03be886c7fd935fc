import type { ActionFunctionArgs } from "@remix-run/node";
import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { useDesk } from "#tests/routes/fleet/desk.ts";

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

const desk = useDesk();
let route: typeof import("#app/routes/complaints/new-complaint.tsx");
beforeAll(async () => {
  route = await import("#app/routes/complaints/new-complaint.tsx");
});

/** The form as a browser sends it: with files, so in parts. */
async function post(fields: Record<string, string | string[]>, files: File[] = []) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) {
      form.append(name, one);
    }
  }
  for (const file of files) {
    form.append("files", file);
  }
  const args = desk.args("service_agent", "/complaints/new", {}, {});
  const packed = new Request("http://yidao.test", { method: "POST", body: form });
  const body = await packed.arrayBuffer();
  const headers = new Headers(args.request.headers);
  headers.set("content-type", packed.headers.get("content-type") ?? "");
  headers.set("content-length", String(body.byteLength));
  const request = new Request("http://yidao.test/complaints/new", { method: "POST", headers, body });
  return desk.reply(await route.action({ ...args, request } as ActionFunctionArgs));
}

const said = {
  channel: "phone",
  contactName: "王先生",
  contactPhone: "139 9911 2233",
  content: "三天了没有人送货",
};
const stored = (location: string | null) =>
  desk.t.db.complaint.findUniqueOrThrow({ where: { complaintNo: location?.split("/").at(-1) ?? "" } });

describe("taking a complaint down", () => {
  test("stores it with goods, sum in yuan, local time, marks and files", async () => {
    const shipmentId = await makeShipment(desk.t.ctx("service_agent"), { externalNo: "DB-7788" });
    const form = { ...said, waybillNos: "DB-7788", claimFen: "1,250.5", occurredAt: "2026-11-17T08:30", flags: "loss" };
    const reply = await post(form, [new File([PNG], "现场.png"), new File(["<script>"], "坏.png")]);
    expect(reply.status).toBe(302);
    const row = await stored(reply.location);
    expect(row).toMatchObject({ shipmentId, claimFen: 125_050, flags: ["loss"], proposedSeverity: "major" });
    expect(row.occurredAt).toEqual(new Date("2026-11-17T00:30:00Z"));
    const files = await desk.t.db.storedFile.findMany({ where: { entity: "complaint", entityId: row.id } });
    expect(files.map((file) => file.name)).toEqual(["现场.png"]);
  });

  test("keeps what was typed when a field is wrong", async () => {
    const reply = await post({ ...said, content: "短", flags: ["loss", "media"], waybillNos: "NONE1" });
    expect(reply).toMatchObject({
      status: 422,
      body: { ok: false, data: { typed: { contactName: "王先生", "flags.0": "loss", waybillNos: "NONE1" } } },
    });
    const unknown = await post({ ...said, waybillNos: "NONE1" });
    expect(unknown.body).toMatchObject({ fields: [{ field: "waybillNos", code: "unknown_shipment" }] });
    expect(await desk.t.db.complaint.count({ where: { content: "短" } })).toBe(0);
  });

  test("knows the masked number of a customer who was chosen, and no other", async () => {
    const { findOrCreateCustomers } = await import("#app/domain/customers/find-or-create-customers.server.ts");
    const ctx = desk.t.ctx("service_agent");
    const phone = "+8619912345678";
    const line = { phone, name: "古丽", address: null, placeCode: null };
    await inTransaction(ctx, (tx) => findOrCreateCustomers(tx, ctx, [line]));
    const { id } = await desk.t.db.customer.findUniqueOrThrow({ where: { phone } });
    const chosen = { ...said, content: "代收款没有到账", contactPhone: "199****5678", customerId: id };
    expect(await stored((await post(chosen)).location)).toMatchObject({ contactPhone: phone, customerId: id });
    const other = await post({ ...chosen, content: "另外一件事", contactPhone: "199****0000" });
    expect(other.body).toMatchObject({ fields: [{ field: "contactPhone", code: "phone" }] });
  });

  test("sent twice, it is one", async () => {
    const form = { ...said, content: "回单没有寄回来" };
    const [first, second] = [await post(form), await post(form)];
    expect(second.location).toBe(first.location);
  });
});
