import ExcelJS from "exceljs";
import { beforeAll, describe, expect, test } from "vitest";
import { makeShipment } from "#tests/factories/shipments.ts";
import { useDesk } from "#tests/routes/fleet/desk.ts";

const desk = useDesk();
let queue: typeof import("#app/routes/complaints/queue.tsx");
let exported: typeof import("#app/routes/complaints/export.ts");
let check: typeof import("#app/routes/complaints/check.ts");
// loaded after the settings are those of this database
let make: typeof import("#tests/factories/complaints.ts");
beforeAll(async () => {
  make = await import("#tests/factories/complaints.ts");
  queue = await import("#app/routes/complaints/queue.tsx");
  exported = await import("#app/routes/complaints/export.ts");
  check = await import("#app/routes/complaints/check.ts");
});

type Role = "service_agent" | "manager" | "finance";
const load = (path: string, role: Role = "service_agent") => queue.loader(desk.args(role, path, {}));
const claim = async (complaintNo: string, role: Role = "service_agent") =>
  desk.reply(await queue.action(desk.args(role, "/complaints", {}, { intent: "claim", complaintNo })));

describe("the queue", () => {
  test("has what falls due first on top, with its clock and a masked phone", async () => {
    const ctx = desk.t.ctx("service_agent");
    const first = await make.registered(make.later(ctx, -90 * make.MINUTE));
    const second = await make.registered(make.later(ctx, -30 * make.MINUTE));
    const page = await load("/complaints");
    const numbers = page.rows.map((row) => row.complaintNo);
    expect(numbers.indexOf(first.complaintNo)).toBeLessThan(numbers.indexOf(second.complaintNo));
    const row = page.rows.find((one) => one.complaintNo === first.complaintNo);
    expect(row).toMatchObject({ contactPhone: "139****2233", clock: { kind: "first_response" }, owner: null });
    expect(page.counts.unclaimed).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(page)).not.toContain("13999112233");
  });

  test("takes only filters that mean something", async () => {
    const { complaintNo } = await make.registered(desk.t.ctx("service_agent"), { channel: "wechat" });
    const found = await load("/complaints?channel=wechat&status=nonsense");
    expect(found.filter).toMatchObject({ channel: "wechat", status: null });
    expect(found.rows.map((row) => row.complaintNo)).toContain(complaintNo);
    expect(found.rows.every((row) => row.channel === "wechat")).toBe(true);
    expect((await load(`/complaints?text=${complaintNo}`)).rows).toHaveLength(1);
  });

  test("lets one claim; the other is told who has it", async () => {
    const { complaintNo } = await make.registered(desk.t.ctx("service_agent"));
    expect(await claim(complaintNo)).toMatchObject({ status: 200, body: { ok: true } });
    expect(await claim(complaintNo, "manager")).toMatchObject({
      status: 409,
      body: { ok: false, code: "complaint_taken", params: { name: "service_agent" } },
    });
    expect(await claim(complaintNo, "finance")).toMatchObject({ status: 403 });
    expect(await make.rowOf(desk.t.ctx("system"), complaintNo)).toMatchObject({ ownerName: "service_agent" });
  });

  test("is read by finance, who may not act", async () => {
    expect((await load("/complaints", "finance")).may).toEqual({ work: false, register: false });
  });
});

describe("the workbook", () => {
  test("holds the rows of the filter with masked phones, and is put on record", async () => {
    const { complaintNo } = await make.registered(desk.t.ctx("service_agent"), { channel: "web", contactName: "周娟" });
    const path = "/complaints/export?view=open&channel=web";
    const response = await exported.loader(desk.args("service_agent", path, {}));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await response.arrayBuffer());
    const rows = workbook.worksheets[0]?.getSheetValues() as unknown[][];
    const row = rows.find((cells) => cells?.includes(complaintNo));
    expect(row).toEqual(expect.arrayContaining(["周娟", "139****2233", "首次答复", "在线客服"]));
    expect(rows.filter(Boolean)).toHaveLength(2);
    const audit = await desk.t.db.auditEntry.findFirst({ where: { event: "complaints.exported" } });
    expect(audit?.details).toMatchObject({ rows: 1 });
  });
});

describe("numbers of goods", () => {
  test("are found with their open complaints, and unknown ones are named", async () => {
    const ctx = desk.t.ctx("service_agent");
    const shipmentId = await makeShipment(ctx, {});
    const { waybillNo } = await ctx.db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
    const { complaintNo } = await make.registered(ctx, {}, { shipmentIds: [shipmentId] });
    const path = `/complaints/check?numbers=${waybillNo},NONE9999`;
    const { found } = await check.loader(desk.args("service_agent", path, {}));
    expect(found[0]).toMatchObject({ waybillNo, complaints: [{ complaintNo }] });
    expect(found[0]?.about).toContain("灯具 10 件");
    expect(found[1]).toMatchObject({ asked: "NONE9999", waybillNo: null });
  });
});
