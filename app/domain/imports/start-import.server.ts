import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { conflict, DomainError, notFound } from "#app/platform/errors.ts";
import { type Counts, rowsOf, type StartImportInput } from "./arrival-list.ts";
import { mayImportLists } from "./policy.ts";

function assertWorthwhile(counts: Counts, mode: StartImportInput["mode"]): void {
  if (mode === "all" && counts.wrong > 0) {
    throw new DomainError("import_wrong_rows", { status: 409, params: { count: counts.wrong } });
  }
  if (counts.new + counts.changed === 0) {
    throw new DomainError("import_nothing", { status: 409 });
  }
}

/**
 * Asks for the import of a list whose dry run was seen; also again after an import that failed. `all` is refused while
 * there is a wrong row. *Writes* ArrivalList. *Emits* `arrival_list.import_requested`.
 * *Throws* `import_wrong_rows`, `import_nothing`, `conflict` when the list was moved on by somebody else.
 */
export async function startImport(ctx: Ctx, listId: string, { version, mode }: StartImportInput): Promise<void> {
  assertMay(mayImportLists(ctx.actor));
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.arrivalList.updateMany({
      where: { id: listId, version, OR: [{ status: "checked" }, { status: "failed", mode: { not: null } }] },
      data: {
        status: "importing",
        mode,
        progress: 0,
        problem: null,
        finishedAt: null,
        updatedAt: ctx.now,
        version: { increment: 1 },
      },
    });
    const list = await tx.arrivalList.findUnique({ where: { id: listId }, select: { counts: true } });
    if (!list) {
      throw notFound("arrival_list");
    }
    const counts = list.counts as Counts;
    if (count === 0 || rowsOf(counts) === 0) {
      throw conflict();
    }
    assertWorthwhile(counts, mode);
    const payload = { listId, mode };
    await record(tx, ctx, {
      event: "arrival_list.import_requested",
      entity: "arrival_list",
      entityId: listId,
      payload,
    });
  });
}
