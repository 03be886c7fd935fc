import { displayPhone, maskPhone } from "#app/domain/customers/phone.ts";
import { maySeePhone } from "#app/domain/customers/policy.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { RowProblem } from "#app/domain/shipments/arrival-list/arrival-row.ts";
import { cellText } from "#app/domain/shipments/arrival-list/cell.ts";
import type { ColumnMapping, Field } from "#app/domain/shipments/arrival-list/fields.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { type ConflictCode, ROW_STATUSES, type RowStatus } from "./arrival-list.ts";
import type { RowChange } from "./internal/row-changes.ts";
import { cellsFromData, externalNoOf, type RowData } from "./internal/row-data.ts";
import { mayImportLists } from "./policy.ts";

export const ROWS_A_PAGE = 50;

/** A row of a list as its page shows it. */
export interface RowView {
  sheetRow: number;
  status: RowStatus;
  externalNo: string | null;
  consigneeName: string;
  destination: string;
  goods: string;
  pieces: number | null;
  weightG: number | null;
  problems: RowProblem[];
  conflict: ConflictCode | null;
  changes: RowChange[];
  /** the shipment it made or is about */
  waybillNo: string | null;
}

interface StoredRow {
  sheetRow: number;
  status: string;
  data: unknown;
  problems: unknown;
  changes: unknown;
}

const PHONES: ReadonlySet<Field> = new Set(["shipperPhone", "consigneePhone"]);

function shownChanges(ctx: Ctx, changes: RowChange[] | null): RowChange[] {
  const shown = maySeePhone(ctx.actor) ? displayPhone : maskPhone;
  const value = (change: RowChange["from"]) => (typeof change === "string" ? shown(change) : change);
  return (changes ?? []).map((change) =>
    PHONES.has(change.field) ? { ...change, from: value(change.from), to: value(change.to) } : change,
  );
}

function goodsOf(data: RowData, mapping: ColumnMapping) {
  if (data.ok) {
    const { consigneeName, destText, goodsName, packing, pieces, weightG } = data.row;
    return {
      consigneeName,
      destination: destText,
      goods: [goodsName, packing].filter(Boolean).join(" / "),
      pieces,
      weightG,
    };
  }
  const cells = cellsFromData(data);
  const text = (field: Field) => cellText(cells[mapping[field] ?? -1]);
  return {
    consigneeName: text("consigneeName"),
    destination: text("destination"),
    goods: text("goodsName"),
    pieces: null,
    weightG: null,
  };
}

async function waybillsOf(ctx: Ctx, senderKey: string, numbers: string[]): Promise<Map<string, string>> {
  const shipments = await ctx.db.shipment.findMany({
    where: { senderKey, externalNo: { in: numbers } },
    select: { externalNo: true, waybillNo: true },
  });
  return new Map(shipments.map(({ externalNo, waybillNo }) => [externalNo as string, waybillNo]));
}

function viewOf(ctx: Ctx, stored: StoredRow, mapping: ColumnMapping, waybills: ReadonlyMap<string, string>): RowView {
  const data = stored.data as RowData;
  const status = stored.status as RowStatus;
  const externalNo = externalNoOf(data);
  const problems = stored.problems as (RowProblem | { code: ConflictCode })[];
  const conflict = status === "conflict" ? ((problems[0]?.code as ConflictCode | undefined) ?? null) : null;
  return {
    sheetRow: stored.sheetRow,
    status,
    externalNo,
    ...goodsOf(data, mapping),
    problems: conflict ? [] : (problems as RowProblem[]),
    conflict,
    changes: shownChanges(ctx, stored.changes as RowChange[] | null),
    waybillNo: externalNo === null || status === "wrong" ? null : (waybills.get(externalNo) ?? null),
  };
}

/** The rows of a list by what is, or became, of them; all when no status is named. Pages count from 1. */
export async function listRows(
  ctx: Ctx,
  listId: string,
  filter: { status: RowStatus | null; page: number },
): Promise<RowView[]> {
  assertMay(mayImportLists(ctx.actor));
  const list = await ctx.db.arrivalList.findUnique({
    where: { id: listId },
    select: { senderKey: true, mapping: true },
  });
  if (!list) {
    return [];
  }
  const status = filter.status === null ? { in: [...ROW_STATUSES] } : filter.status;
  const rows = await ctx.db.arrivalListRow.findMany({
    where: { listId, status },
    orderBy: { sheetRow: "asc" },
    skip: (filter.page - 1) * ROWS_A_PAGE,
    take: ROWS_A_PAGE,
    select: { sheetRow: true, status: true, data: true, problems: true, changes: true },
  });
  const numbers = rows.flatMap((row) => externalNoOf(row.data as unknown as RowData) ?? []);
  const waybills = await waybillsOf(ctx, list.senderKey, numbers);
  return rows.map((row) => viewOf(ctx, row, list.mapping as ColumnMapping, waybills));
}
