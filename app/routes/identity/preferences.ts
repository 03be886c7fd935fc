import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { savePreferences } from "#app/domain/identity/save-preferences.server.ts";
import { preferencesSchema } from "#app/domain/identity/user.ts";
import { answerAction } from "#app/http/answer.server.ts";
import { currentUser, requireUser } from "#app/http/context.server.ts";
import { parseForm } from "#app/http/forms.server.ts";
import { readerCookie } from "#app/http/session-cookie.server.ts";

export const loader = () => redirect("/");

/** The page the form stood on: only a path of our own. */
function cameFrom(request: Request): string {
  const referer = request.headers.get("referer");
  const path = referer && URL.canParse(referer) ? new URL(referer) : null;
  return path ? `${path.pathname}${path.search}` : "/";
}

/** Language, theme and time zone: kept with the user, or in a cookie for readers who are not signed in. */
export function action(args: ActionFunctionArgs) {
  return answerAction(async () => {
    const input = await parseForm(args.request.clone(), preferencesSchema);
    if (await currentUser(args)) {
      await savePreferences(await requireUser(args), input);
      return redirect(cameFrom(args.request));
    }
    const headers = { "Set-Cookie": await readerCookie.serialize({ locale: input.locale }) };
    return redirect(cameFrom(args.request), { headers });
  });
}
