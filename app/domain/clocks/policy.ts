import { isDesk, isSystem } from "#app/domain/identity/roles.ts";
import type { Actor } from "#app/platform/ctx.ts";

/** Deadlines are everybody's business at the desk. What moves them is authorised by the command that does. */
export const mayReadClocks = (actor: Actor): boolean => isDesk(actor) || isSystem(actor);
