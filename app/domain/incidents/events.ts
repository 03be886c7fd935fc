import * as z from "zod";

const about = z.object({ subject: z.string(), subjectId: z.string(), runId: z.string() });
const task = about.extend({ taskId: z.string(), no: z.number().int() });

/** What the facts of this capability carry: ids and figures, no personal data. */
export const incidentEvents = {
  "response_plan.saved": z.object({ planId: z.string(), key: z.string(), revision: z.number().int() }),
  "response_plan.activated": z.object({ planId: z.string(), key: z.string(), revision: z.number().int() }),
  "plan_run.opened": about.extend({ planId: z.string(), tasks: z.number().int() }),
  "plan_run.done": about,
  "plan_run.cancelled": about,
  "plan_task.completed": task.extend({ outcome: z.string(), late: z.boolean() }),
  "plan_task.reopened": task,
  "plan_task.assigned": task.extend({ ownerId: z.string() }),
} as const;
