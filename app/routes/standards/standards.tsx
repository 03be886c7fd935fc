import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { businessDate } from "#app/domain/calendar/business-day.ts";
import { listCalendars } from "#app/domain/calendar/calendar-queries.server.ts";
import { addStandard } from "#app/domain/standards/add-standard.server.ts";
import { changeStandard, withdrawStandard } from "#app/domain/standards/change-standard.server.ts";
import { mayManageStandards } from "#app/domain/standards/policy.ts";
import { reviseServiceStandard } from "#app/domain/standards/revise-service-standard.server.ts";
import { serviceStandardSchema } from "#app/domain/standards/service-standard.ts";
import { listServiceStandards } from "#app/domain/standards/service-standard-queries.server.ts";
import { laneStandardSchema } from "#app/domain/standards/standard-form.ts";
import { listStandards } from "#app/domain/standards/standard-queries.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { parseInput, type RawForm, readForm } from "#app/http/forms.server.ts";
import { keepTyped } from "#app/http/keep-typed.server.ts";
import { redirectWithToast } from "#app/http/toast.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { invalid } from "#app/platform/errors.ts";
import { readServiceForm } from "#app/ui/standards/service-draft.ts";
import { ServiceStandardsPage } from "#app/ui/standards/service-standards-page.tsx";
import { StandardsPage } from "#app/ui/standards/standards-page.tsx";
import "#app/ui/standards/standards.css";

const DAY_MS = 86_400_000;

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const tomorrow = businessDate(new Date(ctx.now.getTime() + DAY_MS));
    const shared = { mayManage: mayManageStandards(ctx.actor), tomorrow };
    if (new URL(args.request.url).searchParams.get("tab") === "service") {
      const [standards, calendars] = await Promise.all([listServiceStandards(ctx), listCalendars(ctx)]);
      return {
        ...shared,
        tab: "service" as const,
        standards,
        calendars: calendars.map(({ id, name }) => ({ id, name })),
      };
    }
    return { ...shared, tab: "lanes" as const, lines: await listStandards(ctx) };
  });
}

const targetSchema = z.object({ id: z.string().min(1), version: z.coerce.number().int() });
const actSchema = z.object({ act: z.enum(["add", "change", "withdraw", "revise"]) });

async function revise(ctx: Ctx, raw: RawForm): Promise<Response> {
  const { input, problems } = readServiceForm(raw);
  if (problems.length > 0) {
    throw invalid(problems);
  }
  const standard = parseInput(serviceStandardSchema, input);
  const n = await reviseServiceStandard(ctx, standard);
  const params = { name: standard.name, n };
  return redirectWithToast("/standards?tab=service", { key: "standards.service.saved", params });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const raw = await readForm(args.request);
    const { act } = parseInput(actSchema, raw);
    if (act === "revise") {
      return keepTyped(raw, () => revise(ctx, raw));
    }
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
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return data.tab === "service" ? (
    <ServiceStandardsPage {...data} answer={reply} />
  ) : (
    <StandardsPage {...data} answer={reply} />
  );
}
