import { recordMany } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { type ColumnMapping, FIELDS, REQUIRED_FIELDS } from "#app/domain/shipments/arrival-list/fields.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { conflict, type FieldProblem, invalid, notFound } from "#app/platform/errors.ts";
import {
  type ChooseColumnsInput,
  columnFieldName,
  LIST_STATUSES,
  mayChooseColumns,
  NO_COUNTS,
} from "./arrival-list.ts";
import { layoutFromJson } from "./internal/list-layout.ts";
import { mayImportLists } from "./policy.ts";
import { senderKeyOf } from "./sender.ts";

function mappingProblems(mapping: ColumnMapping, columns: number): FieldProblem[] {
  const taken = new Set<number>();
  return FIELDS.flatMap((field) => {
    const column = mapping[field];
    const name = columnFieldName(field);
    if (column === undefined) {
      return REQUIRED_FIELDS.has(field) ? [{ field: name, code: "required" }] : [];
    }
    if (column >= columns) {
      return [{ field: name, code: "not_a_choice" }];
    }
    const twice = taken.has(column);
    taken.add(column);
    return twice ? [{ field: name, code: "column_taken" }] : [];
  });
}

/**
 * Confirms or corrects how a list is read (columns, sender, station), remembers the columns for lists of this sender with
 * the same headings, and asks for the dry run. *Writes* ArrivalList, ColumnMapping. *Emits* `arrival_list.check_requested`.
 * *Throws* `invalid` for columns missing or used twice, `conflict` when the list was moved on by somebody else.
 */
export async function chooseColumns(ctx: Ctx, listId: string, input: ChooseColumnsInput): Promise<void> {
  assertMay(mayImportLists(ctx.actor));
  const { mapping, senderName, stationCode, version } = input;
  await inTransaction(ctx, async (tx) => {
    const senderKey = senderKeyOf(senderName);
    const { count } = await tx.arrivalList.updateMany({
      where: { id: listId, version, status: { in: LIST_STATUSES.filter(mayChooseColumns) } },
      data: {
        status: "checking",
        mode: null,
        mapping,
        senderName,
        senderKey,
        stationCode,
        counts: NO_COUNTS,
        progress: 0,
        problem: null,
        finishedAt: null,
        updatedAt: ctx.now,
        version: { increment: 1 },
      },
    });
    const list = await tx.arrivalList.findUnique({ where: { id: listId }, select: { headings: true, layout: true } });
    if (!list) {
      throw notFound("arrival_list");
    }
    if (count === 0) {
      throw conflict();
    }
    const problems = mappingProblems(mapping, (list.headings as string[]).length);
    if (problems.length > 0) {
      throw invalid(problems);
    }
    const { signature } = layoutFromJson(list.layout);
    await tx.columnMapping.upsert({
      where: { senderKey_signature: { senderKey, signature } },
      create: { senderKey, signature, mapping, updatedAt: ctx.now },
      update: { mapping, updatedAt: ctx.now },
    });
    const payload = { listId };
    const details = { listId, mapping, senderName, stationCode };
    const about = { entity: "arrival_list", entityId: listId };
    await recordMany(tx, ctx, [{ event: "arrival_list.check_requested", ...about, payload, details }]);
  });
}
