import { type Fact, recordMany } from "#app/domain/audit/record.server.ts";
import { storeFile } from "#app/domain/files/store-file.server.ts";
import { cleanFileName } from "#app/domain/files/stored-file.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import { applyMapping, type ColumnMatch, mappingOf, matchColumns } from "#app/domain/shipments/arrival-list/columns.ts";
import type { ColumnMapping } from "#app/domain/shipments/arrival-list/fields.ts";
import { openArrivalList } from "#app/domain/shipments/arrival-list/open-arrival-list.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { invalid } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { type ListStatus, NO_COUNTS, type UploadInput } from "./arrival-list.ts";
import { layoutOf, layoutToJson } from "./internal/list-layout.ts";
import { mayImportLists } from "./policy.ts";
import { senderFromTitle, senderKeyOf } from "./sender.ts";

/** Title, headings and a few rows: enough to match columns, without reading ten thousand rows while somebody waits. */
const HEAD = { rows: 60 };
/** Headings that merely resemble a known one are for a person to confirm. */
const SURE_ENOUGH = 0.8;

/** Every required field has its column and no column was guessed. */
function needsNobody({ missing, columns }: ColumnMatch): boolean {
  return missing.length === 0 && Object.values(columns).every(({ confidence }) => confidence >= SURE_ENOUGH);
}

function senderOf(said: string, title: string | undefined): string {
  const name = said || senderFromTitle(title);
  if (!name) {
    throw invalid([{ field: "senderName", code: "required" }]);
  }
  return name;
}

/**
 * Takes in a sender's file: keeps it, finds its headings, matches its columns (as this sender's were confirmed before, else
 * by what they are called), and has the dry run started at once when no column needs a person.
 * *Writes* StoredFile, ArrivalList. *Emits* `arrival_list.uploaded`, `arrival_list.check_requested`.
 * *Throws* one of `TABLE_FAULTS`, `table_no_heading`, `invalid` for a sender neither said nor found in the title.
 */
export async function uploadArrivalList(
  ctx: Ctx,
  input: UploadInput & { bytes: Buffer; fileName: string },
): Promise<{ listId: string; status: ListStatus }> {
  assertMay(mayImportLists(ctx.actor));
  const opened = await openArrivalList(input.bytes, ctx.now, HEAD);
  const { headings, title } = opened.layout;
  const senderName = senderOf(input.senderName, title.name);
  const senderKey = senderKeyOf(senderName);
  const remembered = await ctx.db.columnMapping.findUnique({
    where: { senderKey_signature: { senderKey, signature: opened.signature } },
  });
  const match = remembered ? applyMapping(headings, remembered.mapping as ColumnMapping) : matchColumns(headings);
  const listId = newId();
  const fileName = cleanFileName(input.fileName, "list");
  const about = { entity: "arrival_list", entityId: listId } as const;
  const file = await storeFile(ctx, { bytes: input.bytes, name: fileName, purpose: "table", ...about });
  const status = needsNobody(match) ? "checking" : "mapped";
  const facts: Fact[] = [
    {
      event: "arrival_list.uploaded",
      ...about,
      payload: { listId, fileId: file.id, senderKey },
      details: { fileName },
    },
    ...(status === "checking" ? [{ event: "arrival_list.check_requested", ...about, payload: { listId } }] : []),
  ];
  await inTransaction(ctx, async (tx) => {
    await tx.arrivalList.create({
      data: {
        id: listId,
        fileName,
        fileId: file.id,
        fileSha256: file.sha256,
        senderKey,
        senderName,
        stationCode: input.stationCode,
        status,
        headings,
        mapping: mappingOf(match),
        layout: layoutToJson(layoutOf(opened)),
        counts: NO_COUNTS,
        createdAt: ctx.now,
        createdById: ctx.actor.id,
        createdByName: ctx.actor.name,
        updatedAt: ctx.now,
      },
      select: { id: true },
    });
    await recordMany(tx, ctx, facts);
  });
  return { listId, status };
}
