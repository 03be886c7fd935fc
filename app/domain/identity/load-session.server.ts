import type { Locale } from "#app/i18n/locale.ts";
import type { Db } from "#app/platform/db/db-types.ts";
import type { Role } from "./roles.ts";
import { sessionIdOf } from "./session-token.server.ts";

export interface SessionUser {
  id: string;
  sessionId: string;
  username: string;
  displayName: string;
  role: Role;
  locale: Locale;
  theme: string;
  timeZone: string;
  mustChangePassword: boolean;
  driverId?: string;
}

const TOUCH_MS = 60_000;

/**
 * The user of a session token, or null when the session is unknown, revoked, idle too long, past its end, or its user was
 * switched off. *Writes* `lastSeenAt` at most once a minute.
 */
export async function loadSession(db: Db, token: string, now: Date): Promise<SessionUser | null> {
  const id = sessionIdOf(token);
  const session = await db.session.findUnique({ where: { id }, include: { user: { include: { driver: true } } } });
  if (!session?.user.active) {
    return null;
  }
  const restedMs = now.getTime() - session.lastSeenAt.getTime();
  if (now >= session.expiresAt || restedMs > session.idleMs) {
    return null;
  }
  if (restedMs > TOUCH_MS) {
    await db.session.updateMany({ where: { id }, data: { lastSeenAt: now } });
  }
  const { user } = session;
  return {
    id: user.id,
    sessionId: id,
    username: user.username,
    displayName: user.displayName,
    role: user.role as Role,
    locale: user.locale === "en" ? "en" : "zh-CN",
    theme: user.theme,
    timeZone: user.timeZone,
    mustChangePassword: user.mustChangePassword,
    ...(user.driver ? { driverId: user.driver.id } : {}),
  };
}
