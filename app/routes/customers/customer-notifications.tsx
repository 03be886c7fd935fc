import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useEffect, useState } from "react";
import { customerNotifications } from "#app/domain/notifications/customer-notifications.server.ts";
import {
  addEndpoint,
  editEndpoint,
  rotateSecret,
  switchEndpoint,
} from "#app/domain/notifications/manage-endpoints.server.ts";
import {
  addEndpointSchema,
  editEndpointSchema,
  endpointSchema,
  notificationSettingsSchema,
} from "#app/domain/notifications/notification-forms.ts";
import { saveNotificationSettings } from "#app/domain/notifications/save-settings.server.ts";
import { sendTestEvent } from "#app/domain/notifications/send-test-event.server.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireDesk, type UserCtx } from "#app/http/context.server.ts";
import { parseInput, type RawForm, readForm } from "#app/http/forms.server.ts";
import { redirectWithToast } from "#app/http/toast.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { EndpointList } from "#app/ui/notifications/endpoint-list.tsx";
import { SettingsForm } from "#app/ui/notifications/settings-form.tsx";
import "#app/ui/notifications/notifications.css";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => customerNotifications(await requireDesk(args), args.params.id ?? ""));
}

/** Carries out one of the page's acts; answers the toast to show, or a secret, which must not travel in an address. */
async function act(ctx: UserCtx, form: RawForm): Promise<string | { secret: string }> {
  switch (form.intent) {
    case "add":
      return addEndpoint(ctx, parseInput(addEndpointSchema, form));
    case "rotate":
      return rotateSecret(ctx, parseInput(endpointSchema, form));
    case "edit":
      await editEndpoint(ctx, parseInput(editEndpointSchema, form));
      return "notifications.endpoints.edited";
    case "enable":
    case "disable": {
      const on = form.intent === "enable";
      await switchEndpoint(ctx, parseInput(endpointSchema, form), on);
      return on ? "notifications.endpoints.enabled" : "notifications.endpoints.disabled";
    }
    case "test":
      await sendTestEvent(ctx, parseInput(endpointSchema, form).endpointId);
      return "notifications.endpoints.tested";
    default:
      await saveNotificationSettings(ctx, parseInput(notificationSettingsSchema, form));
      return "notifications.customer.saved";
  }
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireDesk(args);
    const { id } = args.params;
    if (!id) {
      throw redirect("/customers");
    }
    const done = await act(ctx, { ...(await readForm(args.request)), customerId: id });
    return typeof done === "string" ? redirectWithToast(`/customers/${id}/notifications`, { key: done }) : done;
  });
}

/** The last value there was: an answer is forgotten when the page's data is loaded anew, a secret is shown only once. */
function useKept(value: string | null): string | null {
  const [kept, keep] = useState(value);
  useEffect(() => {
    if (value !== null) {
      keep(value);
    }
  }, [value]);
  return value ?? kept;
}

export default function CustomerNotifications() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useI18n();
  const { customer } = page;
  const secret = useKept(reply?.ok && reply.result && "secret" in reply.result ? reply.result.secret : null);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("notifications.customer.title")}</h1>
        <span>{t("notifications.customer.who", { name: customer.name, code: customer.code })}</span>
        <div className="actions">
          <Link className="btn" to={`/customers/${customer.id}`}>
            {t("notifications.customer.back")}
          </Link>
        </div>
      </div>
      <SettingsForm page={page} reply={reply} />
      {page.may.endpoints ? <EndpointList endpoints={page.endpoints} secret={secret} reply={reply} /> : null}
    </div>
  );
}
