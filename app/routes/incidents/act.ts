import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import * as z from "zod";
import { acknowledgeAlert } from "#app/domain/alerts/acknowledge-alert.server.ts";
import { upwardReportSchema } from "#app/domain/alerts/alert.ts";
import { upwardReport } from "#app/domain/alerts/upward-report.server.ts";
import { assignPlanTask } from "#app/domain/incidents/assign-plan-task.server.ts";
import { completePlanTask, reopenPlanTask } from "#app/domain/incidents/complete-plan-task.server.ts";
import { assignTaskSchema, completeTaskSchema, reopenTaskSchema } from "#app/domain/incidents/response-plan.ts";
import { answerAction } from "#app/http/answer.server.ts";
import { requireDesk, type UserCtx } from "#app/http/context.server.ts";
import { parseInput, type RawForm, readForm } from "#app/http/forms.server.ts";
import { type FlashToast, redirectWithToast } from "#app/http/toast.server.ts";
import { DomainError } from "#app/platform/errors.ts";

export const loader = () => redirect("/");

/** Only a path of our own: what stands in a form can be anything. */
const backSchema = z
  .string()
  .regex(/^\/(?![/\\])/)
  .max(500)
  .catch("/");

const alertSchema = z.object({ alertId: z.string().min(1).max(60) });

/** The acts of the banner, the checklist and the reports, by the name under which they are sent. */
const acts: Record<string, (ctx: UserCtx, form: RawForm) => Promise<FlashToast>> = {
  acknowledge: async (ctx, form) => {
    const fresh = await acknowledgeAlert(ctx, parseInput(alertSchema, form).alertId);
    return { key: `alerts.banner.${fresh ? "acknowledged" : "nothing"}` };
  },
  report: async (ctx, form) => {
    await upwardReport(ctx, parseInput(upwardReportSchema, form));
    return { key: "alerts.report.saved" };
  },
  complete: async (ctx, form) => {
    await completePlanTask(ctx, parseInput(completeTaskSchema, form));
    return { key: "incidents.run.completed", params: { n: String(form.no ?? "") } };
  },
  reopen: async (ctx, form) => {
    await reopenPlanTask(ctx, parseInput(reopenTaskSchema, form));
    return { key: "incidents.run.reopened" };
  },
  assign: async (ctx, form) => {
    await assignPlanTask(ctx, parseInput(assignTaskSchema, form));
    return { key: "incidents.run.assigned" };
  },
};

/** A refusal in one line: the page it is told on may be any of the console. */
function toastOf(error: DomainError): FlashToast {
  const [field] = error.fields;
  const problem = field ? { key: `errors.field.${field.code}`, params: field.params } : null;
  return { ...(problem ?? { key: `errors.${error.code}`, params: error.params }), tone: "problem" };
}

async function perform(ctx: UserCtx, form: RawForm): Promise<FlashToast> {
  const act = acts[String(form.intent)];
  try {
    if (!act) {
      throw new DomainError("not_found", { status: 404 });
    }
    return await act(ctx, form);
  } catch (error) {
    if (error instanceof DomainError) {
      return toastOf(error);
    }
    throw error;
  }
}

/** Carries out an act from whatever page it was sent, and goes back there; works without a script. */
export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const form = await readForm(args.request);
    return redirectWithToast(backSchema.parse(form.back), await perform(ctx, form));
  });
}
