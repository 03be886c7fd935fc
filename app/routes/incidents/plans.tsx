import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editContactSchema, newContactSchema } from "#app/domain/alerts/alert.ts";
import { addContact, editContact, listContacts } from "#app/domain/alerts/escalation-contacts.server.ts";
import { mayManageContacts, mayReadContacts } from "#app/domain/alerts/policy.ts";
import { listResponsePlans } from "#app/domain/incidents/incident-queries.server.ts";
import { mayEditPlans } from "#app/domain/incidents/policy.ts";
import { activatePlanSchema, savePlanSchema } from "#app/domain/incidents/response-plan.ts";
import { activateResponsePlan, saveResponsePlan } from "#app/domain/incidents/save-response-plan.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk, type UserCtx } from "#app/http/context.server.ts";
import { parseInput, type RawForm, readForm } from "#app/http/forms.server.ts";
import { type FlashToast, redirectWithToast } from "#app/http/toast.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import { PlansPage } from "#app/ui/incidents/plans-page.tsx";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const tab = new URL(args.request.url).searchParams.get("tab") === "contacts" ? "contacts" : "plans";
    const contacts = mayReadContacts(ctx.actor) ? await listContacts(ctx) : null;
    const may = { mayEdit: mayEditPlans(ctx.actor), mayManageContacts: mayManageContacts(ctx.actor) };
    return { tab: tab as "plans" | "contacts", plans: await listResponsePlans(ctx), contacts, ...may };
  });
}

interface Outcome {
  to: string;
  toast: FlashToast;
}

const planHref = (key: string) => `/incidents/plans?plan=${encodeURIComponent(key)}`;
const CONTACTS = "/incidents/plans?tab=contacts";

/** A refused line of the table says which one it was. */
async function namingTheLine<T>(id: unknown, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof DomainError) {
      const { code, status, params, fields } = error;
      throw new DomainError(code, { status, params, fields, data: { id } });
    }
    throw error;
  }
}

async function carryOut(ctx: UserCtx, { intent, ...form }: RawForm): Promise<Outcome> {
  switch (intent) {
    case "activate": {
      const input = parseInput(activatePlanSchema, form);
      await activateResponsePlan(ctx, input);
      return { to: planHref(input.key), toast: { key: "incidents.plans.activated" } };
    }
    case "add_contact": {
      const input = parseInput(newContactSchema, form);
      await addContact(ctx, input);
      return { to: CONTACTS, toast: { key: "alerts.contacts.added", params: { name: input.name } } };
    }
    case "edit_contact":
      return namingTheLine(form.id, async () => {
        const input = parseInput(editContactSchema, form);
        await editContact(ctx, input);
        return { to: CONTACTS, toast: { key: "alerts.contacts.saved", params: { name: input.name } } };
      });
    default: {
      const { key, revision, active } = await saveResponsePlan(ctx, parseInput(savePlanSchema, form));
      const said = active ? "incidents.plans.saved" : "incidents.plans.savedSpare";
      return { to: planHref(key), toast: { key: said, params: { n: revision } } };
    }
  }
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const { to, toast } = await carryOut(ctx, await readForm(args.request));
    return redirectWithToast(to, toast);
  });
}

export default function Plans() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return <PlansPage {...data} reply={reply} />;
}
