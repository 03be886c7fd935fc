import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { uploadSchema } from "#app/domain/imports/arrival-list.ts";
import { earlierLists, recentSenders } from "#app/domain/imports/import-queries.server.ts";
import { uploadArrivalList } from "#app/domain/imports/upload-arrival-list.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { parseInput } from "#app/http/forms.server.ts";
import { readUpload } from "#app/http/upload.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { invalid } from "#app/platform/errors.ts";
import { EarlierLists } from "#app/ui/imports/earlier-lists.tsx";
import { UploadForm } from "#app/ui/imports/upload-form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useLive } from "#app/ui/kit/live.ts";
import "#app/ui/imports/imports.css";

/** A list of 20 MiB with the form around it. */
const MOST_MIB = 21;

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const before = new URL(args.request.url).searchParams.get("before");
    const [earlier, senders] = await Promise.all([earlierLists(ctx, before), recentSenders(ctx)]);
    return { ...earlier, senders, first: before === null, now: ctx.now };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const form = await readUpload(args.request, MOST_MIB);
    const file = form.get("file");
    if (!(file instanceof File) || file.name === "") {
      throw invalid([{ field: "file", code: "file_required" }]);
    }
    form.delete("file");
    const said = parseInput(uploadSchema, Object.fromEntries(form));
    const bytes = Buffer.from(await file.arrayBuffer());
    const { listId } = await uploadArrivalList(ctx, { ...said, bytes, fileName: file.name });
    return redirect(`/shipments/import/${listId}`);
  });
}

export default function ImportLists() {
  const { lists, next, first, senders, now } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useI18n();
  useLive(({ entity }) => entity === "arrival_list");
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("imports.title")}</h1>
        <div className="actions">
          <a className="btn" href="/shipments/import/template.xlsx" download>
            <Icon name="download" />
            {t("imports.upload.template")}
          </a>
        </div>
      </div>
      <UploadForm answer={reply} senders={senders} />
      <h2>{t("imports.list.title")}</h2>
      <EarlierLists lists={lists} next={next} first={first} now={new Date(now)} />
    </div>
  );
}
