import { redirect } from "@remix-run/node";
import { flashCookie } from "./session-cookie.server.ts";

/** A message shown once after a redirect; `key` is a catalog key. */
export interface FlashToast {
  key: string;
  params?: Record<string, string | number>;
  tone?: "done" | "problem";
}

export async function redirectWithToast(url: string, toast: FlashToast): Promise<Response> {
  return redirect(url, { headers: { "Set-Cookie": await flashCookie.serialize(toast) } });
}

/** The waiting message, and the header that forgets it. */
export async function takeToast(request: Request): Promise<{ toast: FlashToast | null; clear: string | null }> {
  const toast = (await flashCookie.parse(request.headers.get("cookie"))) as FlashToast | null;
  return { toast, clear: toast ? await flashCookie.serialize("", { maxAge: 0 }) : null };
}
