import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db-types.ts";
import { inTransaction } from "#app/platform/db/transaction.server.ts";
import { conflict, DomainError, notFound } from "#app/platform/errors.ts";

type Task = NonNullable<Awaited<ReturnType<typeof load>>>;

function load(tx: Tx, id: string) {
  return tx.planTask.findUnique({ where: { id }, include: { run: true } });
}

/**
 * Runs `body` on a task as the page saw it, in one transaction. *Throws* `not_found`, `conflict` (somebody changed it
 * meanwhile), `plan_ended` (the plan is not carried out any more).
 */
export function withTask<T>(
  ctx: Ctx,
  { taskId, version }: { taskId: string; version: number },
  body: (tx: Tx, task: Task) => Promise<T>,
): Promise<T> {
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.planTask.updateMany({
      where: { id: taskId, version },
      data: { version: { increment: 1 } },
    });
    const task = await load(tx, taskId);
    if (!task) {
      throw notFound("plan_task");
    }
    if (count === 0) {
      throw conflict();
    }
    if (task.run.status === "cancelled") {
      throw new DomainError("plan_ended", { status: 409 });
    }
    return body(tx, task);
  });
}

/** What the facts about a task carry. */
export const aboutTask = ({ id, no, run }: Task) => ({
  subject: run.subject,
  subjectId: run.subjectId,
  runId: run.id,
  taskId: id,
  no,
});
