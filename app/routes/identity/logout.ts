import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signOut } from "#app/domain/identity/sign-out.server.ts";
import { requireUser } from "#app/http/context.server.ts";
import { sessionCookie } from "#app/http/session-cookie.server.ts";

export const loader = () => redirect("/");

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireUser(args);
  await signOut(ctx, ctx.user.sessionId);
  return redirect("/login", { headers: { "Set-Cookie": await sessionCookie.serialize("", { maxAge: 0 }) } });
}
