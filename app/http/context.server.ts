import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { loadSession, type SessionUser } from "#app/domain/identity/load-session.server.ts";
import { isDesk } from "#app/domain/identity/roles.ts";
import { isLocale, type Locale, localeFromHeader } from "#app/i18n/locale.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { db } from "#app/platform/db/db.server.ts";
import { DomainError } from "#app/platform/errors.ts";
import { readerCookie, sessionCookie } from "./session-cookie.server.ts";

type Args = Pick<LoaderFunctionArgs, "request" | "context">;
export type UserCtx = Ctx & { user: SessionUser };

const users = new WeakMap<Request, Promise<SessionUser | null>>();

/** The signed-in user of a request, or null. Read once a request. */
export function currentUser({ request, context }: Args): Promise<SessionUser | null> {
  let user = users.get(request);
  if (!user) {
    user = sessionCookie
      .parse(request.headers.get("cookie"))
      .then((token: unknown) => (typeof token === "string" ? loadSession(db, token, context.facts.now) : null));
    users.set(request, user);
  }
  return user;
}

/** Locale chosen by a reader who is not signed in: by cookie, else by what the browser asks for. */
export async function readerLocale(request: Request): Promise<Locale> {
  const chosen: unknown = await readerCookie.parse(request.headers.get("cookie"));
  const locale = (chosen as { locale?: unknown } | null)?.locale;
  return isLocale(locale) ? locale : localeFromHeader(request.headers.get("accept-language"));
}

function base(args: Args): Pick<Ctx, "db" | "now" | "requestId" | "ip"> {
  const { now, requestId, ip } = args.context.facts;
  return { db, now, requestId, ip };
}

/** Context of a signed-in user of any role; others are sent to the login page and brought back after it. */
export async function requireUser(args: Args): Promise<UserCtx> {
  const user = await currentUser(args);
  if (!user) {
    const url = new URL(args.request.url);
    const back = args.request.method === "GET" ? `${url.pathname}${url.search}` : "/";
    throw redirect(back === "/" ? "/login" : `/login?next=${encodeURIComponent(back)}`);
  }
  const actor = {
    kind: "user" as const,
    id: user.id,
    name: user.displayName,
    role: user.role,
    driverId: user.driverId,
  };
  return { ...base(args), actor, locale: user.locale, user };
}

/** Context of somebody of the desk (every role but drivers). Drivers are refused. */
export async function requireDesk(args: Args): Promise<UserCtx> {
  const ctx = await requireUser(args);
  if (!isDesk(ctx.actor)) {
    throw new DomainError("forbidden", { status: 403 });
  }
  return ctx;
}

/** Context of a public page: nobody in particular. */
export async function publicCtx(args: Args): Promise<Ctx> {
  const locale = await readerLocale(args.request);
  return { ...base(args), actor: { kind: "public", id: "public", name: "public", role: "public" }, locale };
}
