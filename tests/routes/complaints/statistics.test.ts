import ExcelJS from "exceljs";
import { beforeAll, describe, expect, test } from "vitest";
import type { ComplaintReport } from "#app/domain/complaints/complaint-statistics.ts";
import type { FigureRow } from "#app/domain/complaints/complaint-statistics-cases.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeShipment } from "#tests/factories/shipments.ts";
import { useDesk } from "#tests/routes/fleet/desk.ts";
import { TEST_NOW } from "#tests/setup/test-db.ts";

type Route = { loader: (args: never) => Promise<unknown> };

const HOUR = 3_600_000;
const desk = useDesk();
let report: Route;
let cases: Route;
let workbook: Route;

const ago = (hours: number) => new Date(TEST_NOW.getTime() - hours * HOUR);

beforeAll(async () => {
  report = (await import("#app/routes/complaints/statistics.tsx")) as unknown as Route;
  cases = (await import("#app/routes/complaints/statistics-cases.tsx")) as unknown as Route;
  workbook = (await import("#app/routes/complaints/statistics-export.ts")) as unknown as Route;
  const { db } = desk.t;
  const shipmentId = await makeShipment(desk.t.ctx("system"), { waybillNo: "XJJ26111800035", destCode: "652923" });
  const partner = { id: newId(), code: "P1", name: '=HYPERLINK("http://evil.example","点我")', region: "南疆" };
  await db.partner.create({ data: { ...partner, laneCodes: [], createdAt: TEST_NOW, updatedAt: TEST_NOW } });
  const said = { contactName: "王", contactPhone: "+8613900001111", content: "破了", channel: "phone" };
  const times = { updatedAt: TEST_NOW, createdByName: "" };
  const found = {
    validity: "valid",
    severity: "general",
    causeCode: "cargo.wet",
    party: "partner",
    partnerId: partner.id,
  };
  const first = newId();
  await db.complaint.createMany({
    data: [
      {
        ...{ id: first, complaintNo: "TS2611170001", createdAt: ago(30), ...said, ...times, ...found },
        ...{ ownerId: "u", ownerName: "+陈静", shipmentId, compensationFen: 12_345, firstRespondedAt: ago(29) },
      },
      { id: newId(), complaintNo: "TS2611180001", createdAt: ago(2), ...said, ...times },
    ],
  });
  const clock = { subject: "complaint", subjectId: first, cycle: 1, target: {}, startedAt: ago(30) };
  await db.slaClock.createMany({
    data: [
      { ...clock, id: newId(), kind: "first_response", dueAt: ago(28), outcome: "met", stoppedAt: ago(29) },
      { ...clock, id: newId(), kind: "resolution", dueAt: ago(6), outcome: "open" },
    ],
  });
});

const load = <T>(route: Route, path: string, role: "manager" | "finance" | "inbound_dispatcher" = "manager") =>
  route.loader(desk.args(role, path, {}) as never) as Promise<T>;

describe("the report", () => {
  test("is the month's unless another period is asked for; the breakdown is the one chosen", async () => {
    const shown = await load<{ report: ComplaintReport; by: string }>(report, "/complaints/statistics?by=lane");
    expect(shown.by).toBe("lane");
    expect(shown.report.period).toEqual({ from: "2026-11-01", to: "2026-11-30", month: "2026-11" });
    expect(shown.report.cases.registered).toBe(2);
    expect(shown.report.breakdowns.lane).toContainEqual(
      expect.objectContaining({ key: "inbound:652900", name: "阿克苏" }),
    );
    const empty = await load<{ report: ComplaintReport; by: string }>(
      report,
      "/complaints/statistics?month=2026-01&by=x",
    );
    expect([empty.by, empty.report.cases.registered]).toEqual(["channel", 0]);
  });
  test.each(["finance", "inbound_dispatcher"] as const)("is read by %s", async (role) => {
    await expect(load(report, "/complaints/statistics", role)).resolves.toBeDefined();
  });
  test("sends strangers to the login page", async () => {
    const args = desk.args("manager", "/complaints/statistics", {}) as unknown as { request: Request };
    const stranger = { ...args, request: new Request("http://yidao.test/complaints/statistics") };
    await expect(report.loader(stranger as never)).rejects.toMatchObject({ status: 302 });
  });
});

describe("the rows behind a figure", () => {
  test("are the complaints it counts, with the clock of it", async () => {
    const query = "from=2026-11-01&to=2026-11-30&kind=resolution&figure=missed&by=cause&key=cargo.wet";
    const { rows, line, more } = await load<{ rows: FigureRow[]; line: object; more: boolean }>(
      cases,
      `/complaints/statistics/cases?${query}`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      complaintNo: "TS2611170001",
      waybillNo: "XJJ26111800035",
      clock: { kind: "resolution", state: "overdue" },
    });
    expect(rows[0]?.clock?.dueAt).toEqual(ago(6));
    expect([line, more]).toEqual([{ by: "cause", key: "cargo.wet", name: null }, false]);
  });
});

describe("the workbook", () => {
  test("has a summary, the breakdowns and the complaints; strangers' words are never formulas", async () => {
    const answer = await load<Response>(workbook, "/complaints/statistics/report.xlsx?month=2026-11");
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await answer.arrayBuffer()) as never);
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(["汇总", "分项统计", "投诉清单"]);
    const [summary, breakdowns, list] = book.worksheets as [ExcelJS.Worksheet, ExcelJS.Worksheet, ExcelJS.Worksheet];
    const figures = new Map(
      summary.getSheetValues().flatMap((row) => (Array.isArray(row) ? [[row[1], row[2]] as const] : [])),
    );
    expect(figures.get("受理投诉（宗）")).toBe(2);
    expect(figures.get("赔付金额（元）")).toBe(123.45);
    expect(figures.get("首次答复 · 及时率（%）")).toBe(100);
    expect(figures.get("处理结果 · 及时率（%）")).toBe(0);
    expect(list.rowCount).toBe(3);
    const cells: ExcelJS.Cell[] = [];
    for (const sheet of [summary, breakdowns, list]) {
      sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
    }
    expect(cells.length).toBeGreaterThan(100);
    expect(
      cells.filter((cell) => cell.type === ExcelJS.ValueType.Formula || cell.type === ExcelJS.ValueType.Hyperlink),
    ).toEqual([]);
    const texts = cells.flatMap((cell) => (typeof cell.value === "string" ? [cell.value] : []));
    expect(texts.filter((text) => /^[=+\-@]/.test(text))).toEqual([]);
    expect(texts.some((text) => text.startsWith("'=HYPERLINK"))).toBe(true);
    expect(texts).not.toContain("complaintStatistics");
    expect(texts.filter((text) => /complaint(s|Statistics)\./.test(text))).toEqual([]);
  });
  test("that it left the house is on record", async () => {
    await load<Response>(workbook, "/complaints/statistics/report.xlsx?month=2026-10", "finance");
    const last = await desk.t.db.auditEntry.findFirst({
      where: { event: "complaints.report_exported" },
      orderBy: { id: "desc" },
    });
    expect(last).toMatchObject({ actorName: "finance", details: { from: "2026-10-01", to: "2026-10-31", rows: 0 } });
  });
});
