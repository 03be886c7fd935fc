import { createCookie } from "@remix-run/node";
import { env } from "#app/platform/env.server.ts";

const secure = env.PUBLIC_URL?.startsWith("https:") ?? false;
const base = { httpOnly: true, sameSite: "lax" as const, path: "/", secure };

export const sessionCookie = createCookie("yidao_session", base);
export const flashCookie = createCookie("yidao_flash", { ...base, maxAge: 60, secrets: [env.SESSION_SECRET] });
/** Language and theme of somebody who is not signed in. */
export const readerCookie = createCookie("yidao_reader", { ...base, maxAge: 31_536_000 });
