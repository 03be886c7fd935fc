import { record } from "#app/domain/audit/record.server.ts";
import { assertMay } from "#app/domain/identity/authorize.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { DomainError, invalid } from "#app/platform/errors.ts";
import { aboutTask, withTask } from "./internal/with-task.server.ts";
import { mayAssignTasks } from "./policy.ts";
import type { AssignTaskInput } from "./response-plan.ts";

/**
 * Gives a task of a plan to a member of the desk. *Writes* PlanTask. *Emits* `plan_task.assigned`.
 * *Throws* `forbidden`, `not_found`, `conflict`, `plan_ended`, `task_done`, `invalid` (nobody of the desk).
 */
export async function assignPlanTask(ctx: Ctx, input: AssignTaskInput): Promise<void> {
  assertMay(mayAssignTasks(ctx.actor));
  await withTask(ctx, input, async (tx, task) => {
    if (task.doneAt) {
      throw new DomainError("task_done", { status: 409, params: { name: task.doneByName ?? "" } });
    }
    const owner = await tx.user.findUnique({ where: { id: input.ownerId } });
    if (!owner?.active || owner.role === "driver") {
      throw invalid([{ field: "ownerId", code: "not_a_choice" }]);
    }
    await tx.planTask.update({
      where: { id: task.id },
      data: { ownerId: owner.id, ownerName: owner.displayName },
      select: { id: true },
    });
    const payload = { ...aboutTask(task), ownerId: owner.id };
    await record(tx, ctx, {
      event: "plan_task.assigned",
      entity: payload.subject,
      entityId: payload.subjectId,
      payload,
    });
  });
}
