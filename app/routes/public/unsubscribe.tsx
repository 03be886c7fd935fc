import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { noticeSettings } from "#app/domain/notifications/settings.server.ts";
import { unsubscribe, unsubscribeState } from "#app/domain/notifications/unsubscribe.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { publicCtx } from "#app/http/context.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import "#app/ui/notifications/notifications.css";

export const headers = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex" });

/** Opening the link changes nothing: mail programs open links by themselves. */
export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await publicCtx(args);
    const { companyName, companyPhone } = noticeSettings();
    return { state: await unsubscribeState(ctx, args.params.token ?? ""), companyName, companyPhone };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => unsubscribe(await publicCtx(args), args.params.token ?? ""));
}

export default function Unsubscribe() {
  const { state, companyName: company, companyPhone: phone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useI18n();
  const now = reply?.ok ? reply.result : state;
  return (
    <main className="notif-public">
      <div className="card stack">
        {now === "subscribed" ? (
          <>
            <h1>{t("notifications.unsubscribe.title")}</h1>
            <p>{t("notifications.unsubscribe.ask", { company })}</p>
            <p className="muted">{t("notifications.unsubscribe.keep", { phone })}</p>
            <Form method="post">
              <button className="btn btn-primary">{t("notifications.unsubscribe.confirm")}</button>
            </Form>
          </>
        ) : (
          <>
            <h1>{t(`notifications.unsubscribe.${now === "unknown" ? "unknown" : "done"}`)}</h1>
            <p>{t(`notifications.unsubscribe.${now === "unknown" ? "unknownText" : "doneText"}`, { phone })}</p>
          </>
        )}
      </div>
    </main>
  );
}
