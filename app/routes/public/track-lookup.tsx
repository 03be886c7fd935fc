import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { findShipment, findShipmentSchema } from "#app/domain/public-tracking/find-shipment.server.ts";
import { answerAction } from "#app/http/answer.server.ts";
import { publicCtx } from "#app/http/context.server.ts";
import { parseInput, readForm } from "#app/http/forms.server.ts";
import { keepTyped } from "#app/http/keep-typed.server.ts";
import { translateFor } from "#app/i18n/catalogs.ts";
import { limit } from "#app/platform/rate-limit.server.ts";
import { LookupForm } from "#app/ui/public/lookup-form.tsx";
import { privateHeaders } from "#app/ui/public/page-headers.ts";

export const handle = { static: true };
export const headers = privateHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await publicCtx(args);
  return data({ title: translateFor(locale)("publicTracking.lookup.title") });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await publicCtx(args);
    await limit("trackingLookup", ctx.ip);
    const raw = await readForm(args.request);
    const token = await keepTyped({ number: raw.number }, async () => {
      const input = parseInput(findShipmentSchema, raw);
      // also by number: four digits must not be guessed from many addresses
      await limit("trackingLookup", `number:${input.number}`);
      return findShipment(ctx, input);
    });
    return redirect(`/t/${token}`);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

/** The way to a shipment without its link. */
export default function Lookup() {
  return <LookupForm answer={useActionData<typeof action>()} />;
}
