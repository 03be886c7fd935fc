import accounts from "#prisma/demo-accounts.json";
import { env } from "#app/platform/env.server.ts";

/** The demo's accounts for the login page; none outside the demo. */
export function demoAccounts(): { role: string; username: string; password: string }[] {
  return env.DEMO ? accounts : [];
}
