import { cellText, filledCells, isBlank, type RawRow } from "./cell.ts";
import type { ColumnMatch } from "./columns.ts";
import type { Field } from "./fields.ts";
import type { Layout } from "./find-layout.ts";

export interface SortedBody {
  shipments: RawRow[];
  /** the grand total, if the list has one */
  total: RawRow | null;
  /** sheet rows that are neither: subtotals, repeated headings, signatures */
  skipped: number[];
}

const TOTAL = /^(合计|总计|共计|总\s*合计|grand\s*total|total)s?(?![\p{L}])/iu;
const SUBTOTAL = /^(小计|本页(合计|小计)|sub\s*total)(?![\p{L}])/iu;
const COUNT_LINE = /^共\s*\d+\s*[票单件条]/;
const NOTE = /^(制表|制单|填表|审核|复核|签收|签字|经手|打印|导出|(备注|注|说明)[:\uff1a]|第\s*\d+\s*页)/;

const SHORT_ROW = 3;
const IDENTIFYING: readonly Field[] = ["externalNo", "consigneeName", "consigneePhone", "destination"];
const SUMMED: readonly Field[] = ["pieces", "weight", "volume"];

type Kind = "shipment" | "total" | "skip" | "blank";

function firstTexts(row: RawRow): string[] {
  return row.cells
    .filter((cell) => !isBlank(cell))
    .slice(0, 3)
    .map(cellText);
}

/** A line of sums without the word: nothing says whose goods, but at least two of pieces, weight and volume are given. */
function isUnnamedSum(row: RawRow, match: ColumnMatch): boolean {
  const has = (field: Field) => {
    const column = match.columns[field];
    return column !== undefined && !isBlank(row.cells[column.index]);
  };
  return !IDENTIFYING.some(has) && SUMMED.filter(has).length >= 2;
}

function kindOf(row: RawRow, layout: Layout, match: ColumnMatch, isLast: boolean, afterTotal: boolean): Kind {
  const filled = filledCells(row);
  const texts = firstTexts(row);
  if (filled === 0) {
    return "blank";
  }
  const named = row.cells[match.columns.externalNo?.index ?? -1];
  // 总计 can begin a company's name: only the number column or the row's first words say that a row is a total.
  const head = [texts[0] ?? "", cellText(named)];
  if (head.some((text) => SUBTOTAL.test(text))) {
    return "skip";
  }
  if (head.some((text) => TOTAL.test(text)) || COUNT_LINE.test(texts[0] ?? "")) {
    return "total";
  }
  if (layout.headings.every((heading, index) => heading === cellText(row.cells[index]))) {
    return "skip";
  }
  const isNote = NOTE.test(texts[0] ?? "");
  if (filled <= SHORT_ROW && (isNote || (afterTotal && isBlank(named)))) {
    return "skip";
  }
  return isLast && isUnnamedSum(row, match) ? "total" : "shipment";
}

/** Tells the rows of shipments from totals, subtotals, headings repeated on each page and closing notes. */
export function sortBody(layout: Layout, match: ColumnMatch): SortedBody {
  const sorted: SortedBody = { shipments: [], total: null, skipped: [] };
  const last = layout.body.findLast((row) => filledCells(row) > 0);
  for (const row of layout.body) {
    const kind = kindOf(row, layout, match, row === last, sorted.total !== null);
    if (kind === "shipment") {
      sorted.shipments.push(row);
    } else if (kind === "total") {
      sorted.total = row;
    } else if (kind === "skip") {
      sorted.skipped.push(row.rowNumber);
    }
  }
  return sorted;
}
