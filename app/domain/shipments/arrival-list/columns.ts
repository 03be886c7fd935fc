import { type ColumnMapping, FIELDS, type Field, REQUIRED_FIELDS } from "./fields.ts";
import {
  FIELD_OF_HEADING,
  type Heading,
  IGNORED_HEADINGS,
  KNOWN_HEADINGS,
  normaliseHeading,
  SHARED_HEADINGS,
} from "./headings.ts";

/** One column that was given a meaning. `index` counts from 0. */
export interface MatchedColumn {
  index: number;
  /** as written in the list */
  heading: string;
  unit?: string;
  /** 1 known heading or chosen by a person, 0.8 known by the column before it, 0.6 resembles a known heading */
  confidence: number;
}

export interface ColumnMatch {
  columns: Partial<Record<Field, MatchedColumn>>;
  /** columns with a heading but no meaning */
  unmatched: { index: number; heading: string }[];
  /** required fields no column was found for */
  missing: Field[];
}

const SURE = 1;
const BY_NEIGHBOUR = 0.8;
const RESEMBLES = 0.6;

function describe(
  headings: readonly string[],
  columns: ColumnMatch["columns"],
  parsed: readonly Heading[],
): ColumnMatch {
  const used = new Set(Object.values(columns).map((column) => column.index));
  const unmatched = headings.flatMap((heading, index) =>
    heading === "" || used.has(index) || IGNORED_HEADINGS.has(parsed[index]?.name ?? "") ? [] : [{ index, heading }],
  );
  return { columns, unmatched, missing: [...REQUIRED_FIELDS].filter((field) => columns[field] === undefined) };
}

/** Whose phone or address a bare heading means: the party named last before it. Lists without shippers mean the consignee. */
function ownerBefore(index: number, parsed: readonly Heading[]): "shipper" | "consignee" {
  for (let i = index - 1; i >= 0; i--) {
    const field = FIELD_OF_HEADING.get(parsed[i]?.name ?? "");
    if (field === "consigneeName" || field === "consigneePhone") {
      return "consignee";
    }
    if (field === "shipperName" || field === "shipperPhone") {
      return "shipper";
    }
  }
  return "consignee";
}

function fieldBySharedHeading(index: number, parsed: readonly Heading[]): Field | "none" | undefined {
  const name = parsed[index]?.name ?? "";
  if (SHARED_HEADINGS.phone.has(name)) {
    return ownerBefore(index, parsed) === "shipper" ? "shipperPhone" : "consigneePhone";
  }
  if (SHARED_HEADINGS.address.has(name)) {
    return ownerBefore(index, parsed) === "shipper" ? "none" : "address";
  }
  return undefined;
}

/** Two Han characters say something; Latin words as short as `to` begin and end too many others. */
const shortest = (known: string) => (/^[a-z]/.test(known) ? 4 : 2);

function fieldByResemblance(name: string, free: readonly Field[]): Field | undefined {
  let best: { field: Field; length: number } | undefined;
  for (const field of free) {
    for (const known of KNOWN_HEADINGS[field]) {
      const resembles = known.length >= shortest(known) && (name.endsWith(known) || name.startsWith(known));
      if (resembles && (best === undefined || known.length > best.length)) {
        best = { field, length: known.length };
      }
    }
  }
  return best?.field;
}

/**
 * Gives columns their meaning by their headings. Known headings first, then bare `电话`/`地址` by the party before them,
 * then headings that begin or end with a known one. The first column wins where two mean the same.
 */
export function matchColumns(headings: readonly string[]): ColumnMatch {
  const parsed = headings.map(normaliseHeading);
  const columns: ColumnMatch["columns"] = {};
  const take = (field: Field, index: number, confidence: number) => {
    columns[field] ??= { index, heading: headings[index] ?? "", unit: parsed[index]?.unit, confidence };
  };
  const shared = parsed.map((_heading, index) => fieldBySharedHeading(index, parsed));
  parsed.forEach(({ name }, index) => {
    const field = FIELD_OF_HEADING.get(name);
    if (field !== undefined && shared[index] === undefined) {
      take(field, index, SURE);
    }
  });
  shared.forEach((field, index) => {
    if (field !== undefined && field !== "none") {
      take(field, index, BY_NEIGHBOUR);
    }
  });
  const used = new Set(Object.values(columns).map((column) => column.index));
  parsed.forEach(({ name }, index) => {
    if (name === "" || used.has(index) || shared[index] !== undefined || FIELD_OF_HEADING.has(name)) {
      return;
    }
    const field = fieldByResemblance(
      name,
      FIELDS.filter((candidate) => columns[candidate] === undefined),
    );
    if (field !== undefined) {
      take(field, index, RESEMBLES);
    }
  });
  return describe(headings, columns, parsed);
}

/** The match a person chose or a remembered mapping says. Columns that do not exist or are used twice are left out. */
export function applyMapping(headings: readonly string[], mapping: ColumnMapping): ColumnMatch {
  const parsed = headings.map(normaliseHeading);
  const columns: ColumnMatch["columns"] = {};
  const used = new Set<number>();
  for (const field of FIELDS) {
    const index = mapping[field];
    const exists = index !== undefined && Number.isInteger(index) && index >= 0 && index < headings.length;
    if (exists && !used.has(index)) {
      used.add(index);
      columns[field] = { index, heading: headings[index] ?? "", unit: parsed[index]?.unit, confidence: SURE };
    }
  }
  return describe(headings, columns, parsed);
}

/** The mapping of a match, as it is remembered. */
export function mappingOf(match: ColumnMatch): ColumnMapping {
  const mapping: ColumnMapping = {};
  for (const field of FIELDS) {
    const column = match.columns[field];
    if (column !== undefined) {
      mapping[field] = column.index;
    }
  }
  return mapping;
}

/** Equal for lists with the same headings in the same columns: the key under which a sender's mapping is remembered. */
export function headingSignature(headings: readonly string[]): string {
  const last = headings.findLastIndex((heading) => heading !== "");
  return headings
    .slice(0, last + 1)
    .map((heading) => {
      const { name, unit } = normaliseHeading(heading);
      return unit === undefined ? name : `${name}(${unit})`;
    })
    .join("|");
}
