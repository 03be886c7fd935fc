import { assertMay } from "#app/domain/identity/authorize.ts";
import { matchColumns } from "#app/domain/shipments/arrival-list/columns.ts";
import { type ColumnMapping, FIELDS, type Field, REQUIRED_FIELDS } from "#app/domain/shipments/arrival-list/fields.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { notFound } from "#app/platform/errors.ts";
import type { Counts, ImportMode, ListStatus } from "./arrival-list.ts";
import { type ListProblem, problemFromText } from "./internal/fail-list.server.ts";
import { type ListLayout, layoutFromJson } from "./internal/list-layout.ts";
import { mayImportLists } from "./policy.ts";

const PAGE = 25;
const SENDERS = 50;

/** A list among the earlier imports. */
export interface ListSummary {
  id: string;
  fileName: string;
  fileId: string;
  senderName: string;
  stationCode: string;
  status: ListStatus;
  counts: Counts;
  problem: ListProblem | null;
  createdAt: Date;
  createdByName: string;
}

const summarySelect = {
  id: true,
  fileName: true,
  fileId: true,
  senderName: true,
  stationCode: true,
  status: true,
  counts: true,
  problem: true,
  createdAt: true,
  createdByName: true,
} as const;

/** The lists uploaded, the newest first, from before the list `before`; `next` continues. */
export async function earlierLists(
  ctx: Ctx,
  before: string | null,
): Promise<{ lists: ListSummary[]; next: string | null }> {
  assertMay(mayImportLists(ctx.actor));
  const found = await ctx.db.arrivalList.findMany({
    where: before === null ? {} : { id: { lt: before } },
    orderBy: { id: "desc" },
    take: PAGE + 1,
    select: summarySelect,
  });
  const lists = found.slice(0, PAGE).map((list) => ({
    ...list,
    status: list.status as ListStatus,
    counts: list.counts as Counts,
    problem: problemFromText(list.problem),
  }));
  return { lists, next: found.length > PAGE ? (lists.at(-1)?.id ?? null) : null };
}

/** Names of senders of late, the last one first, with the station their goods came to. */
export async function recentSenders(ctx: Ctx): Promise<{ name: string; stationCode: string }[]> {
  assertMay(mayImportLists(ctx.actor));
  const lists = await ctx.db.arrivalList.findMany({
    orderBy: { id: "desc" },
    take: SENDERS * 4,
    select: { senderName: true, senderKey: true, stationCode: true },
  });
  const byKey = new Map(lists.toReversed().map((list) => [list.senderKey, list]));
  return [...byKey.values()]
    .toReversed()
    .slice(0, SENDERS)
    .map(({ senderName, stationCode }) => ({ name: senderName, stationCode }));
}

/** How a field's column came to be chosen; null where the list has none. */
export interface FieldColumn {
  field: Field;
  required: boolean;
  column: number | null;
  /** 1 known heading, 0.8 by the column before, 0.6 a guess; null when a person chose otherwise */
  confidence: number | null;
}

/** A list as its page shows it. */
export interface ListView extends Omit<ListSummary, "fileId"> {
  fileId: string;
  version: number;
  mode: ImportMode | null;
  progress: number;
  finishedAt: Date | null;
  headings: string[];
  fields: FieldColumn[];
  layout: ListLayout;
  /** other uploads of the very same file, the last one first */
  twins: { id: string; fileName: string; createdAt: Date; createdByName: string }[];
}

function fieldColumns(headings: readonly string[], mapping: ColumnMapping): FieldColumn[] {
  const found = matchColumns(headings).columns;
  return FIELDS.map((field) => {
    const column = mapping[field] ?? null;
    const byHeading = found[field];
    const confidence = column !== null && byHeading?.index === column ? byHeading.confidence : null;
    return { field, required: REQUIRED_FIELDS.has(field), column, confidence };
  });
}

/** One list with everything its page shows but the rows. *Throws* `not_found`. */
export async function listView(ctx: Ctx, listId: string): Promise<ListView> {
  assertMay(mayImportLists(ctx.actor));
  const list = await ctx.db.arrivalList.findUnique({ where: { id: listId } });
  if (!list) {
    throw notFound("arrival_list");
  }
  const twins = await ctx.db.arrivalList.findMany({
    where: { fileSha256: list.fileSha256, id: { lt: listId } },
    orderBy: { id: "desc" },
    take: 3,
    select: { id: true, fileName: true, createdAt: true, createdByName: true },
  });
  const headings = list.headings as string[];
  const { id, fileName, fileId, senderName, stationCode, createdAt, createdByName, version, progress, finishedAt } =
    list;
  return {
    ...{ id, fileName, fileId, senderName, stationCode, createdAt, createdByName, version, progress, finishedAt },
    status: list.status as ListStatus,
    mode: list.mode as ImportMode | null,
    counts: list.counts as Counts,
    problem: problemFromText(list.problem),
    headings,
    fields: fieldColumns(headings, list.mapping as ColumnMapping),
    layout: layoutFromJson(list.layout),
    twins,
  };
}
