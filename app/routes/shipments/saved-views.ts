import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { deleteView, saveView, saveViewSchema } from "#app/domain/shipments/saved-views.server.ts";
import { answerAction } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { parseInput, readForm } from "#app/http/forms.server.ts";

/** A plain form post wants a page back, a fetcher only the answer. */
function wantsPage(request: Request): boolean {
  return request.headers.get("accept")?.includes("text/html") ?? false;
}

/** `POST /shipments/views`: keeps the query of the list under a name, or forgets a view (`remove`). */
export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const form = await readForm(args.request);
    const remove = typeof form.remove === "string" ? form.remove : null;
    const view = remove === null ? await saveView(ctx, parseInput(saveViewSchema, form)) : null;
    if (remove !== null) {
      await deleteView(ctx, remove);
    }
    if (wantsPage(args.request)) {
      return redirect(`/shipments?${new URLSearchParams(String(form.query ?? ""))}`);
    }
    return view;
  });
}
