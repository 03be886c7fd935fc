import { DomainError } from "#app/platform/errors.ts";
import { headingSignature } from "./columns.ts";
import { findLayout, headingScore, type Layout } from "./find-layout.ts";
import { type Extent, readTable, type Table } from "./read-table.server.ts";

export interface OpenedList {
  sheetName?: string;
  encoding?: Table["encoding"];
  layout: Layout;
  /** key under which a sender's column mapping is remembered */
  signature: string;
}

/**
 * Reads a file and finds its title, headings and body. `today` decides the year of dates without one;
 * with an `extent` the body ends after so many rows.
 * Throws one of `TABLE_FAULTS`, or `table_no_heading` if no row looks like the headings of an arrival list.
 */
export async function openArrivalList(bytes: Buffer, today: Date, extent: Extent = "all"): Promise<OpenedList> {
  const { rows, sheetName, encoding } = await readTable(bytes, headingScore, extent);
  const layout = findLayout(rows, today);
  if (layout === null) {
    throw new DomainError("table_no_heading", { status: 422 });
  }
  return { sheetName, encoding, layout, signature: headingSignature(layout.headings) };
}
