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

/** The new and changed rows of a list, in the order of the sheet. */
export async function loadGoodRows(db: Db, listId: string): Promise<GoodRow[]> {
  const rows: GoodRow[] = [];
  for (let after = 0; ; ) {
    const page = await db.arrivalListRow.findMany({
      where: { listId, sheetRow: { gt: after }, status: { in: ["new", "changed"] } },
      orderBy: { sheetRow: "asc" },
      take: PAGE,
      select: { sheetRow: true, status: true, data: true, shipmentId: true },
    });
    for (const { sheetRow, status, data, shipmentId } of page) {
      const good = data as unknown as RowData & { ok: true };
      rows.push({
        sheetRow,
        status: status as GoodRow["status"],
        shipmentId,
        row: rowFromData(good),
        hash: good.hash,
      });
    }
    await breathe();
    const last = page.at(-1);
    if (!last || page.length < PAGE) {
      return rows;
    }
    after = last.sheetRow;
  }
}
