import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { changePassword } from "#app/domain/identity/manage-users.server.ts";
import { changePasswordSchema } from "#app/domain/identity/user.ts";
import { answer, answerAction } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/context.server.ts";
import { parseForm } from "#app/http/forms.server.ts";
import { redirectWithToast } from "#app/http/toast.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, SelectField, TextField } from "#app/ui/kit/form.tsx";

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const { user } = await requireUser(args);
    return { mustChange: user.mustChangePassword, timeZone: user.timeZone };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await requireUser(args);
    await changePassword(ctx, ctx.user.sessionId, await parseForm(args.request, changePasswordSchema));
    return redirectWithToast("/account", { key: "identity.account.changed" });
  });
}

export default function Account() {
  const { mustChange, timeZone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <div className="page" style={{ maxWidth: 480 }}>
      <h1>{t("identity.account.title")}</h1>
      {mustChange ? <div className="notice notice-warning">{t("identity.account.mustChange")}</div> : null}
      <Form method="post" className="card card-body stack">
        <FormProblems answer={reply}>
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
