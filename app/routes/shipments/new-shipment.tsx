import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { createShipment } from "#app/domain/shipments/create-shipment.server.ts";
import { entryFormSchema } from "#app/domain/shipments/entry-form.ts";
import { entryForm } from "#app/domain/shipments/entry-queries.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { parseInput, type RawForm, readForm } from "#app/http/forms.server.ts";
import { redirectWithToast } from "#app/http/toast.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { DomainError } from "#app/platform/errors.ts";
import { EntryForm } from "#app/ui/shipments/entry/entry-form.tsx";
import { SavedNotice } from "#app/ui/shipments/entry/saved-notice.tsx";
import "#app/ui/shipments/entry/entry.css";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const { searchParams } = new URL(args.request.url);
    return entryForm(ctx, { direction: searchParams.get("direction"), keep: searchParams.get("keep") });
  });
}

/** A form in work is never made anew under the hand that types, except for the next shipment. */
export function shouldRevalidate({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs) {
  return currentUrl.href !== nextUrl.href;
}

/** What was typed goes back with a refusal: without JavaScript the page is made anew. */
async function withEcho<T>(raw: RawForm, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof DomainError) {
      const { code, status, params, fields } = error;
      throw new DomainError(code, { status, params, fields, data: { values: raw } });
    }
    throw error;
  }
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const raw = await readForm(args.request);
    const { id, waybillNo } = await withEcho(raw, async () => {
      const { formKey, shipment } = parseInput(entryFormSchema, raw);
      return createShipment(ctx, shipment, formKey);
    });
    const next = new URLSearchParams({ direction: String(raw.direction), saved: waybillNo, id });
    if (raw.after === "next") {
      next.set("keep", waybillNo);
    }
    return redirectWithToast(`/shipments/new?${next}`, { key: "shipments.entry.saved", params: { no: waybillNo } });
  });
}

export default function NewShipment() {
  const form = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { t } = useI18n();
  const saved = search.get("saved");
  return (
    <div className="page entry-page">
      <div className="page-head">
        <h1>{t("shipments.entry.title")}</h1>
        <p className="entry-keys muted">
          <span className="kbd">Enter</span> {t("shipments.entry.keys.move")}
          <span className="kbd">Ctrl Enter</span> {t("shipments.entry.keys.save")}
          <span className="kbd">Ctrl Shift Enter</span> {t("shipments.entry.keys.saveNext")}
        </p>
      </div>
      {saved && !reply ? <SavedNotice waybillNo={saved} id={search.get("id") ?? ""} /> : null}
      <EntryForm key={form.formKey} form={form} answer={reply} keeps={search.has("keep")} />
    </div>
  );
}
