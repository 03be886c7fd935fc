import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { businessDate } from "#app/domain/shipments/business-day.ts";
import { addStandard } from "#app/domain/standards/add-standard.server.ts";
import { changeStandard, withdrawStandard } from "#app/domain/standards/change-standard.server.ts";
import { mayManageStandards } from "#app/domain/standards/policy.ts";
import { laneStandardSchema } from "#app/domain/standards/standard-form.ts";
import { listStandards } from "#app/domain/standards/standard-queries.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { parseInput, readForm } from "#app/http/forms.server.ts";
import { redirectWithToast } from "#app/http/toast.server.ts";
import { StandardsPage } from "#app/ui/standards/standards-page.tsx";
import "#app/ui/standards/standards.css";

const DAY_MS = 86_400_000;

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const tomorrow = businessDate(new Date(ctx.now.getTime() + DAY_MS));
    return { lines: await listStandards(ctx), mayManage: mayManageStandards(ctx.actor), tomorrow };
  });
}

const targetSchema = z.object({ id: z.string().min(1), version: z.coerce.number().int() });
const actSchema = z.object({ act: z.enum(["add", "change", "withdraw"]) });

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const raw = await readForm(args.request);
    const { act } = parseInput(actSchema, raw);
    if (act === "withdraw") {
      await withdrawStandard(ctx, parseInput(targetSchema, raw));
      return redirectWithToast("/standards", { key: "standards.withdrawn" });
    }
    const input = parseInput(laneStandardSchema, raw);
    if (act === "add") {
      await addStandard(ctx, input);
      return redirectWithToast("/standards", { key: "standards.added" });
    }
    await changeStandard(ctx, parseInput(targetSchema, raw), input);
    return redirectWithToast("/standards", { key: "standards.changed" });
  });
}

export default function Standards() {
  const { lines, mayManage, tomorrow } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return <StandardsPage lines={lines} mayManage={mayManage} tomorrow={tomorrow} answer={reply} />;
}
