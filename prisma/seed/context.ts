import type { Role } from "#app/domain/identity/roles.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { Db } from "#app/platform/db/db-types.ts";

/** The program itself, at an instant: history is told by commands that believe it is then. */
export function systemAt(db: Db, now: Date): Ctx {
  return {
    actor: { kind: "system", id: "seed", name: "Yidao", role: "system" },
    db,
    now,
    locale: "zh-CN",
    requestId: "seed",
    ip: "",
  };
}

/** A member of staff, by role, at an instant. */
export async function staffAt(db: Db, role: Role, now: Date): Promise<Ctx> {
  const user = await db.user.findFirstOrThrow({ where: { role }, include: { driver: true }, orderBy: { id: "asc" } });
  const actor = { kind: "user" as const, id: user.id, name: user.displayName, role, driverId: user.driver?.id };
  return { ...systemAt(db, now), actor };
}
