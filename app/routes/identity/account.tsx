import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { changePassword } from "#app/domain/identity/manage-users.server.ts";
import { ownContact, saveOwnContact } from "#app/domain/identity/save-own-contact.server.ts";
import { changePasswordSchema, contactSchema } from "#app/domain/identity/user.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/context.server.ts";
import { parseInput, readForm } from "#app/http/forms.server.ts";
import { redirectWithToast } from "#app/http/toast.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, isRefusal, SelectField, TextField } from "#app/ui/kit/form.tsx";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireUser(args);
    const { mustChangePassword: mustChange, timeZone } = ctx.user;
    return { mustChange, timeZone, contact: await ownContact(ctx) };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireUser(args);
    const { intent, ...form } = await readForm(args.request);
    if (intent === "contact") {
      await saveOwnContact(ctx, parseInput(contactSchema, form));
      return redirectWithToast("/account", { key: "identity.account.contactSaved" });
    }
    await changePassword(ctx, ctx.user.sessionId, parseInput(changePasswordSchema, form));
    return redirectWithToast("/account", { key: "identity.account.changed" });
  });
}

/** Which of the page's two forms the server found fault with. */
function refusedForm(reply: unknown): "contact" | "password" | null {
  if (!isRefusal(reply)) {
    return null;
  }
  return reply.fields.some(({ field }) => field in contactSchema.shape) ? "contact" : "password";
}

export default function Account() {
  const { mustChange, timeZone, contact } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useI18n();
  const refused = refusedForm(reply);
  return (
    <div className="page" style={{ maxWidth: 480 }}>
      <h1>{t("identity.account.title")}</h1>
      {mustChange ? <div className="notice notice-warning">{t("identity.account.mustChange")}</div> : null}
      <Form method="post" className="card card-body stack">
        <FormProblems answer={refused === "password" ? reply : undefined}>
          <TextField
            name="current"
            label={t("identity.account.current")}
            type="password"
            required
            autoComplete="current-password"
          />
          <TextField
            name="password"
            label={t("identity.account.password")}
            hint={t("identity.account.passwordHint")}
            type="password"
            required
            minLength={10}
            autoComplete="new-password"
          />
        </FormProblems>
        <button className="btn btn-primary">{t("identity.account.change")}</button>
      </Form>
      <Form method="post" className="card card-body stack" key={JSON.stringify(contact)}>
        <h2>{t("identity.account.contact")}</h2>
        <p className="muted">{t("identity.account.contactHint")}</p>
        <FormProblems answer={refused === "contact" ? reply : undefined}>
          <TextField
            name="phone"
            label={t("identity.users.phone")}
            type="tel"
            autoComplete="tel"
            defaultValue={contact.phone ?? ""}
          />
          <TextField
            name="email"
            label={t("identity.users.email")}
            type="email"
            autoComplete="email"
            defaultValue={contact.email ?? ""}
          />
          <TextField
            name="wechatOpenId"
            label={t("identity.users.wechatOpenId")}
            hint={t("identity.users.wechatHint")}
            defaultValue={contact.wechatOpenId ?? ""}
          />
        </FormProblems>
        <button className="btn" name="intent" value="contact">
          {t("common.save")}
        </button>
      </Form>
      <Form
        method="post"
        action="/preferences"
        reloadDocument
        className="card card-body row"
        style={{ alignItems: "end" }}
      >
        <SelectField
          name="timeZone"
          label={t("identity.account.timeZone")}
          defaultValue={timeZone}
          choices={[
            { value: "Asia/Shanghai", label: t("identity.account.beijing") },
            { value: "Asia/Urumqi", label: t("identity.account.urumqi") },
          ]}
        />
        <button className="btn">{t("common.save")}</button>
      </Form>
    </div>
  );
}
