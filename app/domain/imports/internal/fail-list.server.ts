import { record } from "#app/domain/audit/record.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import type { ListStatus } from "../arrival-list.ts";
import { type JobMark, markHandled } from "./job-mark.server.ts";

/** Why a job could not do its work, as `ArrivalList.problem` keeps it (JSON). */
export interface ListProblem {
  code: string;
  params: Record<string, string | number>;
}

export function problemOf(error: unknown): ListProblem {
  return error instanceof DomainError
    ? { code: error.code, params: error.params }
    : { code: "import_unexpected", params: {} };
}

export function problemFromText(text: string | null): ListProblem | null {
  return text === null ? null : (JSON.parse(text) as ListProblem);
}

/** Ends a job that cannot do its work, unless somebody has moved the list on. *Emits* `arrival_list.failed`. */
export async function failList(
  ctx: Ctx,
  list: { id: string; version: number; status: ListStatus },
  error: unknown,
  mark: JobMark,
): Promise<void> {
  const { id, version, status } = list;
  const problem = problemOf(error);
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.arrivalList.updateMany({
      where: { id, version, status },
      data: {
        status: "failed",
        problem: JSON.stringify(problem),
        updatedAt: ctx.now,
        finishedAt: ctx.now,
        version: { increment: 1 },
      },
    });
    await markHandled(tx, ctx, mark);
    if (count > 0) {
      const payload = { listId: id, code: problem.code };
      await record(tx, ctx, { event: "arrival_list.failed", entity: "arrival_list", entityId: id, payload });
    }
  });
}
