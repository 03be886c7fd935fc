import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { editCustomerSchema } from "#app/domain/customers/customer.ts";
import { customerFile } from "#app/domain/customers/customer-queries.server.ts";
import { editCustomer } from "#app/domain/customers/edit-customer.server.ts";
import { revealCustomerPhone } from "#app/domain/customers/reveal-customer-phone.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { parseInput, readForm } from "#app/http/forms.server.ts";
import { redirectWithToast } from "#app/http/toast.server.ts";
import { CustomerPage } from "#app/ui/customers/customer-page.tsx";
import "#app/ui/customers/customers.css";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    return customerFile(ctx, args.params.id ?? "");
  });
}

const actSchema = z.object({ act: z.enum(["save", "reveal"]) });

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const raw = await readForm(args.request);
    const id = args.params.id ?? "";
    if (parseInput(actSchema, raw).act === "reveal") {
      return { phone: await revealCustomerPhone(ctx, id) };
    }
    await editCustomer(ctx, parseInput(editCustomerSchema, { ...raw, id }));
    return redirectWithToast(`/customers/${id}`, { key: "customers.saved" });
  });
}

export default function Customer() {
  const file = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return <CustomerPage file={file} answer={reply} />;
}
