import type * as z from "zod";
import type { Ctx } from "#app/platform/ctx.ts";
import type { preferencesSchema } from "./user.ts";

/** A user's own language, theme and time zone: taste, not a change anybody needs to be told of. *Writes* User. */
export async function savePreferences(ctx: Ctx, input: z.output<typeof preferencesSchema>): Promise<void> {
  await ctx.db.user.update({ where: { id: ctx.actor.id }, data: { ...input, updatedAt: ctx.now } });
}
