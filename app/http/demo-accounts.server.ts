import { env } from "#app/platform/env.server.ts";
import accounts from "#prisma/demo-accounts.json";

/** The demo's accounts for the login page; none outside the demo. */
export function demoAccounts(): { role: string; username: string; password: string }[] {
  return env.DEMO ? accounts : [];
}
