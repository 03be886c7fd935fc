import type { ArrivalRow } from "#app/domain/shipments/arrival-list/arrival-row.ts";
import { breathe } from "#app/platform/db/breathe.server.ts";
import type { Db } from "#app/platform/db/db-types.ts";
import { type RowData, rowFromData } from "./row-data.ts";

/** A row that is to be imported. */
export interface GoodRow {
  sheetRow: number;
  status: "new" | "changed";
  shipmentId: string | null;
  row: ArrivalRow;
  hash: string;
}

const PAGE = 2_000;

interface StoredRow {
  sheetRow: number;
  status: GoodRow["status"];
  /** text on SQLite, an object on PostgreSQL */
  data: unknown;
  shipmentId: string | null;
}

function goodRow({ sheetRow, status, data, shipmentId }: StoredRow): GoodRow {
  const good = (typeof data === "string" ? JSON.parse(data) : data) as RowData & { ok: true };
  return { sheetRow, status, shipmentId, row: rowFromData(good), hash: good.hash };
}

/** The new and changed rows of a list, in the order of the sheet. Not by `findMany`, which takes twice as long. */
export async function loadGoodRows(db: Db, listId: string): Promise<GoodRow[]> {
  const rows: GoodRow[] = [];
  for (let after = 0; ; ) {
    const page = await db.$queryRaw<StoredRow[]>`
      SELECT "sheetRow", "status", "data", "shipmentId" FROM "ArrivalListRow"
      WHERE "listId" = ${listId} AND "sheetRow" > ${after} AND "status" IN ('new', 'changed')
      ORDER BY "sheetRow" LIMIT ${PAGE}`;
    rows.push(...page.map(goodRow));
    await breathe();
    const last = page.at(-1);
    if (!last || page.length < PAGE) {
      return rows;
    }
    after = last.sheetRow;
  }
}
