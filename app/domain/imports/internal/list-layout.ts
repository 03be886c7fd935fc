import { cellText } from "#app/domain/shipments/arrival-list/cell.ts";
import type { ListTotals, TotalMismatch } from "#app/domain/shipments/arrival-list/check-totals.ts";
import type { OpenedList } from "#app/domain/shipments/arrival-list/open-arrival-list.server.ts";
import type { Json } from "#app/platform/db/db-types.ts";

/** What is kept of a list beside its rows (`ArrivalList.layout`): where things stand and what the title says. */
export interface ListLayout {
  signature: string;
  sheetName: string | null;
  encoding: string | null;
  headingRow: number;
  title: {
    name: string | null;
    vehicleNo: string | null;
    tripNo: string | null;
    driverName: string | null;
    driverPhone: string | null;
    /** ISO instants */
    departedAt: string | null;
    expectedAt: string | null;
  };
  /** texts of the first rows below the headings, to judge columns by */
  sample: string[][];
  /** found by the dry run */
  totals: ListTotals | null;
  totalMismatches: TotalMismatch[];
  totalRow: number | null;
  /** sheet rows that are no shipments */
  skipped: number[];
}

const SAMPLE_ROWS = 3;

export function layoutOf({ sheetName, encoding, layout, signature }: OpenedList): ListLayout {
  const { name, vehicleNo, tripNo, driverName, driverPhone, departedAt, expectedAt } = layout.title;
  return {
    signature,
    sheetName: sheetName ?? null,
    encoding: encoding ?? null,
    headingRow: layout.headingRow,
    title: {
      name: name ?? null,
      vehicleNo: vehicleNo ?? null,
      tripNo: tripNo ?? null,
      driverName: driverName ?? null,
      driverPhone: driverPhone ?? null,
      departedAt: departedAt?.toISOString() ?? null,
      expectedAt: expectedAt?.toISOString() ?? null,
    },
    sample: layout.body.slice(0, SAMPLE_ROWS).map((row) => row.cells.map(cellText)),
    totals: null,
    totalMismatches: [],
    totalRow: null,
    skipped: [],
  };
}

/** As the database keeps it, and back. */
export const layoutToJson = (layout: ListLayout): Json => layout as unknown as Json;
export const layoutFromJson = (json: unknown): ListLayout => json as ListLayout;

export function departureOfLayout(layout: ListLayout): Date | null {
  return layout.title.departedAt === null ? null : new Date(layout.title.departedAt);
}
