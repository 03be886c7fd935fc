import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useRef } from "react";
import { homeOf } from "#app/domain/identity/roles.ts";
import { signIn } from "#app/domain/identity/sign-in.server.ts";
import { signOut } from "#app/domain/identity/sign-out.server.ts";
import { signInSchema } from "#app/domain/identity/user.ts";
import { answerAction } from "#app/http/answer.server.ts";
import { currentUser, publicCtx } from "#app/http/context.server.ts";
import { demoAccounts } from "#app/http/demo-accounts.server.ts";
import { parseForm } from "#app/http/forms.server.ts";
import { sessionCookie } from "#app/http/session-cookie.server.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { limit } from "#app/platform/rate-limit.server.ts";
import { FormProblems, TextField } from "#app/ui/kit/form.tsx";
import "#app/ui/identity/login.css";

/** Where to go after the sign-in: only a path of our own. */
function safeNext(url: string, fallback: string): string {
  const next = new URL(url).searchParams.get("next") ?? "";
  return /^\/(?![/\\])/.test(next) ? next : fallback;
}

export async function loader(args: LoaderFunctionArgs) {
  const user = await currentUser(args);
  if (user) {
    throw redirect(safeNext(args.request.url, homeOf(user.role)));
  }
  return data({ demo: demoAccounts() });
}

export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const ctx = await publicCtx(args);
    await limit("signInAddress", ctx.ip);
    const input = await parseForm(args.request.clone(), signInSchema);
    await limit("signInAccount", input.username);
    const former = await currentUser(args);
    const signed = await signIn(ctx, input, { userAgent: args.request.headers.get("user-agent") ?? "" });
    if (former) {
      await signOut(ctx, former.sessionId);
    }
    const cookie = await sessionCookie.serialize(signed.token, { expires: signed.expiresAt });
    return redirect(safeNext(args.request.url, homeOf(signed.role)), { headers: { "Set-Cookie": cookie } });
  });
}

export default function Login() {
  const { demo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const form = useRef<HTMLFormElement>(null);
  const busy = useNavigation().state !== "idle";
  const fillIn = (username: string, password: string) => {
    const fields = form.current?.elements;
    (fields?.namedItem("username") as HTMLInputElement).value = username;
    (fields?.namedItem("password") as HTMLInputElement).value = password;
  };
  return (
    <main className="login">
      <Form method="post" className="login-card card" ref={form}>
        <div className="row">
          <img src="/favicon.svg" alt="" width={40} height={40} />
          <div>
            <h1>{t("identity.login.title")}</h1>
            <span className="muted">{t("identity.login.subtitle")}</span>
          </div>
        </div>
        <FormProblems answer={answer}>
          <TextField name="username" label={t("identity.login.username")} required autoComplete="username" autoFocus />
          <TextField
            name="password"
            label={t("identity.login.password")}
            required
            type="password"
            autoComplete="current-password"
          />
        </FormProblems>
        <button className="btn btn-primary" disabled={busy}>
          {t("identity.login.submit")}
        </button>
      </Form>
      {demo.length > 0 ? (
        <section className="login-demo">
          <h2>{t("identity.login.demo")}</h2>
          <p className="muted">{t("identity.login.demoHint")}</p>
          <ul>
            {demo.map((account) => (
              <li key={account.username}>
                <button type="button" className="btn" onClick={() => fillIn(account.username, account.password)}>
                  <b>{t(`identity.roles.${account.role}`)}</b>
                  <span className="mono">{account.username}</span>
                  <span className="mono muted">{account.password}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </main>
  );
}
